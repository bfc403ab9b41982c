import { expect, test } from 'vitest';
import { run } from '../1-line.ts';
import { watch } from './lines.ts';

test('a line: one Linear ends where least squares does, near the truth', () => {
  const { learned, exact, loss } = watch(run).result;
  expect(learned.slope).toBeCloseTo(exact.slope, 4);
  expect(learned.intercept).toBeCloseTo(exact.intercept, 4);
  expect(Math.abs(exact.slope - 2)).toBeLessThan(0.1); // standard error 0.1 / √(100/3) = 0.017
  expect(Math.abs(exact.intercept - 1)).toBeLessThan(0.1);
  expect(loss).toBeLessThan(0.02); // the noise has variance 0.01
});

test('a line: the same seed prints the same lines, another seed others', () => {
  expect(watch(run).lines).toEqual(watch(run).lines);
  expect(watch(run, 2).lines).not.toEqual(watch(run).lines);
});
