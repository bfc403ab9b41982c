import { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTensor } from '../arbitraries.ts';

const counted = (...shape: number[]): Tensor =>
  new Tensor(
    Tensor.zeros(shape).data.map((_, i) => i),
    shape,
  );

test('what is printed in full says every number to six digits', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const [head, ...lines] = X.toString().split('\n');
      expect(head).toBe(`Tensor [${X.shape.join(', ')}] ${X.dtype}`);
      const printed = lines
        .join(' ')
        .match(/[^\s,[\]]+/g)!
        .map(Number);
      expect(printed).toHaveLength(X.size);
      for (const [i, x] of X.data.entries()) {
        const close =
          Math.abs(printed[i]! - x) <= 5e-6 * Math.abs(x) && Object.is(Math.sign(printed[i]!), Math.sign(x));
        expect(close || Object.is(printed[i], x)).toBe(true);
      }
    }),
  );
});

test('every line of numbers is equally long', () => {
  fc.assert(
    fc.property(
      anyTensor.filter((X) => X.rank === 2),
      (X) => {
        const [, ...lines] = X.toString().split('\n');
        const lengths = lines.map((line) => line.replace(/[[\],]+$/, '').length);
        expect(new Set(lengths).size).toBe(1);
      },
    ),
  );
});

test('ranks 0 to 3', () => {
  expect(String(Tensor.from(-0.5, { dtype: 'float64' }))).toMatchInlineSnapshot(`
    "Tensor [] float64
    -0.5"
  `);
  expect(String(counted(3))).toMatchInlineSnapshot(`
    "Tensor [3] float32
    [0, 1, 2]"
  `);
  expect(String(Tensor.from([[7]]))).toMatchInlineSnapshot(`
    "Tensor [1, 1] float32
    [[7]]"
  `);
  expect(String(counted(3, 1))).toMatchInlineSnapshot(`
    "Tensor [3, 1] float32
    [[0],
     [1],
     [2]]"
  `);
  expect(String(counted(2, 6))).toMatchInlineSnapshot(`
    "Tensor [2, 6] float32
    [[ 0,  1,  2,  3,  4,  5],
     [ 6,  7,  8,  9, 10, 11]]"
  `);
  expect(String(counted(2, 2, 2))).toMatchInlineSnapshot(`
    "Tensor [2, 2, 2] float32
    [[[0, 1],
      [2, 3]],

     [[4, 5],
      [6, 7]]]"
  `);
});

test('numbers', () => {
  expect(
    String(
      Tensor.from([
        [0.5, 12.25],
        [100, -3],
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "Tensor [2, 2] float32
    [[  0.5, 12.25],
     [  100,    -3]]"
  `);
  expect(String(Tensor.from([0.1, 1 / 3, -2 / 3]))).toMatchInlineSnapshot(`
    "Tensor [3] float32
    [      0.1,  0.333333, -0.666667]"
  `);
  expect(
    String(
      Tensor.from([
        [1e-7, 1e5],
        [NaN, Infinity],
        [-Infinity, -0],
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "Tensor [3, 2] float32
    [[     1e-7,    100000],
     [      NaN,  Infinity],
     [-Infinity,        -0]]"
  `);
  const wild = [1e20, 123456789, 9999999, 12345.678, 0.0001, 0.00001234567, -1.5e-300];
  expect(String(Tensor.from(wild, { dtype: 'float64' }))).toMatchInlineSnapshot(`
    "Tensor [7] float64
    [      1e20,  1.23457e8,    9999999,    12345.7,     0.0001, 1.23457e-5,  -1.5e-300]"
  `);
});
