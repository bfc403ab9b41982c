import { size } from '../../../src/index.ts';
import { batches, rows, softmaxOf } from '../correct/rows.ts';
import { dot, each, total, transpose } from '../formulas.ts';
import type { Formulas } from '../formulas.ts';
import { misderived } from './case.ts';
import type { Broken } from './case.ts';

const { abs, cos, cosh, exp, log, max, min, sign, sqrt, tanh } = Math;
const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/** Z = f(A), and dLdA = dLdZ·wrong(A, Z). */
const activation = (
  name: string,
  says: RegExp,
  f: (a: number) => number,
  wrong: (a: number, z: number) => number,
  more: Parameters<typeof misderived>[4] = {},
): Broken => {
  const formulas: Formulas = {
    name: 'Activation',
    forward: (A) => each(A, f),
    backward: (A, _, dLdZ) => ({ A: each(A, (a, n, c) => dLdZ[n]![c]! * wrong(a, f(a))) }),
  };
  return misderived(
    name,
    says,
    () => formulas,
    () => ({}),
    more,
  );
};

const rowNamed = (name: string): Formulas => rows.find((formulas) => formulas.name === name)!;

/** Activations, and layers whose features or samples depend on each other. */
export const brokenActivations: readonly Broken[] = [
  activation(
    'σ′ at σ(a)',
    /derivative taken at Z instead of A/,
    sigmoid,
    (_, z) => sigmoid(z) * (1 - sigmoid(z)),
  ),
  activation('tanh, 1 + z²', /dLdA/, tanh, (_, z) => 1 + z * z),
  activation('tanh, 1 − z', /dLdZ ⊙ \(1 − Z\)/, tanh, (_, z) => 1 - z),
  activation(
    'ELU of α = ½, whose slope forgets α',
    /dLdA is wrong only where A is negative/,
    (a) => (a > 0 ? a : 0.5 * (exp(a) - 1)),
    (a) => (a > 0 ? 1 : exp(a)),
  ),
  activation(
    'Huber that goes on growing beyond δ = 1',
    /dLdA is (dLdZ ⊙ A|wrong only where A is above about 1 or below about -1)/,
    (a) => (abs(a) <= 1 ? (a * a) / 2 : abs(a) - 0.5),
    (a) => a,
  ),
  activation(
    'hard tanh that lets all pass',
    /dLdA is dLdZ as it came|a mask of forward is missing/,
    (a) => max(-1, min(1, a)),
    () => 1,
  ),
  activation(
    'softplus of β = 2, β squared',
    /dLdA is 2 times too large/,
    (a) => log(1 + exp(2 * a)) / 2,
    (a) => 2 * sigmoid(2 * a),
  ),
  activation(
    'leaky, of the other sign',
    /dLdA is wrong only where A is negative/,
    (a) => (a > 0 ? a : 0.1 * a),
    (a) => (a > 0 ? 1 : -0.1),
  ),
  activation('a·σ(a), without a·σ′', /dLdA/, (a) => a * sigmoid(a), sigmoid),
  activation(
    'ReLU, mask at 1/10',
    /dLdA is 0, and should not be, only where A is between about 0 and about 0\.1/,
    (a) => max(a, 0),
    (a) => (a > 0.1 ? 1 : 0),
    { numbers: true, point: undefined },
  ),
  activation('|a|, slope 5 at 0', /dLdA is wrong only where A is 0/, abs, (a) => (a === 0 ? 5 : sign(a)), {
    point: undefined,
  }),
  activation('√a, without the ½', /dLdA is 2 times too large/, sqrt, (a) => 1 / sqrt(a), {
    spec: { ranges: { A: [0.25, 4] } },
  }),
  activation('exp by the power rule', /dLdA/, exp, (a) => a * exp(a - 1)),
  activation(
    'a², slope a',
    /dLdA is 2 times too small/,
    (a) => a * a,
    (a) => a,
  ),
  activation('sin, cos + 1/1000', /dLdA/, Math.sin, (a) => cos(a) + 1e-3),
  activation(
    'log cosh, 1/cosh²',
    /dLdA/,
    (a) => log(cosh(a)),
    (a) => 1 / cosh(a) ** 2,
  ),
  activation(
    'round, and dLdZ passed on',
    /dLdA/,
    (a) => Math.round(a),
    () => 1,
    { point: undefined, numbers: true },
  ),
  activation(
    'step, and dLdZ passed on',
    /dLdA/,
    (a) => (a > 0 ? 1 : 0),
    () => 1,
  ),
  misderived(
    'softmax, the diagonal',
    /dLdZ ⊙ Z·\(1 − Z\)/,
    () => rowNamed('Softmax'),
    (_, A, __, dLdZ) => ({
      A: A.map((a, n) => softmaxOf(a).map((p, c) => dLdZ[n]![c]! * p * (1 - p))),
    }),
  ),
  misderived(
    'log softmax, dLdZ − P',
    /dLdA/,
    () => rowNamed('log softmax'),
    (_, A, __, dLdZ) => ({
      A: A.map((a, n) => softmaxOf(a).map((p, c) => dLdZ[n]![c]! - p)),
    }),
  ),
  misderived(
    'LayerNorm, without the mean',
    /all numbers of dLdA are off by the same amount/,
    () => rowNamed('LayerNorm, ε = 0.00001'),
    ({ A: G }, A, __, dLdZ) => ({
      A: each(G!, (g, n) => g + (scaleOf(A[n]!, 1e-5) * total(dLdZ[n]!)) / A[n]!.length),
    }),
  ),
  misderived(
    'LayerNorm, ε outside of the root',
    /dLdA/,
    () => rowNamed('LayerNorm, ε = 0.00001'),
    ({ A: G }, A) => ({
      A: each(G!, (g, n) => g / scaleOf(A[n]!, 1e-5) / (1 / scaleOf(A[n]!, 0) + 1e-5)),
    }),
    { spec: { sizes: { N: size(), inFeatures: size({ min: 2 }), outFeatures: size() } }, numbers: true },
  ),
  misderived(
    'A/|A|, as if |A| were a constant',
    /terms across features are missing/,
    () => rowNamed('A/|A|'),
    (_, A, __, dLdZ) => ({
      A: A.map((a, n) => dLdZ[n]!.map((d) => d / sqrt(dot(a, a) + 1e-12))),
    }),
  ),
  misderived(
    'cumulative sums, not turned round',
    /dLdA/,
    () => rowNamed('cumulative sums'),
    (_, __, ___, dLdZ) => ({
      A: dLdZ.map((d) => d.map((_d, i) => total(d.slice(0, i + 1)))),
    }),
  ),
  misderived(
    'the largest, all get its gradient',
    /dLdA/,
    () => rowNamed('the largest'),
    (_, A, __, dLdZ) => ({
      A: each(A, (_a, n) => dLdZ[n]![0]!),
    }),
  ),
  misderived(
    'a gate whose two halves are exchanged',
    /dLdA/,
    () => rowNamed('a gate: a · σ(b)'),
    ({ A }) => ({
      A: A!.map((row) => [...row].reverse()),
    }),
  ),
  misderived(
    'BatchNorm, statistics as constants',
    /terms across samples are missing/,
    () => batches[1]!,
    (_, A, P, dLdZ) => ({
      A: each(A, (_a, n, c) => dLdZ[n]![c]! * P['gamma']![0]![c]! * scaleOf(transpose(A)[c]!, 1e-5)),
    }),
    coupled(),
  ),
  misderived(
    'BatchNorm, N − 1 in backward',
    /dLdA/,
    () => batches[1]!,
    (_, A, P, dLdZ) => ({
      A: each(A, (_a, n, c) => {
        const d = transpose(dLdZ)[c]!.map((x) => x * P['gamma']![0]![c]!);
        const a = transpose(A)[c]!;
        const s = scaleOf(a, 1e-5);
        const x = a.map((y) => (y - total(a) / a.length) * s);
        return s * (d[n]! - total(d) / (a.length - 1) - (x[n]! * dot(d, x)) / (a.length - 1));
      }),
    }),
    coupled(),
  ),
  misderived(
    'attention, the values alone',
    /dLdA/,
    () => batches[3]!,
    (_, A, __, dLdZ) => {
      const P = A.map((a) => softmaxOf(A.map((b) => dot(a, b))));
      return { A: each(A, (_a, k, c) => total(P.map((p, n) => p[k]! * dLdZ[n]![c]!))) };
    },
    coupled(),
  ),
];

function coupled(): NonNullable<Parameters<typeof misderived>[4]> {
  return {
    point: { N: 3, inFeatures: 2, outFeatures: 1 },
    spec: {
      couplesBatch: true,
      sizes: { N: size({ min: 2 }), inFeatures: size({ min: 2, max: 2 }), outFeatures: size({ max: 1 }) },
    },
  };
}

function scaleOf(a: readonly number[], eps: number): number {
  const mean = total(a) / a.length;
  return 1 / sqrt(total(a.map((x) => (x - mean) ** 2)) / a.length + eps);
}
