import { dot, matmul, sum, sumColumns, sumRows, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTensor, matrix } from '../arbitraries.ts';
import { expectSame } from '../same-bits.ts';

const finite = (X: Tensor): boolean => X.data.every(Number.isFinite);

test('sumRows(X) = Xᵀ·1 and sumColumns(X) = X·1, in every bit', () => {
  fc.assert(
    fc.property(matrix, (X) => {
      const [M, C] = X.shape as [number, number];
      expectSame(sumRows(X), matmul(X.T, Tensor.full([M, 1], 1, X.dtype)));
      expectSame(sumColumns(X), matmul(X, Tensor.full([C, 1], 1, X.dtype)));
    }),
  );
});

test('sums overwrite out and return it', () => {
  fc.assert(
    fc.property(matrix, (X) => {
      const [M, C] = X.shape as [number, number];
      const rows = Tensor.full([C, 1], NaN, X.dtype);
      const columns = Tensor.full([M, 1], 777, X.dtype);
      expect(sumRows(X, rows)).toBe(rows);
      expect(sumColumns(X, columns)).toBe(columns);
      expectSame(rows, sumRows(X));
      expectSame(columns, sumColumns(X));
    }),
  );
});

test('sum(X) = dot(X, 1), for any rank', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      expect(dot(X, Tensor.full(X.shape, 1, X.dtype))).toBe(sum(X));
    }),
  );
});

test('dot(X, X) is never negative and dot commutes', () => {
  fc.assert(
    fc.property(anyTensor.filter(finite), (X) => {
      const Y = new Tensor(X.data.toReversed(), X.shape);
      expect(dot(X, X)).toBeGreaterThanOrEqual(0);
      expect(dot(X, Y)).toBe(dot(Y, X));
    }),
  );
});

test('examples', () => {
  const X = Tensor.from([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(sumRows(X).toArray()).toEqual([[5], [7], [9]]);
  expect(sumColumns(X).toArray()).toEqual([[6], [15]]);
  expect(sum(X)).toBe(21);
  expect(dot(X, X)).toBe(91);
  expect(sum(Tensor.from(3))).toBe(3);
  expect(sum(Tensor.from([16777216, 1]))).toBe(16777217);
});

test('messages', () => {
  const X = Tensor.zeros([2, 3]);
  const never = (value: unknown): never => value as never;
  expect(() => sumRows(Tensor.zeros([3]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: sumRows: X is [3], expected [M, C]]`,
  );
  expect(() => sumRows(X, Tensor.zeros([1, 3]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: sumRows: out is [1, 3], expected [3, 1]]`,
  );
  expect(() => sumRows(X, Tensor.zeros([3, 1], 'float64'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: sumRows: out is float64, expected float32]`,
  );
  expect(() => sumRows(never(X.T))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: sumRows: X is a Transposed, expected a Tensor [M, C]; only matmul reads .T]`,
  );
  expect(() => sumColumns(X, Tensor.zeros([3, 1]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: sumColumns: out is [3, 1], expected [2, 1]]`,
  );
  const single = Tensor.zeros([1, 1]);
  expect(() => sumRows(single, single)).toThrowErrorMatchingInlineSnapshot(
    `[Error: sumRows: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => sumColumns(single, single)).toThrowErrorMatchingInlineSnapshot(
    `[Error: sumColumns: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => sum(never([1, 2]))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: sum: X is an array, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => dot(X, Tensor.zeros([3, 2]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: dot: Y is [3, 2], expected [2, 3]]`,
  );
  expect(() => dot(X, X.to('float64'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: dot: Y is float64, expected float32; Y.to('float32') converts it]`,
  );
  expect(() => dot(never(null), X)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: dot: X is null, expected a Tensor; Tensor.from makes one]`,
  );
});
