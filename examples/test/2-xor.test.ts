import { expect, test } from 'vitest';
import { run } from '../2-xor.ts';
import { watch } from './lines.ts';

test.each([1, 2, 3])('XOR: the four outputs are learnt, from seed %i', (seed) => {
  const { outputs, loss } = watch(run, seed).result;
  expect(outputs.map((output) => Math.round(output))).toEqual([0, 1, 1, 0]);
  expect(loss).toBeLessThan(0.001);
});

test('XOR: the same seed prints the same lines, another seed others', () => {
  expect(watch(run).lines).toEqual(watch(run).lines);
  expect(watch(run, 2).lines).not.toEqual(watch(run).lines);
});
