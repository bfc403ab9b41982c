import fc from 'fast-check';
import { size } from '../../../src/index.ts';
import { Linear } from '../../subjects/layers.ts';
import { parametrised } from '../correct/parametrised.ts';
import { each, matmul, sumRows, total, transpose } from '../formulas.ts';
import type { Formulas } from '../formulas.ts';
import { broken, misderived, spoiled } from './case.ts';
import type { Broken } from './case.ts';
import { FormulaLayer } from '../formulas.ts';

/** Z = A·Wᵀ + 1·bᵀ */
export const affine = (i: number, o: number): Formulas => ({
  name: `Affine(${i} → ${o})`,
  parameters: { W: [o, i], b: [o, 1] },
  forward: (A, { W, b }) => each(matmul(A, transpose(W!)), (z, _, k) => z + b![k]![0]!),
  backward: (A, { W }, dLdZ) => ({
    A: matmul(dLdZ, W!),
    W: matmul(transpose(dLdZ), A),
    b: sumRows(dLdZ),
  }),
});

const square = {
  spec: { sizes: { N: size(), inFeatures: size({ min: 2, max: 2 }), outFeatures: size({ min: 2, max: 2 }) } },
};
const tiny = (i: number, o: number): Formulas => parametrised['W, a millionth']!(i, o);

/** Affine maps, and what is multiplied by what. */
export const brokenLinears: readonly Broken[] = [
  misderived('dLdW 1 % too large', /dLdW is 1\.01 times what it should be/, affine, ({ W }) => ({
    W: each(W!, (w) => 1.01 * w),
  })),
  misderived('b: mean(dLdZ)', /dLdb is N = 2 times too small/, affine, ({ b }, A) => ({
    b: each(b!, (x) => x / A.length),
  })),
  misderived('Aᵀ·dLdZ, 2 × 2', /dLdW is transposed/, affine, ({ W }) => ({ W: transpose(W!) }), {
    ...square,
    point: { N: 3, inFeatures: 2, outFeatures: 2 },
  }),
  misderived(
    'dLdZ·Wᵀ, 2 × 2',
    /dLdA is what it should be if a matrix were transposed/,
    affine,
    (_, __, { W }, dLdZ) => ({ A: matmul(dLdZ, transpose(W!)) }),
    { ...square, point: { N: 3, inFeatures: 2, outFeatures: 2 } },
  ),
  misderived('rows of dLdW one too low', /dLdW/, affine, ({ W }) => ({
    W: W!.map((_, k) => W![(k + 1) % W!.length]!),
  })),
  misderived('columns of dLdA one too far', /dLdA/, affine, ({ A }) => ({
    A: A!.map((row) => row.map((_, j) => row[(j + 1) % row.length]!)),
  })),
  misderived(
    'dLdA half as large again where A < 0',
    /dLdA is wrong only where A is negative/,
    affine,
    ({ A: G }, A) => ({
      A: each(G!, (g, n, j) => (A[n]![j]! < 0 ? 1.5 * g : g)),
    }),
  ),
  misderived(
    'dLdb twice for N > 3',
    /dLdb is wrong only for N > 3/,
    affine,
    ({ b }, A) => ({ b: each(b!, (x) => (A.length > 3 ? 2 * x : x)) }),
    { most: { N: 4 }, point: { N: 4, inFeatures: 2, outFeatures: 2 } },
  ),
  misderived(
    'the last row of dLdA is that of the first',
    /dLdA is wrong only in the last row/,
    affine,
    ({ A }) => ({
      A: A!.map((row, n) => (n === A!.length - 1 ? A![0]! : row)),
    }),
  ),
  broken(
    'one of 200 1 % off',
    /dLdW\[7, 13\].*only in row 7 and column 13/,
    (_, dtype) => {
      const layer = new Linear(20, 10, dtype);
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => {
        const dLdA = backward(dLdZ);
        layer.dLdW.data[7 * 20 + 13]! *= 1.01;
        return dLdA;
      };
      return layer;
    },
    {
      spec: {
        sizes: { N: size({ max: 2 }), inFeatures: fc.constant(20), outFeatures: fc.constant(10) },
      },
      most: { inFeatures: 20, outFeatures: 10 },
      point: { N: 2, inFeatures: 20, outFeatures: 10 },
    },
  ),
  misderived(
    'five times too large, of size 1e-6',
    /dLdW is 5 times too large, in every number/,
    tiny,
    ({ W }) => ({
      W: each(W!, (w) => 5 * w),
    }),
  ),
  misderived('1e-6 off, in b alone', /dLdb is not 0 when dLdZ is 0/, affine, ({ b }) => ({
    b: each(b!, (x) => x + 1e-6),
  })),
  broken(
    'wrong in float32 alone',
    /dLdW\[.* in float32, .* in float64/,
    ({ inFeatures = 1, outFeatures = 1 }, dtype) =>
      new FormulaLayer(
        spoiled(affine(inFeatures, outFeatures), ({ W }) => ({
          W: each(W!, (w) => (dtype === 'float32' ? 1.01 * w : w)),
        })),
        dtype,
      ),
    { law: 'float32 beside float64' },
  ),
  misderived('|A| for A', /dLdW is wrong only where .*negative|dLdW/, affine, (_, A, __, dLdZ) => ({
    W: matmul(transpose(dLdZ), each(A, Math.abs)),
  })),
  misderived('Z for dLdZ in dLdb', /dLdb stays the same when dLdZ is doubled/, affine, (_, A, P) => ({
    b: sumRows(affine(A[0]!.length, P['W']!.length).forward(A, P)),
  })),
  misderived(
    'a product of means for a mean of products',
    /dLdW is wrong only for N > 1/,
    affine,
    (_, A, __, dLdZ) => ({
      W: transpose(dLdZ).map((d) => transpose(A).map((a) => (total(d) * total(a)) / A.length)),
    }),
  ),
  misderived('1e-4·W added to dLdW', /dLdW is not 0 when dLdZ is 0/, affine, ({ W }, _, P) => ({
    W: each(W!, (w, k, j) => w + 1e-4 * P['W']![k]![j]!),
  })),
  misderived('W tied, one path of two', /dLdW/, parametrised['W tied: Z = A·Wᵀ·W']!, (_, A, { W }, dLdZ) => ({
    W: matmul(transpose(matmul(A, transpose(W!))), dLdZ),
  })),
  misderived(
    'a·U·a, U where U + Uᵀ belongs',
    /dLdA/,
    parametrised['bilinear: a·U·a']!,
    (_, A, { U }, dLdZ) => ({
      A: A.map((a, n) => matmul([a], transpose(U!))[0]!.map((x) => x * dLdZ[n]![0]!)),
    }),
  ),
  misderived(
    'W³, derivative W²',
    /dLdW is 3 times too small, in every number/,
    parametrised['W cubed']!,
    ({ W }) => ({ W: each(W!, (w) => w / 3) }),
  ),
  misderived(
    'a looked-up row that is overwritten, not summed',
    /dLdT/,
    parametrised['rows of a table, looked up by A']!,
    (_, A, __, dLdZ) => {
      const T = Array.from({ length: 5 }, () => dLdZ[0]!.map(() => 0));
      A.forEach(([a], n) => (T[Math.min(Math.max(Math.round(a!) + 2, 0), 4)] = [...dLdZ[n]!]));
      return { T };
    },
    {
      spec: { sizes: { N: size(), inFeatures: size({ max: 1 }), outFeatures: size({ max: 2 }) } },
      point: undefined,
    },
  ),
  misderived(
    'distances, without the 2',
    /dLdM is 2 times too small/,
    parametrised['distances to centres']!,
    ({ M }) => ({
      M: each(M!, (m) => m / 2),
    }),
  ),
  misderived("PReLU's slope from positive A too", /dLdalpha/, parametrised['PReLU']!, (_, A, __, dLdZ) => ({
    alpha: [transpose(each(A, (a, n, c) => dLdZ[n]![c]! * a)).map(total)],
  })),
  misderived(
    'u·exp(v·A) + w, without u in dLdA',
    /dLdA lacks the factor u/,
    parametrised['three parameters: u·exp(v·A) + w']!,
    ({ A }, _, { u }) => ({ A: each(A!, (x, __, c) => x / u![0]![c]!) }),
    { spec: { ranges: { u: [0.5, 4] } } },
  ),
];
