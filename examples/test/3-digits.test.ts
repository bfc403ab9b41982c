import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { command } from './command.ts';

const CURVE = new URL('../out/3-digits-loss.svg', import.meta.url);

test('digits: gradients proven, 94 % and more read rightly, the loss drawn, everywhere the same', async () => {
  rmSync(CURVE, { force: true });
  const lines = await command('3-digits.ts');
  const text = lines.join('\n');

  // Every gradient is looked at: all its numbers, or, where they are many, at least a hundred of them.
  const gradients = lines.filter((line) => line.includes('dLd')).map((line) => line.trim().split(/ +/));
  expect(gradients.map(([name]) => name)).toEqual(['dLdZ', 'dLdA', '0.dLdW', '0.dLdb', '2.dLdW', '2.dLdb']);
  for (const row of gradients) {
    const [numbers, checked, proven] = row.slice(1).map((cell) => Number(cell.replace(',', '')));
    expect(proven).toBe(checked);
    expect(checked).toBeGreaterThanOrEqual(Math.min(numbers!, 100));
  }
  expect(text).toMatch(/ (\S+) of \1 proven/);
  expect(
    lines.filter((line) => /^ {2}epoch \d\/5 {3}loss 0\.\d{4} {3}accuracy \d\d\.\d\d %$/.test(line)),
  ).toHaveLength(5);
  expect(Number(/Test: (\S+) %/.exec(text)![1])).toBeGreaterThanOrEqual(94);
  expect(text).toContain('examples/out/3-digits-loss.svg');
  expect(readFileSync(CURVE, 'utf8')).toMatch(
    /^<svg[^]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/,
  );
  // Recorded: whatever varied from run to run or by machine would show in what five epochs make of it.
  expect(lines).toContain('  epoch 5/5   loss 0.1552   accuracy 95.45 %');
  expect(lines).toContain('Test: 95.40 %, 1,908 of 2,000 digits it had never seen');
}, 300_000);
