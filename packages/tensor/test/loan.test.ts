import { Loan, Tensor, type DType, type Shape } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dtypes } from './arbitraries.ts';

const requests = fc.array(
  fc.tuple(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), fc.constantFrom<DType>(...dtypes)),
  { minLength: 1, maxLength: 12 },
);

test('whatever was asked for before, the tensor has the shape and dtype asked for, and can be filled', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const loan = new Loan();
      for (const [shape, dtype] of asked) {
        const X = loan.fit(shape, dtype);
        expect([X.dtype, ...X.shape]).toEqual([dtype, ...shape]);
        X.data.fill(3);
        expect([...X.data]).toEqual(Array(X.size).fill(3));
        expect(loan.fit([...shape], dtype)).toBe(X);
      }
    }),
  );
});

test('memory is allocated only when what there is does not suffice', () => {
  const loan = new Loan();
  const place = (shape: Shape, dtype: DType) => loan.fit(shape, dtype).data.byteOffset;
  const before = place([4, 3], 'float32');
  expect(place([2, 3], 'float32')).toBe(before);
  expect(place([3, 4], 'float32')).toBe(before);
  expect(place([12], 'float32')).toBe(before);
  const more = place([5, 3], 'float32');
  expect(more).not.toBe(before);
  expect(place([4, 3], 'float32')).toBe(more);
  expect(place([4, 3], 'float64')).not.toBe(more);
});

test('what was borrowed is overwritten by the next loan; a clone is kept', () => {
  const loan = new Loan();
  const first = loan.fit([3], 'float64');
  first.data.set([1, 2, 3]);
  const kept = first.clone();
  loan.fit([2], 'float64').data.fill(9);
  expect(first.toArray()).toEqual([9, 9, 3]);
  expect(kept.toArray()).toEqual([1, 2, 3]);
});

test('two loans never share memory', () => {
  const [a, b] = [new Loan().fit([3], 'float32'), new Loan().fit([3], 'float32')];
  a.data.fill(1);
  expect(b.toArray()).toEqual([0, 0, 0]);
});

test('a bad shape is refused and changes nothing', () => {
  const loan = new Loan();
  expect(() => loan.fit([0], 'float32')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Loan.fit: shape is [0], expected sizes that are positive integers]`,
  );
  const X = loan.fit([2], 'float32');
  expect(() => loan.fit([1.5], 'float32')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Loan.fit: shape is [1.5], expected sizes that are positive integers]`,
  );
  expect(() => loan.fit([2], 'float16' as never)).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Loan.fit: dtype is 'float16', expected 'float32' or 'float64']`,
  );
  expect(loan.fit([2], 'float32')).toBe(X);
  expect(X).toBeInstanceOf(Tensor);
});
