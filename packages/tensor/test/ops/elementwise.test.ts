import {
  add,
  addRow,
  axpy,
  elementary,
  map,
  multiply,
  multiplyRow,
  scale,
  subtract,
  Tensor,
  zip,
} from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTensor, dtypes, number, size, tensor } from '../arbitraries.ts';
import { difference, expectSame } from '../same-bits.ts';

const pair = anyTensor.chain((X) => fc.tuple(fc.constant(X), tensor(X.shape, X.dtype)));
const withRow = fc
  .tuple(size, size, fc.constantFrom(...dtypes))
  .chain(([M, C, dtype]) => fc.tuple(tensor([M, C], dtype), tensor([C, 1], dtype)));

const binary = [
  { name: 'add', op: add, f: (x: number, y: number) => x + y },
  { name: 'subtract', op: subtract, f: (x: number, y: number) => x - y },
  { name: 'multiply', op: multiply, f: (x: number, y: number) => x * y },
];

describe.each(binary)('$name', ({ op, f }) => {
  test('is zip with the operator, for any rank', () => {
    fc.assert(
      fc.property(pair, ([X, Y]) => {
        expectSame(op(X, Y), zip(X, Y, f));
      }),
    );
  });

  test('out may be X, Y or both, and is returned', () => {
    fc.assert(
      fc.property(pair, ([X, Y]) => {
        const Z = op(X, Y);
        for (const into of [X.clone(), X.clone().reshape([...X.shape])]) expectSame(op(into, Y, into), Z);
        const second = Y.clone();
        expect(op(X, second, second)).toBe(second);
        expectSame(second, Z);
        const both = X.clone();
        expectSame(op(both, both, both), op(X, X));
      }),
    );
  });
});

test('X + Y = Y + X, X − X = 0 where finite, X·1 = X', () => {
  fc.assert(
    fc.property(pair, ([X, Y]) => {
      expectSame(add(X, Y), add(Y, X));
      expectSame(multiply(X, Y), multiply(Y, X));
      expectSame(multiply(X, Tensor.full(X.shape, 1, X.dtype)), X);
      expectSame(
        subtract(X, X),
        map(X, (x) => (Number.isFinite(x) ? 0 : NaN)),
      );
    }),
  );
});

test('scale and axpy round α to the dtype first', () => {
  fc.assert(
    fc.property(number, pair, (alpha, [X, Y]) => {
      const alphas = Tensor.full(X.shape, alpha, X.dtype);
      expectSame(scale(alpha, X), multiply(alphas, X));
      const scaled = X.clone();
      expect(scale(alpha, scaled, scaled)).toBe(scaled);
      expectSame(scaled, scale(alpha, X));
      const sum = add(Y, multiply(alphas, X));
      const into = Y.clone();
      expect(axpy(alpha, X, into)).toBe(into);
      expectSame(into, sum);
      const own = X.clone();
      expectSame(axpy(alpha, own, own), add(X, scale(alpha, X)));
    }),
  );
});

test('addRow and multiplyRow apply the column r to every row, also in place', () => {
  fc.assert(
    fc.property(withRow, ([X, r]) => {
      const rows = new Tensor(
        X.data.map((_, at) => r.data[at % r.size]!),
        X.shape,
      );
      expectSame(addRow(X, r), add(X, rows));
      expectSame(multiplyRow(X, r), multiply(X, rows));
      const [first, second] = [X.clone(), X.clone()];
      expect(addRow(first, r, first)).toBe(first);
      expectSame(first, add(X, rows));
      expectSame(multiplyRow(second, r, second), multiply(X, rows));
    }),
  );
});

test('map and zip call f with one or two numbers for each element, in order', () => {
  fc.assert(
    fc.property(pair, ([X, Y]) => {
      const seen: number[][] = [];
      const noted = (...passed: number[]): number => seen.push(passed);
      expect(map(X, noted).shape).toEqual(X.shape);
      expect(seen.map((passed) => passed.length)).toEqual(Array(X.size).fill(1));
      expect(difference(seen.flat(), X.data)).toBeUndefined();
      seen.length = 0;
      expect([...zip(X, Y, noted).data]).toEqual(Array.from({ length: X.size }, (_, i) => i + 1));
      expect(
        difference(
          seen.flat(),
          [...X.data].flatMap((x, i) => [x, Y.data[i]!]),
        ),
      ).toBeUndefined();
    }),
  );
});

test('examples', () => {
  const X = Tensor.from([
    [1, 2],
    [3, 4],
  ]);
  expect(map(X, elementary.log, X)).toBe(X);
  expect(X.at(0, 0)).toBe(0);
  expect(add(Tensor.from(0.1), Tensor.from(0.2)).item()).toBe(
    Math.fround(Math.fround(0.1) + Math.fround(0.2)),
  );
});
