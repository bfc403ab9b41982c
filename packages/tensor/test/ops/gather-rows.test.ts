import { gatherRows, matmul, Rng, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix } from '../arbitraries.ts';
import { expectSame } from '../same-bits.ts';

const picked = matrix.chain((X) =>
  fc.tuple(fc.constant(X), fc.array(fc.nat({ max: X.shape[0]! - 1 }), { minLength: 1, maxLength: 12 })),
);

test('row i of the result is row indices[i] of X', () => {
  fc.assert(
    fc.property(picked, ([X, indices]) => {
      const out = Tensor.full([indices.length, X.shape[1]!], NaN, X.dtype);
      expect(gatherRows(X, indices, out)).toBe(out);
      const rows = X.toArray() as number[][];
      expectSame(
        out,
        Tensor.from(
          indices.map((i) => rows[i]!),
          { dtype: X.dtype },
        ),
      );
      for (const typed of [Uint32Array, Int32Array, Uint8Array, Float64Array]) {
        expectSame(gatherRows(X, typed.from(indices)), out);
      }
    }),
  );
});

test('a permutation undone by its inverse gives X back', () => {
  fc.assert(
    fc.property(matrix, fc.integer(), (X, seed) => {
      const order = new Rng(seed).permutation(X.shape[0]!);
      const inverse = Array.from(order, (_, i) => order.indexOf(i));
      expectSame(gatherRows(gatherRows(X, order), inverse), X);
    }),
  );
});

test('gathering is the product with rows of the identity', () => {
  const X = Tensor.from([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
  expectSame(
    gatherRows(X, [2, 0, 2]),
    matmul(
      Tensor.from([
        [0, 0, 1],
        [1, 0, 0],
        [0, 0, 1],
      ]),
      X,
    ),
  );
});

test('messages', () => {
  const X = Tensor.zeros([3, 2]);
  const never = (value: unknown): never => value as never;
  expect(() => gatherRows(X, [])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: gatherRows: indices is empty, expected at least one row number]`,
  );
  expect(() => gatherRows(X, [0, 3])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[1] is 3, expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, [-1])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[0] is -1, expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, [0.5])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[0] is 0.5, expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, [NaN])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[0] is NaN, expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, never(['0']))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[0] is '0', expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, never(new Array(1)))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: gatherRows: indices[0] is undefined, expected a row of X, 0 to 2]`,
  );
  expect(() => gatherRows(X, never(1))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: gatherRows: indices is 1, expected an array of row numbers]`,
  );
  expect(() => gatherRows(X, never(X))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: gatherRows: indices is a Tensor, expected an array of row numbers]`,
  );
  expect(() => gatherRows(Tensor.zeros([3]), [0])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: gatherRows: X is [3], expected [M, C]]`,
  );
  expect(() => gatherRows(X, [0], Tensor.zeros([2, 2]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: gatherRows: out is [2, 2], expected [1, 2]]`,
  );
  expect(() => gatherRows(X, [0], Tensor.zeros([1, 2], 'float64'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: gatherRows: out is float64, expected float32]`,
  );
  expect(() => gatherRows(X, [0, 1, 2], X)).toThrowErrorMatchingInlineSnapshot(
    `[Error: gatherRows: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
});
