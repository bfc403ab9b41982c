import { elementary } from '@chainrule/tensor';
import { sum } from './specimen.ts';
import type { Blueprint, Formula, Values } from './specimen.ts';

const { exp, log, tanh } = elementary;

/** Z = A·Wᵀ + 1·bᵀ. */
export function linear(inFeatures: number, outFeatures: number): Blueprint {
  return {
    name: `Linear(${inFeatures} → ${outFeatures})`,
    parameters: { W: [outFeatures, inFeatures], b: [outFeatures, 1] },
    columns: () => outFeatures,
    Z: (x, n, k) => sum(inFeatures, (j) => x.A(n, j) * x.at('W', k, j)) + x.at('b', k, 0),
    gradients: {
      dLdA: (x, n, j) => sum(outFeatures, (k) => x.dLdZ(n, k) * x.at('W', k, j)),
      dLdW: (x, k, j) => sum(x.N, (n) => x.dLdZ(n, k) * x.A(n, j)),
      dLdb: (x, k) => sum(x.N, (n) => x.dLdZ(n, k)),
    },
  };
}

/** Z = f(A), dLdA = dLdZ ⊙ f′, with f′ from A and Z. */
function elementwise(
  name: string,
  f: (a: number) => number,
  derivative: (a: number, z: number) => number,
): Blueprint {
  return {
    name,
    parameters: {},
    Z: (x, n, c) => f(x.A(n, c)),
    gradients: { dLdA: (x, n, c) => x.dLdZ(n, c) * derivative(x.A(n, c), x.Z(n, c)) },
  };
}

/** 1/(1 + e⁻ᵃ). */
export const sigma = (a: number): number => (a >= 0 ? 1 / (1 + exp(-a)) : exp(a) / (1 + exp(a)));

/** max(A, 0). */
export const relu: Blueprint = /* @__PURE__ */ elementwise(
  'ReLU',
  (a) => Math.max(a, 0),
  (a) => (a > 0 ? 1 : 0),
);
/** A where it is positive, ½·A where not: dyadic, so that exact mode sees it. */
export const leakyRelu: Blueprint = /* @__PURE__ */ elementwise(
  'LeakyReLU(1/2)',
  (a) => (a > 0 ? a : a / 2),
  (a) => (a > 0 ? 1 : 1 / 2),
);
/** σ(A), σ′ = Z·(1 − Z). */
export const sigmoid: Blueprint = /* @__PURE__ */ elementwise('Sigmoid', sigma, (_, z) => z * (1 - z));
/** tanh A, tanh′ = 1 − Z². */
export const tanhLayer: Blueprint = /* @__PURE__ */ elementwise('Tanh', tanh, (_, z) => 1 - z * z);
/** log(1 + eᴬ), and its derivative σ(A). */
export const softplus: Blueprint = /* @__PURE__ */ elementwise(
  'Softplus',
  (a) => Math.max(a, 0) + log(1 + exp(-Math.abs(a))),
  sigma,
);

/** P[n, c] = exp A[n, c]/Σ exp A[n, ·]. */
export const probability = ({ A, C }: Values, n: number, c: number): number => {
  const most = Array.from({ length: C }, (_, j) => A(n, j)).reduce((m, a) => Math.max(m, a));
  return exp(A(n, c) - most) / sum(C, (j) => exp(A(n, j) - most));
};

/** Z = softmax(A) along the features; dLdA = Z ⊙ (dLdZ − Σ dLdZ ⊙ Z). */
export const softmax: Blueprint = {
  name: 'Softmax',
  parameters: {},
  Z: probability,
  gradients: {
    dLdA: (x, n, c) => x.Z(n, c) * (x.dLdZ(n, c) - sum(x.C, (j) => x.dLdZ(n, j) * x.Z(n, j))),
  },
};

/** The target of sample n: class n mod C, as a one-hot row. */
export const oneHot = ({ C }: Values, n: number, c: number): number => (n % C === c ? 1 : 0);

/** Z = [[L]], L = −(1/N)·Σ log P[n, yₙ], as a layer that ends in a single number. */
export const crossEntropy: Blueprint = {
  name: 'SoftmaxCrossEntropy',
  parameters: {},
  rows: 1,
  columns: () => 1,
  Z: (x) => -sum(x.N, (n) => log(probability(x, n, n % x.C))) / x.N,
  gradients: { dLdA: (x, n, c) => (x.dLdZ(0, 0) * (probability(x, n, c) - oneHot(x, n, c))) / x.N },
};

/** Z = [[L]], L = Σ (A − Y)²/(N·C) with Y[n, c] = ½·(n − c). */
export const squaredError: Blueprint = {
  name: 'MeanSquaredError',
  parameters: {},
  rows: 1,
  columns: () => 1,
  Z: (x) => sum(x.N, (n) => sum(x.C, (c) => error(x, n, c) * error(x, n, c))) / (x.N * x.C),
  gradients: { dLdA: (x, n, c) => (2 * x.dLdZ(0, 0) * error(x, n, c)) / (x.N * x.C) },
};

/** A − Y. */
export const error = (x: Values, n: number, c: number): number => x.A(n, c) - (n - c) / 2;

const EPS = 1 / 1024;

/** Mean, 1/√(variance + ε) and X̂ of the numbers a(0 … n − 1). */
function standard(n: number, a: (i: number) => number): { s: number; X: (i: number) => number } {
  const mean = sum(n, a) / n;
  const variance = sum(n, (i) => (a(i) - mean) * (a(i) - mean)) / n;
  const s = 1 / Math.sqrt(variance + EPS);
  return { s, X: (i) => (a(i) - mean) * s };
}

/** What stands for the others in a normalisation: along the features of a sample, or along the batch. */
interface Group {
  readonly size: number;
  readonly s: number;
  /** X̂ of the i-th of the group. */
  readonly X: (i: number) => number;
  /** γ·dLdZ of the i-th of the group. */
  readonly G: (i: number) => number;
  /** Which of the group this number is. */
  readonly own: number;
}

/** The features of sample n. */
export const alongFeatures = (x: Values, n: number, c: number): Group => ({
  size: x.C,
  ...standard(x.C, (j) => x.A(n, j)),
  G: (j) => x.at('gamma', j, 0) * x.dLdZ(n, j),
  own: c,
});

/** Feature c of all samples. */
export const alongBatch = (x: Values, n: number, c: number): Group => ({
  size: x.N,
  ...standard(x.N, (m) => x.A(m, c)),
  G: (m) => x.at('gamma', c, 0) * x.dLdZ(m, c),
  own: n,
});

/** Z = γ·X̂ + β; dLdA = s·(G − mean G − X̂·mean(G ⊙ X̂)) with G = γ·dLdZ. */
function norm(name: string, features: number, group: (x: Values, n: number, c: number) => Group): Blueprint {
  return {
    name: `${name}(${features})`,
    parameters: { gamma: [features, 1], beta: [features, 1] },
    Z: (x, n, c) => {
      const { X, own } = group(x, n, c);
      return x.at('gamma', c, 0) * X(own) + x.at('beta', c, 0);
    },
    gradients: {
      dLdA: (x, n, c) => {
        const { s, X, G, own, size } = group(x, n, c);
        return s * (G(own) - sum(size, G) / size - (X(own) * sum(size, (i) => G(i) * X(i))) / size);
      },
      dLdgamma: (x, c) =>
        sum(x.N, (n) => {
          const { X, own } = group(x, n, c);
          return x.dLdZ(n, c) * X(own);
        }),
      dLdbeta: (x, c) => sum(x.N, (n) => x.dLdZ(n, c)),
    },
  };
}

/** Each sample normalised along its features. */
export const layerNorm = (features: number): Blueprint => norm('LayerNorm', features, alongFeatures);
/** Each feature normalised along the batch. */
export const batchNorm = (features: number): Blueprint => norm('BatchNorm', features, alongBatch);

/** Which numbers stay, in a pattern that looks drawn and is the same in every pass with this salt. */
export const kept = (n: number, c: number, salt: number): boolean =>
  (Math.imul(n * 7 + c * 3 + salt * 11 + 5, 2654435761) >>> 30) % 2 === 0;

/** Z = 2·A where it is kept, else 0: p = ½, with a mask that stands still, so that forward has a derivative. */
export const dropout: Blueprint = {
  name: 'Dropout(1/2)',
  parameters: {},
  Z: (x, n, c) => (kept(n, c, 0) ? 2 * x.A(n, c) : 0),
  predict: 'none',
  gradients: { dLdA: (x, n, c) => (kept(n, c, 0) ? 2 * x.dLdZ(n, c) : 0) },
};

/** A formula times a factor. */
export const times =
  (formula: Formula, factor: (x: Values) => number): Formula =>
  (x, i, j) =>
    formula(x, i, j) * factor(x);
