import { affine, matmul, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

const zeros = (...shape: number[]): Tensor => Tensor.zeros(shape);
const never = (value: unknown): never => value as never;

test('matmul: shapes', () => {
  expect(() => matmul(zeros(2, 3), zeros(2, 3))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X is [2, 3], Y is [2, 3]; the inner sizes 3 and 2 differ]`,
  );
  expect(() => matmul(zeros(2, 3).T, zeros(3, 2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X.T is [3, 2], Y is [3, 2]; the inner sizes 2 and 3 differ]`,
  );
  expect(() => matmul(zeros(2, 3), zeros(3, 2).T)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X is [2, 3], Y.T is [2, 3]; the inner sizes 3 and 2 differ]`,
  );
  expect(() => matmul(zeros(2, 3).T, zeros(3, 4).T)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X.T is [3, 2], Y.T is [4, 3]; the inner sizes 2 and 4 differ]`,
  );
  expect(() => matmul(zeros(3), zeros(3, 2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X is [3], expected rank 2]`,
  );
  expect(() => matmul(zeros(2, 3), zeros(3, 2, 1))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: Y is [3, 2, 1], expected rank 2]`,
  );
  expect(() => matmul(zeros(2, 3), zeros(3, 4), zeros(4, 2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: out is [4, 2], expected [2, 4]]`,
  );
});

test('matmul: dtypes', () => {
  const Y = Tensor.zeros([3, 2], 'float64');
  expect(() => matmul(zeros(2, 3), Y)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: matmul: X is float32, Y is float64; Y.to('float32') converts it]`,
  );
  expect(() => matmul(Y.T, zeros(3, 2))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: matmul: X is float64, Y is float32; Y.to('float64') converts it]`,
  );
  expect(() =>
    matmul(zeros(2, 3), zeros(3, 2), Tensor.zeros([2, 2], 'float64')),
  ).toThrowErrorMatchingInlineSnapshot(`[DTypeError: matmul: out is float64, expected float32]`);
});

test('matmul: what is no tensor', () => {
  expect(() => matmul(never([[1]]), zeros(1, 1))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matmul: X is an array, expected a Tensor or the .T of one]`,
  );
  expect(() => matmul(zeros(1, 1), never(undefined))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matmul: Y is undefined, expected a Tensor or the .T of one]`,
  );
  expect(() => matmul(zeros(1, 1), zeros(1, 1), never(null))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matmul: out is null, expected a Tensor [1, 1]; Tensor.from makes one]`,
  );
  expect(() => matmul(zeros(1, 1), zeros(1, 1), never(zeros(1, 1).T))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: matmul: out is a Transposed, expected a Tensor [1, 1]; only matmul reads .T]`,
  );
});

test('matmul: out that is read while it is written', () => {
  const X = zeros(2, 2);
  const data = new Float32Array(6);
  const first = new Tensor(data.subarray(0, 4), [2, 2]);
  const last = new Tensor(data.subarray(2, 6), [2, 2]);
  expect(() => matmul(X, zeros(2, 2), X)).toThrowErrorMatchingInlineSnapshot(
    `[Error: matmul: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => matmul(zeros(2, 2), X.T, X)).toThrowErrorMatchingInlineSnapshot(
    `[Error: matmul: out shares memory with Y, which is still read while out is written; pass Y.clone() or another out]`,
  );
  expect(() => matmul(X.T, zeros(2, 2).T, X)).toThrow('out shares memory with X');
  expect(() => matmul(first, X, last)).toThrow('out shares memory with X');
  expect(() => matmul(last, X, first)).toThrow('out shares memory with X');
});

test('matmul: neighbours in one buffer do not overlap', () => {
  const data = new Float32Array(8).fill(1);
  const X = new Tensor(data.subarray(0, 4), [2, 2]);
  const out = new Tensor(data.subarray(4), [2, 2]);
  expect(matmul(X, X, out).toArray()).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(matmul(out, out, X).toArray()).toEqual([
    [8, 8],
    [8, 8],
  ]);
});

test('affine', () => {
  const [A, W, b] = [zeros(2, 3), zeros(4, 3), zeros(4, 1)];
  expect(() => affine(zeros(3), W, b)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: affine: A is [3], expected [N, inFeatures]]`,
  );
  expect(() => affine(A, zeros(3, 4), b)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: affine: W is [3, 4], expected [outFeatures, 3]]`,
  );
  expect(() => affine(A, W, zeros(1, 4))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: affine: b is [1, 4], expected [4, 1]]`,
  );
  expect(() => affine(A, W, b, zeros(2, 3))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: affine: out is [2, 3], expected [2, 4]]`,
  );
  expect(() => affine(A, W.to('float64'), b)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: affine: W is float64, expected float32; W.to('float32') converts it]`,
  );
  expect(() => affine(A, W, b.to('float64'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: affine: b is float64, expected float32; b.to('float32') converts it]`,
  );
  expect(() => affine(A, never(W.T), b)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: affine: W is a Transposed, expected a Tensor [outFeatures, 3]; only matmul reads .T]`,
  );
  const square = zeros(2, 2);
  expect(() => affine(square, zeros(2, 2), undefined, square)).toThrowErrorMatchingInlineSnapshot(
    `[Error: affine: out shares memory with A, which is still read while out is written; pass A.clone() or another out]`,
  );
  expect(() => affine(zeros(2, 2), square, undefined, square)).toThrowErrorMatchingInlineSnapshot(
    `[Error: affine: out shares memory with W, which is still read while out is written; pass W.clone() or another out]`,
  );
  const column = zeros(1, 1);
  expect(() => affine(zeros(1, 3), zeros(1, 3), column, column)).toThrowErrorMatchingInlineSnapshot(
    `[Error: affine: out shares memory with b, which is still read while out is written; pass b.clone() or another out]`,
  );
});
