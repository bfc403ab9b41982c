import { allocate, Tensor, type DType, type Shape } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dtypes, number } from '../arbitraries.ts';

const shape = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
const makers: [string, (shape: Shape, dtype?: DType) => Tensor][] = [
  ['Tensor.zeros', (...args) => Tensor.zeros(...args)],
  ['allocate', allocate],
  ['Tensor.full', (shape, dtype) => Tensor.full(shape, 7, dtype)],
];

describe.each(makers)('%s', (name, make) => {
  test('fills the shape, in float32 unless said otherwise', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(...dtypes), (sizes, dtype) => {
        const X = make(sizes, dtype);
        expect([X.dtype, X.rank, ...X.shape]).toEqual([dtype, sizes.length, ...sizes]);
        expect(X.size).toBe(sizes.reduce((product, length) => product * length, 1));
        expect([...X.data]).toEqual(Array(X.size).fill(name === 'Tensor.full' ? 7 : 0));
        expect(make(sizes).dtype).toBe('float32');
      }),
    );
  });

  test.each([0, -1, 1.5, NaN, Infinity, '3', null, undefined, 2n, 2 ** 53])(
    'refuses the size %s',
    (length) => {
      expect(() => make([2, length as number])).toThrow(`${name}: shape is [2, `);
    },
  );
});

test('Tensor.full rounds its value to the dtype', () => {
  fc.assert(
    fc.property(number, (value) => {
      expect(Tensor.full([], value).item()).toBe(Math.fround(value));
      expect(Tensor.full([1], value, 'float64').item()).toBe(value);
    }),
  );
});

test('the shape is frozen and a copy', () => {
  const sizes = [2, 3];
  const X = Tensor.zeros(sizes);
  sizes[0] = 9;
  expect(X.shape).toEqual([2, 3]);
  expect(() => (X.shape as number[]).push(1)).toThrow(TypeError);
});

test('the constructor wraps without copying', () => {
  const data = new Float64Array(6);
  const X = new Tensor(data, [2, 3]);
  expect(X.data).toBe(data);
  expect(X.dtype).toBe('float64');
  data[5] = 4;
  expect(X.at(1, 2)).toBe(4);
});

test('messages', () => {
  const never = (value: unknown): never => value as never;
  expect(() => Tensor.zeros([2, 0])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is [2, 0], expected sizes that are positive integers]`,
  );
  expect(() => Tensor.zeros([-1])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is [-1], expected sizes that are positive integers]`,
  );
  expect(() => Tensor.zeros([1.5])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is [1.5], expected sizes that are positive integers]`,
  );
  expect(() => Tensor.zeros(never(['3']))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is ['3'], expected sizes that are positive integers]`,
  );
  // eslint-disable-next-line no-sparse-arrays
  expect(() => Tensor.zeros(never([2, , 3]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is [2, undefined, 3], expected sizes that are positive integers]`,
  );
  expect(() => Tensor.zeros(never(3))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape is 3, expected an array of sizes such as [2, 3]]`,
  );
  expect(() => Tensor.zeros([1e5, 1e5])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.zeros: shape [100000, 100000] has more than 2³² numbers, too many for one tensor]`,
  );
  expect(() => Tensor.zeros(Array(5).fill(2 ** 52))).toThrow('too many for one tensor');
  expect(() => Tensor.zeros([2], never('double'))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.zeros: dtype is 'double', expected 'float32' or 'float64']`,
  );
  expect(() => Tensor.full([2], never('1'))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor.full: value is '1', expected a number]`,
  );
  expect(() => Tensor.full([2], 1, never(64))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.full: dtype is 64, expected 'float32' or 'float64']`,
  );
  expect(() => allocate([0])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: allocate: shape is [0], expected sizes that are positive integers]`,
  );
  expect(() => allocate([1], never(null))).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: allocate: dtype is null, expected 'float32' or 'float64']`,
  );
  expect(() => new Tensor(new Float32Array(5), [2, 3])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor: data has 5 values, shape [2, 3] needs 6]`,
  );
  expect(() => new Tensor(new Float32Array(0), [0])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor: shape is [0], expected sizes that are positive integers]`,
  );
  expect(() => new Tensor(never([1]), [1])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor: data is an array, expected a Float32Array or Float64Array; Tensor.from takes other arrays]`,
  );
  expect(() => new Tensor(never(new Int32Array(1)), [1])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Tensor: data is an Int32Array, expected a Float32Array or Float64Array; Tensor.from takes other arrays]`,
  );
});
