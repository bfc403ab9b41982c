import { addRow, affine, matmul, ShapeError, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dtypes, factors, matrix, size, tensor } from '../arbitraries.ts';
import { expectSame } from '../same-bits.ts';

/** Xᵀ with its numbers moved: transposed(X).T is X, in another layout. */
function transposed(X: Tensor): Tensor {
  const [rows, columns] = X.shape as [number, number];
  const moved = Array.from({ length: columns }, (_, j) => Array.from({ length: rows }, (_, i) => X.at(i, j)));
  return Tensor.from(moved, { dtype: X.dtype });
}

const identity = (n: number, dtype: Tensor['dtype']): Tensor =>
  new Tensor(
    Tensor.zeros([n, n], dtype).data.map((_, at) => (at % (n + 1) === 0 ? 1 : 0)),
    [n, n],
  );

test('X·Y[i, j] is the sum over p of X[i, p]·Y[p, j], in order', () => {
  fc.assert(
    fc.property(factors, ([X, Y]) => {
      const F = X.dtype === 'float32' ? Math.fround : (x: number) => x;
      const Z = matmul(X, Y);
      expect(Z.shape).toEqual([X.shape[0], Y.shape[1]]);
      for (let i = 0; i < Z.shape[0]!; i++) {
        for (let j = 0; j < Z.shape[1]!; j++) {
          let z = 0;
          for (let p = 0; p < X.shape[1]!; p++) z = F(z + F(X.at(i, p) * Y.at(p, j)));
          expect(Z.at(i, j)).toBe(z);
        }
      }
    }),
  );
});

test('the four layouts agree in every bit', () => {
  fc.assert(
    fc.property(factors, ([X, Y]) => {
      const Z = matmul(X, Y);
      expectSame(matmul(X, transposed(Y).T), Z);
      expectSame(matmul(transposed(X).T, Y), Z);
      expectSame(matmul(transposed(X).T, transposed(Y).T), Z);
    }),
  );
});

test('(X·Y)ᵀ = Yᵀ·Xᵀ, exactly: products commute and the order of the sum is the same', () => {
  fc.assert(
    fc.property(factors, ([X, Y]) => {
      expectSame(matmul(Y.T, X.T), transposed(matmul(X, Y)));
    }),
  );
});

test('X·I = X = I·X for finite X (−0 becomes +0: sums start from +0)', () => {
  fc.assert(
    fc.property(
      matrix.filter((X) => X.data.every(Number.isFinite)),
      (X) => {
        const positive = new Tensor(
          X.data.map((x) => x + 0),
          X.shape,
        );
        expectSame(matmul(X, identity(X.shape[1]!, X.dtype)), positive);
        expectSame(matmul(identity(X.shape[0]!, X.dtype), X), positive);
      },
    ),
  );
});

test('out is returned and overwritten in every place', () => {
  fc.assert(
    fc.property(factors, ([X, Y]) => {
      const out = Tensor.full([X.shape[0]!, Y.shape[1]!], NaN, X.dtype);
      expect(matmul(X, Y, out)).toBe(out);
      expectSame(out, matmul(X, Y));
      const second = Tensor.full(out.shape, 777, X.dtype);
      expectSame(matmul(transposed(X).T, transposed(Y).T, second), out);
    }),
  );
});

test('affine(A, W, b) = addRow(matmul(A, W.T), b), and without b the product alone', () => {
  const operands = fc
    .tuple(size, size, size, fc.constantFrom(...dtypes))
    .chain(([N, i, o, dtype]) =>
      fc.tuple(tensor([N, i], dtype), tensor([o, i], dtype), tensor([o, 1], dtype)),
    );
  fc.assert(
    fc.property(operands, ([A, W, b]) => {
      const product = matmul(A, W.T);
      const out = Tensor.full(product.shape, NaN, A.dtype);
      expect(affine(A, W, b, out)).toBe(out);
      expectSame(out, addRow(product, b));
      expectSame(affine(A, W, undefined), product);
    }),
  );
});

test('X may stand on both sides', () => {
  const X = Tensor.from([
    [1, 2],
    [3, 4],
  ]);
  expect(matmul(X, X).toArray()).toEqual([
    [7, 10],
    [15, 22],
  ]);
  expect(matmul(X.T, X).toArray()).toEqual([
    [10, 14],
    [14, 20],
  ]);
  expect(matmul(X, X.T).toArray()).toEqual([
    [5, 11],
    [11, 25],
  ]);
});

test('a float32 product is rounded at every step', () => {
  const X = Tensor.from([[1, 1, -1]]);
  const Y = Tensor.from([[16777216], [1], [16777216]]);
  expect(matmul(X, Y).item()).toBe(0);
  expect(matmul(X.to('float64'), Y.to('float64')).item()).toBe(1);
});

test('a failed product leaves out as it was', () => {
  const out = Tensor.full([2, 2], 7);
  expect(() => matmul(Tensor.zeros([2, 3]), Tensor.zeros([2, 2]), out)).toThrow(ShapeError);
  expect(out.toArray()).toEqual([
    [7, 7],
    [7, 7],
  ]);
});
