import { expect, test } from 'vitest';
import { run } from '../5-miles-per-gallon.ts';
import { watch } from './lines.ts';

test.each([1, 2, 3])('miles per gallon: R² of at least 0.75 on a held-out quarter, from seed %i', (seed) => {
  const { r2, error, train, test } = watch(run, seed).result;
  expect({ train, test }).toEqual({ train: 294, test: 98 }); // 406 of which 14 have missing values
  expect(r2).toBeGreaterThanOrEqual(0.75);
  expect(error).toBeLessThan(4); // mpg; always saying the mean is off by more than 6
});

test('miles per gallon: the same seed prints the same lines, another seed others', () => {
  expect(watch(run).lines).toEqual(watch(run).lines);
  expect(watch(run, 2).lines).not.toEqual(watch(run).lines);
});
