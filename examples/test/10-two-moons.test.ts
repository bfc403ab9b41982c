import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../10-two-moons.ts';
import { watch } from './lines.ts';

const PICTURE = new URL('../out/10-two-moons.svg', import.meta.url);

test.each([1, 2, 3])('two moons: within 2 % of the best classifier there can be, from seed %i', (seed) => {
  const { accuracy, best } = watch(run, seed).result;
  expect(best).toBeGreaterThan(0.95);
  expect(accuracy).toBeGreaterThanOrEqual(best - 0.02);
});

test('two moons: field, boundaries, points and key are drawn; the same seed prints and draws the same', () => {
  rmSync(PICTURE, { force: true });
  const { lines, result } = watch(run);
  const svg = readFileSync(PICTURE, 'utf8');
  const count = (part: string | RegExp) => svg.split(part).length - 1;

  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
  expect(svg).toContain('<rect width="100%" height="100%" fill="white">'); // paper, whatever lies behind it
  expect(svg).toContain(`Two moons: ${(100 * result.accuracy).toFixed(1)} % of 500 unseen points`);
  for (const word of ['x₁', 'x₂', 'moon 0', 'moon 1', 'learned boundary', 'best possible']) {
    expect(svg).toContain(`>${word}</text>`);
  }
  expect(count('aria-label="contour"')).toBe(3); //    the field, and two lines
  expect(count('stroke-dasharray="6 4"')).toBe(2); // the best possible one, and its key
  const dots = svg.match(/<g [^>]*aria-label="dot">.*?<\/g>/gs)!;
  expect(dots.map((group) => group.match(/<(circle|path) /g)!.length)).toEqual([250, 250, 1, 1]); // and the key's
  expect(svg).not.toContain('NaN');

  expect(watch(run).lines).toEqual(lines);
  const unnumbered = (svg: string) => svg.replace(/plot-clip-\d+/g, 'plot-clip'); // Plot counts them by process
  expect(unnumbered(readFileSync(PICTURE, 'utf8')) === unnumbered(svg)).toBe(true);
  expect(watch(run, 2).lines).not.toEqual(lines);
});
