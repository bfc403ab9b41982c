import { dot, each, multiply, total, transpose } from '../formulas.ts';
import type { Formulas, Matrix } from '../formulas.ts';

/** A function of each row by itself: z from a, and dL/da from a and dL/dz. */
const rowwise = (
  name: string,
  z: (a: number[]) => number[],
  back: (a: number[], d: number[]) => number[],
): Formulas => ({
  name,
  forward: (A) => A.map(z),
  backward: (A, _, dLdZ) => ({ A: A.map((a, n) => back(a, dLdZ[n]!)) }),
});

export const softmaxOf = (a: readonly number[]): number[] => {
  const most = Math.max(...a);
  const e = a.map((x) => Math.exp(x - most));
  return e.map((x) => x / total(e));
};
const logSumExp = (a: readonly number[]): number => {
  const most = Math.max(...a);
  return most + Math.log(total(a.map((x) => Math.exp(x - most))));
};
const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a) + 1e-12);
const argmax = (a: readonly number[]): number => a.indexOf(Math.max(...a));
const order = (a: readonly number[]): number[] => [...a.keys()].sort((i, j) => a[i]! - a[j]!);

const normalised = (a: readonly number[], eps: number): { s: number; x: number[] } => {
  const mean = total(a) / a.length;
  const s = 1 / Math.sqrt(total(a.map((x) => (x - mean) ** 2)) / a.length + eps);
  return { s, x: a.map((y) => (y - mean) * s) };
};
const layerNorm = (eps: number): Formulas =>
  rowwise(
    `LayerNorm, ε = ${eps}`,
    (a) => normalised(a, eps).x,
    (a, d) => {
      const { s, x } = normalised(a, eps);
      const C = a.length;
      return d.map((g, i) => s * (g - total(d) / C - (x[i]! * dot(d, x)) / C));
    },
  );

/** Features that depend on each other within a sample. */
export const rows: readonly Formulas[] = [
  rowwise('Softmax', softmaxOf, (a, d) => {
    const z = softmaxOf(a);
    return z.map((p, i) => p * (d[i]! - dot(d, z)));
  }),
  rowwise(
    'log softmax',
    (a) => a.map((x) => x - logSumExp(a)),
    (a, d) => softmaxOf(a).map((p, i) => d[i]! - p * total(d)),
  ),
  rowwise(
    'log Σ exp',
    (a) => [logSumExp(a)],
    (a, [d]) => softmaxOf(a).map((p) => p * d!),
  ),
  layerNorm(1e-5),
  layerNorm(1e-12),
  rowwise(
    'A/|A|',
    (a) => a.map((x) => x / norm(a)),
    (a, d) => a.map((x, i) => (d[i]! - (x * dot(a, d)) / norm(a) ** 2) / norm(a)),
  ),
  rowwise(
    'the largest',
    (a) => [Math.max(...a)],
    (a, [d]) => a.map((_, i) => (i === argmax(a) ? d! : 0)),
  ),
  rowwise(
    'sorted',
    (a) => order(a).map((i) => a[i]!),
    (a, d) => a.map((_, i) => d[order(a).indexOf(i)]!),
  ),
  rowwise(
    'cumulative sums',
    (a) => a.map((_, i) => total(a.slice(0, i + 1))),
    (a, d) => a.map((_, i) => total(d.slice(i))),
  ),
  rowwise(
    'the product of all',
    (a) => [a.reduce((p, x) => p * x, 1)],
    (a, [d]) => a.map((_, i) => d! * a.reduce((p, x, j) => (j === i ? p : p * x), 1)),
  ),
  rowwise(
    'mean',
    (a) => [total(a) / a.length],
    (a, [d]) => a.map(() => d! / a.length),
  ),
  rowwise(
    'maximum of neighbours',
    (a) => pairs(a).map(([x, y]) => Math.max(x, y)),
    (a, d) => unpair(a, d, ([x, y]) => (x >= y ? [1, 0] : [0, 1])),
  ),
  rowwise(
    'a gate: a · σ(b)',
    (a) => pairs(a).map(([x, y]) => x / (1 + Math.exp(-y))),
    (a, d) =>
      unpair(a, d, ([x, y]) => {
        const s = 1 / (1 + Math.exp(-y));
        return [s, x * s * (1 - s)];
      }),
  ),
  rowwise(
    '|a − b|',
    (a) => pairs(a).map(([x, y]) => Math.abs(x - y)),
    (a, d) => unpair(a, d, ([x, y]) => [Math.sign(x - y), -Math.sign(x - y)]),
  ),
  rowwise(
    'the whole row as one polynomial',
    (a) => [total(a) ** 3],
    (a, [d]) => a.map(() => 3 * d! * total(a) ** 2),
  ),
];

/** Each number with the next one of its row, around. */
function pairs(a: readonly number[]): [number, number][] {
  return a.map((x, i) => [x, a[(i + 1) % a.length]!]);
}

function unpair(
  a: readonly number[],
  d: readonly number[],
  slopes: (pair: [number, number]) => number[],
): number[] {
  const back = a.map(() => 0);
  pairs(a).forEach((pair, i) => {
    const [left, right] = slopes(pair);
    back[i]! += d[i]! * left!;
    back[(i + 1) % a.length]! += d[i]! * right!;
  });
  return back;
}

/** Samples that depend on each other: along the columns what others do along the rows. */
const turned = ({ name, forward, backward }: Formulas, newName: string): Formulas => ({
  name: `${newName} (${name}, along the batch)`,
  forward: (A, P) => transpose(forward(transpose(A), P)),
  backward: (A, P, dLdZ) => ({ A: transpose(backward(transpose(A), P, transpose(dLdZ))['A']!) }),
});

const batchStatistics = turned(layerNorm(1e-5), 'BatchNorm');

/** Coupled over the batch. */
export const batches: readonly Formulas[] = [
  turned(rows[0]!, 'Softmax of the batch'),
  {
    name: 'BatchNorm with γ and β',
    parameters: { gamma: [1, 2], beta: [1, 2] },
    forward: (A, P) =>
      each(batchStatistics.forward(A, P), (x, _, c) => x * P['gamma']![0]![c]! + P['beta']![0]![c]!),
    backward: (A, P, dLdZ) => {
      const X = batchStatistics.forward(A, P);
      const G = each(dLdZ, (d, _, c) => d * P['gamma']![0]![c]!);
      return {
        A: batchStatistics.backward(A, P, G)['A']!,
        gamma: [transpose(multiply(dLdZ, X)).map(total)],
        beta: [transpose(dLdZ).map(total)],
      };
    },
  },
  {
    name: 'all pairs of the batch: Z = A·Aᵀ·A',
    forward: (A) =>
      A.map((a) =>
        combine(
          A,
          A.map((b) => dot(a, b)),
        ),
      ),
    backward: (A, _, dLdZ) => {
      const G = A.map((a) => dLdZ.map((d) => dot(d, a))); // G[m][n] = aₘ·dₙ
      return {
        A: A.map((_a, k) => {
          const fromScores = A.map((_b, n) => G[n]![k]! + G[k]![n]!);
          const direct = combine(
            dLdZ,
            A.map((b) => dot(A[k]!, b)),
          );
          return combine(A, fromScores).map((x, c) => x + direct[c]!);
        }),
      };
    },
  },
  {
    name: 'attention of the batch to itself',
    forward: (A) => A.map((a) => combine(A, softmaxOf(A.map((b) => dot(a, b))))),
    backward: (A, _, dLdZ) => {
      const P = A.map((a) => softmaxOf(A.map((b) => dot(a, b))));
      const G = A.map((_a, n) => A.map((b) => dot(dLdZ[n]!, b)));
      const S = P.map((p, n) => p.map((x, m) => x * (G[n]![m]! - dot(G[n]!, p))));
      return {
        A: A.map((_a, k) =>
          combine(
            A,
            A.map((_b, m) => S[k]![m]! + S[m]![k]!),
          ).map((x, c) => x + total(P.map((p, n) => p[k]! * dLdZ[n]![c]!))),
        ),
      };
    },
  },
  {
    name: 'L = Σ A², one number for the whole batch',
    forward: (A) => [[total(A.flat().map((a) => a * a))]],
    backward: (A, _, dLdZ) => ({ A: each(A, (a) => 2 * a * dLdZ[0]![0]!) }),
  },
];

/** Σ wₘ·X[m], a row. */
function combine(X: Matrix, w: readonly number[]): number[] {
  return X[0]!.map((_, c) => total(X.map((row, m) => w[m]! * row[c]!)));
}

/** Softmax with logits to ±100, and LayerNorm of rows that are almost constant: by the range of A. */
export const extreme: readonly (readonly [Formulas, readonly [number, number]])[] = [
  [rows[0]!, [-100, 100]],
  [rows[1]!, [-100, 100]],
  [rows[2]!, [-100, 100]],
  [layerNorm(1e-5), [1000, 1000.01]],
  [rows[5]!, [1e-3, 1e-2]],
  [turned(layerNorm(1e-5), 'BatchNorm'), [-1e4, 1e4]],
];
