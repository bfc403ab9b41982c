import { describe, type Tensor } from '@chainrule/tensor';
import { expect } from 'vitest';

/** The first place where two lists of numbers differ in a bit; one NaN is as good as another. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): string | undefined {
  if (actual.length !== expected.length) return `${actual.length} numbers, expected ${expected.length}`;
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i]))
      return `[${i}] is ${describe(actual[i])}, expected ${describe(expected[i])}`;
  }
  return undefined;
}

/** Same shape, same dtype, same bits. */
export function expectSame(actual: Tensor, expected: Tensor): void {
  expect([actual.dtype, ...actual.shape]).toEqual([expected.dtype, ...expected.shape]);
  expect(difference(actual.data, expected.data)).toBeUndefined();
}
