import { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTensor } from '../arbitraries.ts';

const indexed = anyTensor.chain((X) =>
  fc.tuple(fc.constant(X), fc.tuple(...X.shape.map((length) => fc.nat({ max: length - 1 })))),
);

test('at(i, j, …) is toArray()[i][j]…', () => {
  fc.assert(
    fc.property(indexed, ([X, index]) => {
      const nested = index.reduce<unknown>((rows, i) => (rows as unknown[])[i], X.toArray());
      expect(X.at(...index)).toBe(nested);
    }),
  );
});

test('the last index moves fastest', () => {
  const X = Tensor.from([
    [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
    [
      [6, 7],
      [8, 9],
      [10, 11],
    ],
  ]);
  expect([...X.data]).toEqual(Array.from({ length: 12 }, (_, i) => i));
  expect([X.at(0, 0, 1), X.at(0, 1, 0), X.at(1, 0, 0)]).toEqual([1, 2, 6]);
});

test('item is the only number, at any rank', () => {
  expect(Tensor.from(4).item()).toBe(4);
  expect(Tensor.from([[[4]]]).item()).toBe(4);
  expect(Tensor.from(4).at()).toBe(4);
});

test('X.T is a mark: the same one each time, with X behind it', () => {
  const X = Tensor.zeros([2, 3]);
  expect(X.T).toBe(X.T);
  expect(X.T.of).toBe(X);
  expect(X.T.shape).toEqual([3, 2]);
});

test('messages', () => {
  const X = Tensor.zeros([2, 3]);
  const never = (value: unknown): never => value as never;
  expect(() => X.at(2, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [2, 0] is outside [2, 3]]`,
  );
  expect(() => X.at(0, -1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [0, -1] is outside [2, 3]]`,
  );
  expect(() => X.at(0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [0] is outside [2, 3]]`,
  );
  expect(() => X.at()).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [] is outside [2, 3]]`,
  );
  expect(() => X.at(0, 0, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [0, 0, 0] is outside [2, 3]]`,
  );
  expect(() => X.at(0, 0.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [0, 0.5] is outside [2, 3]]`,
  );
  expect(() => X.at(NaN, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [NaN, 0] is outside [2, 3]]`,
  );
  expect(() => X.at(never('0'), 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index ['0', 0] is outside [2, 3]]`,
  );
  expect(() => Tensor.from(1).at(0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Tensor.at: index [0] is outside []]`,
  );
  expect(() => X.item()).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.item: the tensor is [2, 3], expected a single number]`,
  );
  expect(() => Tensor.zeros([3]).T).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.T: the tensor is [3], expected rank 2]`,
  );
  expect(() => Tensor.from(1).T).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Tensor.T: the tensor is [], expected rank 2]`,
  );
});
