import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { command } from './command.ts';

const PICTURE = new URL('../out/11-autoencoder.svg', import.meta.url);

test('autoencoder: a quarter less error than PCA with as many numbers, drawn, everywhere the same', async () => {
  rmSync(PICTURE, { force: true });
  const lines = await command('11-autoencoder.ts');
  const text = lines.join('\n');
  const error = (name: string) => new RegExp(`^ {2}${name} +\\d+ +(0\\.\\d{4})$`, 'm').exec(text)![1]!;
  const [mean, pca, autoencoder] = [error('the mean digit'), error('PCA'), error('autoencoder')];
  expect(Number(mean)).toBeGreaterThan(0.06);
  expect(Number(pca)).toBeLessThan(Number(mean) / 2);
  expect(Number(autoencoder)).toBeLessThan(0.75 * Number(pca));
  // Recorded: whatever varied from run to run or by machine would show.
  expect(lines).toContain('  epoch 5/5   loss 0.1174');
  expect([mean, pca, autoencoder]).toEqual(['0.0671', '0.0253', '0.0178']);

  const svg = readFileSync(PICTURE, 'utf8');
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
  expect(svg).toContain('<rect width="100%" height="100%" fill="white">'); // paper, whatever lies behind it
  const pictures = svg.match(/"data:image\/png;base64,[^"]+"/g)!;
  expect(pictures).toHaveLength(40); //        ten kinds of digit in four rows
  expect(new Set(pictures).size).toBe(31); // the mean is the same for all
  for (const number of [mean, pca, autoencoder]) expect(svg).toContain(`error ${number}</text>`);
  expect(svg.length).toBeLessThan(60_000);
}, 300_000);
