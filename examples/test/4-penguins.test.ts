import { expect, test } from 'vitest';
import { run } from '../4-penguins.ts';
import { watch } from './lines.ts';

test.each([1, 2, 3])('penguins: at least 95 % of a held-out quarter named rightly, from seed %i', (seed) => {
  const { accuracy, train, test } = watch(run, seed).result;
  expect({ train, test }).toEqual({ train: 256, test: 86 }); // 344 of which 2 have no measurements
  expect(accuracy).toBeGreaterThanOrEqual(0.95);
});

test('penguins: the same seed prints the same lines, another seed others', () => {
  expect(watch(run).lines).toEqual(watch(run).lines);
  expect(watch(run, 2).lines).not.toEqual(watch(run).lines);
});
