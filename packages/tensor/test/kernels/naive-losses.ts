import { elementary } from '@chainrule/tensor';
import type { LossKernels } from '@chainrule/tensor/kernels';
import { exact, functions, inOrder, interleaved, rounding, store } from './formula.ts';

const { log } = elementary;

type Naive = Omit<
  LossKernels,
  | 'squaredError'
  | 'squaredErrorBackward'
  | 'crossEntropy'
  | 'crossEntropyBackward'
  | 'softCrossEntropy'
  | 'softCrossEntropyBackward'
>;

const atLeast = (x: number, least: number): number => (x < least ? least : x);

/** Losses once more. */
export const naiveLosses: Naive = {
  absoluteError: (Z, Y, size) => interleaved(size, (i) => Math.abs(rounding(Z)(Z[i]! - Y[i]!))),
  absoluteErrorBackward: (Z, Y, factor, dLdZ, size) => {
    const sign = (r: number): number => (r > 0 ? 1 : r < 0 ? -1 : r);
    store(dLdZ, size, (i) => factor * sign(Z[i]! - Y[i]!));
  },
  huberError(Z, Y, delta, size) {
    const r = (i: number) => Math.abs(rounding(Z)(Z[i]! - Y[i]!));
    return interleaved(size, (i) => (r(i) > delta ? (r(i) - delta / 2) * delta : (r(i) / 2) * r(i)));
  },
  huberErrorBackward(Z, Y, delta, factor, dLdZ, size) {
    const F = rounding(Z);
    const clamped = (r: number): number => (r > F(delta) ? F(delta) : r < -F(delta) ? -F(delta) : r);
    store(dLdZ, size, (i) => F(F(factor) * clamped(F(Z[i]! - Y[i]!))));
  },
  binaryCrossEntropy(Z, Y, size) {
    const F = rounding(Z);
    const { log, log1m } = functions(F);
    const no = (i: number): number => F(F(Y[i]! - 1) * atLeast(log1m(Z[i]!), -100));
    return interleaved(size, (i) => F(no(i) - F(Y[i]! * atLeast(log(Z[i]!), -100))));
  },
  binaryCrossEntropyBackward: (Z, Y, factor, dLdZ, size) => {
    store(dLdZ, size, (i) => ((Z[i]! - Y[i]!) / atLeast(Z[i]! * (1 - Z[i]!), Math.fround(1e-12))) * factor);
  },
  logitCrossEntropy: (Z, Y, size) =>
    interleaved(size, (i) => {
      const { exp, log1p: log1pOfUnit } = functions(rounding(Z));
      const line = Z[i]! > 0 ? (1 - Y[i]!) * Z[i]! : -(Y[i]! * Z[i]!);
      return line + log1pOfUnit(exp(-Math.abs(Z[i]!)));
    }),
  logitCrossEntropyBackward: (Z, Y, factor, dLdZ, size) => {
    const F = rounding(Z);
    const { sigmoid } = functions(F);
    const slope = (z: number, y: number): number => F(F(F(1 - y) * sigmoid(z)) - F(sigmoid(-z) * y));
    store(dLdZ, size, (i) => slope(Z[i]!, Y[i]!) * F(factor));
  },
  negativeLogLikelihood: (Z, classes, N, C) => inOrder(N, exact, (i) => -Z[i * C + classes[i]!]!),
  negativeLogLikelihoodBackward: (classes, factor, dLdZ, N, C) => {
    store(dLdZ, N * C, (at) => (at % C === classes[Math.floor(at / C)] ? -factor : 0));
  },
  klDivergence: (Z, Y, size) =>
    interleaved(size, (i) => (Y[i] === 0 && Z[i]! <= Infinity ? 0 : Y[i]! * (log(Y[i]!) - Z[i]!))),
};
