import { argmax, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix } from '../arbitraries.ts';

test('argmax is the first column that no other one exceeds, and NaN exceeds all', () => {
  fc.assert(
    fc.property(matrix, (X) => {
      const [M, C] = X.shape as [number, number];
      const best = argmax(X);
      expect(best).toHaveLength(M);
      for (let i = 0; i < M; i++) {
        const row = Array.from({ length: C }, (_, c) => X.at(i, c));
        const nan = row.findIndex(Number.isNaN);
        expect(best[i]).toBe(nan >= 0 ? nan : row.indexOf(Math.max(...row)));
      }
    }),
  );
});

test('examples', () => {
  expect([
    ...argmax(
      Tensor.from([
        [1, 3, 2],
        [5, 5, 4],
        [-2, -1, -1],
      ]),
    ),
  ]).toEqual([1, 0, 1]);
  expect([
    ...argmax(
      Tensor.from([
        [1, NaN, 9],
        [NaN, NaN, 9],
        [-Infinity, -Infinity, 0],
      ]),
    ),
  ]).toEqual([1, 0, 2]);
  expect([...argmax(Tensor.from([[-0, 0]]))]).toEqual([0]);
  expect(argmax(Tensor.from([[1]]))).toBeInstanceOf(Uint32Array);
});

test('messages', () => {
  expect(() => argmax(Tensor.zeros([3]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: argmax: X is [3], expected [M, C]]`,
  );
  expect(() => argmax([[1, 2]] as never)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: argmax: X is an array, expected a Tensor [M, C]; Tensor.from makes one]`,
  );
});
