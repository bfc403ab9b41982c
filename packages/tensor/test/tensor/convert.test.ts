import { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTensor } from '../arbitraries.ts';
import { difference, expectSame } from '../same-bits.ts';

test('clone has the same numbers in memory of its own', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const copy = X.clone();
      expectSame(copy, X);
      copy.data.fill(3);
      expect(copy.data.buffer).not.toBe(X.data.buffer);
      expectSame(Tensor.full(X.shape, 3, X.dtype), copy);
    }),
  );
});

test('clone of a window takes the window alone', () => {
  const memory = new Float32Array([1, 2, 3, 4]);
  const copy = new Tensor(memory.subarray(1, 3), [2]).clone();
  memory.fill(0);
  expect(copy.toArray()).toEqual([2, 3]);
  expect(copy.data.buffer.byteLength).toBe(8);
});

test('to rounds once, and float32 → float64 → float32 is lossless', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const single = X.to('float32');
      expect(single.dtype).toBe('float32');
      expect(difference(single.data, Array.from(X.data, Math.fround))).toBeUndefined();
      expectSame(single.to('float64').to('float32'), single);
      expect(single.to('float32').data).not.toBe(single.data);
    }),
  );
});

test('reshape shares the data and keeps its order', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const flat = X.reshape([X.size]);
      expect(flat.data).toBe(X.data);
      expectSame(flat.reshape(X.shape), X);
      expect(X.reshape([1, X.size, 1]).shape).toEqual([1, X.size, 1]);
    }),
  );
});

test('toArray is nested by shape', () => {
  expect(Tensor.from(0.5).toArray()).toBe(0.5);
  expect(Tensor.zeros([1, 2, 3]).toArray()).toEqual([
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  ]);
  expect(Tensor.from([0.1]).toArray()).toEqual([Math.fround(0.1)]);
});

test('messages', () => {
  const X = Tensor.zeros([2, 3]);
  expect(() => X.to('float16' as never)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.to: dtype is 'float16', expected 'float32' or 'float64']`,
  );
  expect(() => X.to(undefined as never)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Tensor.to: dtype is undefined, expected 'float32' or 'float64']`,
  );
  expect(() => X.reshape([2, 2])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.reshape: [2, 2] needs 4 values, [2, 3] has 6]`,
  );
  expect(() => X.reshape([-1, 3])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.reshape: shape is [-1, 3], expected sizes that are positive integers]`,
  );
  expect(() => X.reshape(6 as never)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.reshape: shape is 6, expected an array of sizes such as [2, 3]]`,
  );
  expect(() => X.reshape([])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.reshape: [] needs 1 values, [2, 3] has 6]`,
  );
});
