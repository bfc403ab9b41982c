import { elementary } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { expect, test } from 'vitest';

test('the cross-entropy of a class that is nearly certain is the probability of the others, not 0', () => {
  const others = elementary.exp(-50);
  const Z = Float64Array.of(50, 0);
  expect(kernels.crossEntropy(Z, Int32Array.of(0), 0, new Float64Array(2), 1, 2)).toBe(others);
  expect(kernels.softCrossEntropy(Z, Float64Array.of(1, 0), 0, new Float64Array(2), 1, 2)).toBe(others);
});
