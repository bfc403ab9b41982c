import { Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

/** Whatever a user without types may pass. */
const from = (values: unknown, options?: unknown): Tensor => Tensor.from(values as never, options as never);

test('ragged', () => {
  expect(() => from([[1, 2], [3]])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] has 1 value, expected 2 as in the first row; all rows have the same length]`,
  );
  expect(() => from([[1], [2, 3, 4]])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] has 3 values, expected 1 as in the first row; all rows have the same length]`,
  );
  expect(() => from([[1, 2], 3])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] is a number, expected 2 values as in the first row; all rows have the same length]`,
  );
  expect(() => from([1, [2, 3]])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] has 2 values, expected a number as in the first row; all rows have the same length]`,
  );
  expect(() =>
    from([
      [[1], [2]],
      [[3], 4],
    ]),
  ).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1, 1] is a number, expected 1 value as in the first row; all rows have the same length]`,
  );
  expect(() => from([new Float32Array(2), new Float32Array(3)])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] has 3 values, expected 2 as in the first row; all rows have the same length]`,
  );
  expect(() =>
    from([
      [1, 2],
      [new Float32Array(1), 3],
    ]),
  ).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1, 0] has 1 value, expected a number as in the first row; all rows have the same length]`,
  );
});

test('empty', () => {
  expect(() => from([])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: the array is empty, expected at least one value]`,
  );
  expect(() => from([[], []])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [0] is empty, expected at least one value]`,
  );
  expect(() => from([[1], []])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [1] is empty, expected at least one value]`,
  );
  expect(() => from(new Float64Array(0))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: the array is empty, expected at least one value]`,
  );
  expect(() => from([new Float64Array(0)])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: row [0] is empty, expected at least one value]`,
  );
});

test('holes and what is no number', () => {
  expect(() => from(new Array(2))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [0] is undefined, expected a number]`,
  );
  // eslint-disable-next-line no-sparse-arrays
  expect(() => from([[1], , [3]])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [1] is undefined, expected an array]`,
  );
  expect(() =>
    from([
      [1, 2],
      [3, null],
    ]),
  ).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [1, 1] is null, expected a number]`,
  );
  expect(() => from([1, undefined])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [1] is undefined, expected a number]`,
  );
  expect(() => from([[1], ['2']])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [1, 0] is '2', expected a number]`,
  );
  expect(() => from([true, false])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [0] is true, expected a number]`,
  );
  expect(() => from([[1], null])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [1] is null, expected an array]`,
  );
  expect(() => from([1n])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [0] is 1n, expected a number]`,
  );
  expect(() => from(new BigInt64Array(1))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [0] is 0n, expected a number]`,
  );
});

test('values that are no array', () => {
  expect(() => from(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is undefined, expected numbers]`,
  );
  expect(() => from(null)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is null, expected numbers]`,
  );
  expect(() => from('1, 2')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is '1, 2', expected numbers]`,
  );
  expect(() => from({ x: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is an object, expected numbers]`,
  );
  expect(() => from(new DataView(new ArrayBuffer(4)))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is a DataView, expected numbers]`,
  );
  expect(() => from(Tensor.zeros([2]))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: values is a Tensor, expected numbers]`,
  );
  expect(() => from([Tensor.zeros([2])])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: the value at [0] is a Tensor, expected a number]`,
  );
});

test('options', () => {
  expect(() => from([1, 2, 3], { shape: [2, 2] })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: got 3 values, shape [2, 2] needs 4]`,
  );
  expect(() => from([1], { shape: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: shape is 1, expected an array of sizes such as [2, 3]]`,
  );
  expect(() => from([1], { shape: [0] })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: shape is [0], expected sizes that are positive integers]`,
  );
  expect(() => from([1], { dtype: 'float16' })).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.from: dtype is 'float16', expected 'float32' or 'float64']`,
  );
  expect(() => from([1], { dtype: 'Float32' })).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.from: dtype is 'Float32', expected 'float32' or 'float64']`,
  );
  expect(() => from([1], { dtyp: 'float64' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: unknown option 'dtyp'; did you mean 'dtype'?]`,
  );
  expect(() => from([1], 'float64')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: options are 'float64', expected an object such as { dtype: … }]`,
  );
  expect(() => from([1], [1, 1])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: options are an array, expected an object such as { dtype: … }]`,
  );
  expect(() => from([1], null)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.from: options are null, expected an object such as { dtype: … }]`,
  );
});

test('an array that contains itself', () => {
  const endless: unknown[] = [];
  endless.push(endless);
  expect(() => Tensor.from(endless as number[])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.from: arrays are nested more than 32 deep; does one contain itself?]`,
  );
});
