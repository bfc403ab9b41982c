import {
  add,
  addRow,
  axpy,
  map,
  multiply,
  multiplyRow,
  scale,
  subtract,
  Tensor,
  zip,
} from '@chainrule/tensor';
import { expect, test } from 'vitest';

const X = Tensor.zeros([2, 3]);
const other = Tensor.zeros([3, 2]);
const double = X.to('float64');
const never = (value: unknown): never => value as never;

test('shapes and dtypes', () => {
  expect(() => add(X, other)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: add: Y is [3, 2], expected [2, 3]]`,
  );
  expect(() => subtract(X, double)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: subtract: Y is float64, expected float32; Y.to('float32') converts it]`,
  );
  expect(() => multiply(X, X, other)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: multiply: out is [3, 2], expected [2, 3]]`,
  );
  expect(() => multiply(X, X, double)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: multiply: out is float64, expected float32]`,
  );
  expect(() => scale(2, X, other)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: scale: out is [3, 2], expected [2, 3]]`,
  );
  expect(() => axpy(2, X, double)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: axpy: Y is float64, expected float32; Y.to('float32') converts it]`,
  );
  expect(() => addRow(X, Tensor.zeros([1, 3]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: addRow: r is [1, 3], expected [3, 1]]`,
  );
  expect(() => addRow(Tensor.zeros([3]), Tensor.zeros([3, 1]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: addRow: X is [3], expected [M, C]]`,
  );
  expect(() => multiplyRow(X, Tensor.zeros([3, 1], 'float64'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: multiplyRow: r is float64, expected float32; r.to('float32') converts it]`,
  );
  expect(() => map(X, Math.abs, other)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: map: out is [3, 2], expected [2, 3]]`,
  );
  expect(() => zip(X, other, Math.max)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: zip: Y is [3, 2], expected [2, 3]]`,
  );
});

test('what is no tensor, number or function', () => {
  expect(() => add(never(1), X)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: add: X is 1, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => add(X, never(1))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: add: Y is 1, expected a Tensor [2, 3]; Tensor.from makes one]`,
  );
  expect(() => add(X, never(X.T))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: add: Y is a Transposed, expected a Tensor [2, 3]; only matmul reads .T]`,
  );
  expect(() => map(never(other.T), Math.abs)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: map: X is a Transposed, expected a Tensor; only matmul reads .T]`,
  );
  expect(() => scale(never(X), never(2))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: scale: alpha is a Tensor, expected a number]`,
  );
  expect(() => scale(2, never([1]))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: scale: X is an array, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => axpy(never('2'), X, X)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: axpy: alpha is '2', expected a number]`,
  );
  expect(() => map(X, never(undefined))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: map: f is undefined, expected a function of numbers]`,
  );
  expect(() => zip(X, X, never('max'))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: zip: f is 'max', expected a function of numbers]`,
  );
});

test('an out that lies across an operand is refused: later elements would be read after they are written', () => {
  const data = new Float32Array(8);
  const here = new Tensor(data.subarray(0, 6), [2, 3]);
  const there = new Tensor(data.subarray(1, 7), [2, 3]);
  const r = new Tensor(data.subarray(0, 3), [3, 1]);
  expect(() => add(here, X, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: add: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => subtract(X, here, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: subtract: out shares memory with Y, which is still read while out is written; pass Y.clone() or another out]`,
  );
  expect(() => multiply(there, X, here)).toThrowErrorMatchingInlineSnapshot(
    `[Error: multiply: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => scale(2, here, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: scale: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => axpy(2, here, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: axpy: Y shares memory with X, which is still read while Y is written; pass X.clone() or another Y]`,
  );
  expect(() => map(here, Math.abs, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: map: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => zip(X, here, Math.max, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: zip: out shares memory with Y, which is still read while out is written; pass Y.clone() or another out]`,
  );
  expect(() => addRow(here, r, there)).toThrowErrorMatchingInlineSnapshot(
    `[Error: addRow: out shares memory with X, which is still read while out is written; pass X.clone() or another out]`,
  );
  expect(() => addRow(here, r, here)).toThrowErrorMatchingInlineSnapshot(
    `[Error: addRow: out shares memory with r, which is still read while out is written; pass r.clone() or another out]`,
  );
  expect(() => multiplyRow(here, r, here)).toThrowErrorMatchingInlineSnapshot(
    `[Error: multiplyRow: out shares memory with r, which is still read while out is written; pass r.clone() or another out]`,
  );
});
