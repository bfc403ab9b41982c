import { Tensor, type NestedArray } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTensor, number } from '../arbitraries.ts';
import { difference, expectSame } from '../same-bits.ts';

test('Tensor.from undoes toArray', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      expectSame(Tensor.from(X.toArray(), { dtype: X.dtype }), X);
    }),
  );
});

test('Tensor.from takes flat numbers with a shape, or nested ones under another shape', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const { shape, dtype } = X;
      expectSame(Tensor.from(X.data, { shape, dtype }), X);
      expectSame(Tensor.from([...X.data], { shape, dtype }), X);
      expectSame(Tensor.from(X.toArray(), { shape: [X.size], dtype }), X.reshape([X.size]));
    }),
  );
});

test('Tensor.from copies: what is written to either is not seen in the other', () => {
  const values = new Float32Array([1, 2]);
  const X = Tensor.from(values);
  values[0] = 7;
  X.data[1] = 8;
  expect([...values, ...X.data]).toEqual([7, 2, 1, 8]);
});

test('numbers are rounded once to the dtype, float32 unless said otherwise', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), (values) => {
      expect(difference(Tensor.from(values).data, values.map(Math.fround))).toBeUndefined();
      expect(difference(Tensor.from(values, { dtype: 'float64' }).data, values)).toBeUndefined();
    }),
  );
});

const typed = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array];

test.each([...typed, Float32Array, Float64Array])(
  'every kind of typed array, flat or as rows: %o',
  (Kind) => {
    const row = Kind.from([1, 2, 3]);
    expect(Tensor.from(row).toArray()).toEqual([1, 2, 3]);
    expect(Tensor.from(row, { shape: [3, 1] }).toArray()).toEqual([[1], [2], [3]]);
    const rows = Tensor.from([row, Kind.from([4, 5, 6])]);
    expect([rows.dtype, ...rows.shape]).toEqual(['float32', 2, 3]);
    expect(rows.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  },
);

test('rows of typed arrays and of plain arrays mix; array-like objects are arrays', () => {
  expect(Tensor.from([new Float64Array([0.5]), [2]] as NestedArray[]).toArray()).toEqual([[0.5], [2]]);
  expect(Tensor.from({ length: 2, 0: 5, 1: 6 }).toArray()).toEqual([5, 6]);
});

test('rank 0 … 4 by nesting', () => {
  let nested: NestedArray = 5;
  for (let rank = 0; rank <= 4; rank++, nested = [nested]) {
    const X = Tensor.from(nested);
    expect(X.rank).toBe(rank);
    expect(X.shape).toEqual(Array(rank).fill(1));
    expect(X.toArray()).toEqual(nested);
  }
});
