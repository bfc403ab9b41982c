import { expect, test } from 'vitest';
import * as kernels from '../../src/kernels/index.ts';
import * as reference from '../../src/kernels/reference/index.ts';
import { difference } from '../same-bits.ts';

test('an operand larger than the stage goes through the kernels all the same', () => {
  const size = 400_000; // float64: 3.2 MB, thrice
  const [X, Y] = [1, 2].map((seed) =>
    Float64Array.from({ length: size }, (_, i) => Math.fround(seed / (i + 1))),
  );
  const [actual, expected] = [new Float64Array(size), new Float64Array(size)];
  kernels.multiply(X!, Y!, actual, size);
  reference.multiply(X!, Y!, expected, size);
  expect(difference(actual, expected)).toBeUndefined();
});
