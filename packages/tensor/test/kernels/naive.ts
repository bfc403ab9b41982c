import type { Kernels } from '@chainrule/tensor/kernels';
import type { KernelName } from './cases.ts';
import { naiveActivations } from './naive-activations.ts';
import { naiveLosses } from './naive-losses.ts';
import { naiveNorms } from './naive-norms.ts';
import { naiveOptimizers } from './naive-optimizers.ts';
import {
  decayed,
  exact,
  functions,
  inOrder,
  interleaved,
  others,
  row,
  rounding,
  softmax,
  store,
} from './formula.ts';

/** The formulas of `Kernels` once more, written for nothing but being right: F rounds every single operation. */
export const naive: Pick<Kernels, KernelName> = {
  ...naiveActivations,
  ...naiveNorms,
  ...naiveLosses,
  ...naiveOptimizers,

  matmulNN(X, Y, Z, m, k, n) {
    const F = rounding(X);
    const z = (i: number, j: number) => inOrder(k, F, (p) => F(X[i * k + p]! * Y[p * n + j]!));
    store(Z, m * n, (at) => z(Math.floor(at / n), at % n));
  },
  matmulNT(X, Y, b, Z, m, k, n) {
    const F = rounding(X);
    const z = (i: number, j: number) => inOrder(k, F, (p) => F(X[i * k + p]! * Y[j * k + p]!));
    const biased = (x: number, j: number) => (b === undefined ? x : F(x + b[j]!));
    store(Z, m * n, (at) => biased(z(Math.floor(at / n), at % n), at % n));
  },
  matmulTN(X, Y, Z, m, k, n) {
    const F = rounding(X);
    const z = (i: number, j: number) => inOrder(k, F, (p) => F(X[p * m + i]! * Y[p * n + j]!));
    store(Z, m * n, (at) => z(Math.floor(at / n), at % n));
  },

  sumRows(X, s, M, C) {
    store(s, C, (j) => inOrder(M, rounding(X), (i) => X[i * C + j]!));
  },
  sumColumns(X, s, M, C) {
    store(s, M, (i) => inOrder(C, rounding(X), (j) => X[i * C + j]!));
  },
  sum: (X, size) => interleaved(size, (i) => X[i]!),
  dot: (X, Y, size) => interleaved(size, (i) => X[i]! * Y[i]!),

  add: (X, Y, Z, size) => {
    store(Z, size, (i) => rounding(Z)(X[i]! + Y[i]!));
  },
  subtract: (X, Y, Z, size) => {
    store(Z, size, (i) => rounding(Z)(X[i]! - Y[i]!));
  },
  multiply: (X, Y, Z, size) => {
    store(Z, size, (i) => rounding(Z)(X[i]! * Y[i]!));
  },
  scale(alpha, X, Z, size) {
    const F = rounding(X);
    store(Z, size, (i) => F(F(alpha) * X[i]!));
  },
  axpy(alpha, X, Y, size) {
    const F = rounding(X);
    store(Y, size, (i) => F(Y[i]! + F(F(alpha) * X[i]!)));
  },
  clamp(limit, X, Z, size) {
    const most = rounding(X)(limit);
    store(Z, size, (i) => (X[i]! > most ? most : X[i]! < -most ? -most : X[i]!));
  },
  addRow: (X, r, Z, M, C) => {
    store(Z, M * C, (at) => rounding(X)(X[at]! + r[at % C]!));
  },
  multiplyRow: (X, r, Z, M, C) => {
    store(Z, M * C, (at) => rounding(X)(X[at]! * r[at % C]!));
  },

  relu: (A, Z, size) => {
    store(Z, size, (i) => (A[i]! > 0 || Number.isNaN(A[i]) ? A[i]! : 0));
  },
  reluBackward: (A, dLdZ, dLdA, size) => {
    store(dLdA, size, (i) => (A[i]! > 0 || Number.isNaN(A[i]) ? dLdZ[i]! : 0));
  },
  sigmoid: (A, Z, size) => {
    store(Z, size, (i) => functions(rounding(A)).sigmoid(A[i]!));
  },
  sigmoidBackward(Z, dLdZ, dLdA, size) {
    const F = rounding(Z);
    store(dLdA, size, (i) => F(dLdZ[i]! * F(Z[i]! * F(1 - Z[i]!))));
  },
  tanh: (A, Z, size) => {
    store(Z, size, (i) => functions(rounding(A)).tanh(A[i]!));
  },
  tanhBackward(Z, dLdZ, dLdA, size) {
    const F = rounding(Z);
    store(dLdA, size, (i) => F(dLdZ[i]! * F(1 - F(Z[i]! * Z[i]!))));
  },

  squaredError: (Z, Y, size) => interleaved(size, (i) => rounding(Z)(Z[i]! - Y[i]!) ** 2),
  squaredErrorBackward(Z, Y, factor, dLdZ, size) {
    const F = rounding(Z);
    store(dLdZ, size, (i) => F(F(factor) * F(Z[i]! - Y[i]!)));
  },
  crossEntropy(Z, classes, smoothing, P, N, C) {
    const rows = Array.from({ length: N }, (_, i) => softmax(row(Z, i, C), rounding(Z)));
    P.set(rows.flatMap(({ p }) => p));
    return inOrder(N, exact, (i) => {
      const { minusLog } = rows[i]!;
      if (smoothing === 0) return minusLog(classes[i]!);
      return (1 - smoothing) * minusLog(classes[i]!) + (smoothing / C) * inOrder(C, exact, minusLog);
    });
  },
  crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C) {
    const F = rounding(P);
    const slope = (p: readonly number[], c: number, target: number): number =>
      c === target ? F(F(smoothing - smoothing / C) - others(p, c, F)) : F(p[c]! - F(smoothing / C));
    const rows = Array.from({ length: N }, (_, i) => row(P, i, C));
    dLdZ.set(rows.flatMap((p, i) => p.map((_, c) => F(factor) * slope(p, c, classes[i]!))));
  },
  softCrossEntropy(Z, Y, smoothing, P, N, C) {
    const rows = Array.from({ length: N }, (_, i) => softmax(row(Z, i, C), rounding(Z)));
    P.set(rows.flatMap(({ p }) => p));
    const y = (i: number, c: number) => (1 - smoothing) * Y[i * C + c]! + smoothing / C;
    return inOrder(N, exact, (i) => inOrder(C, exact, (c) => y(i, c) * rows[i]!.minusLog(c)));
  },
  softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C) {
    const F = rounding(P);
    const slope = (p: readonly number[], y: readonly number[], c: number): number =>
      c === p.findIndex((x) => x > 0.5)
        ? F(p[c]! * others(y, c, F)) - F(y[c]! * others(p, c, F))
        : F(others(y, C, F) * p[c]!) - y[c]!;
    const smooth = (y: number): number => F(F(F(1 - smoothing) * y) + F(smoothing / C));
    const rows = Array.from({ length: N }, (_, i) => [row(P, i, C), row(Y, i, C).map(smooth)] as const);
    dLdZ.set(rows.flatMap(([p, y]) => p.map((_, c) => F(factor) * F(slope(p, y, c)))));
  },

  sgd(W, G, size, lr, weightDecay, sign) {
    const F = rounding(W);
    store(W, size, (i) => F(W[i]! - F(F(lr) * decayed(F, sign, G[i]!, weightDecay, W[i]!))));
  },
  sgdMomentum(W, G, V, size, lr, momentum, dampening, weightDecay, sign) {
    const F = rounding(W);
    const g = (i: number) => decayed(F, sign, G[i]!, weightDecay, W[i]!);
    store(V, size, (i) => F(F(F(momentum) * V[i]!) + F(F(1 - dampening) * g(i))));
    store(W, size, (i) => F(W[i]! - F(F(lr) * V[i]!)));
  },
  sgdNesterov(W, G, V, size, lr, momentum, weightDecay, sign) {
    const F = rounding(W);
    const g = (i: number) => decayed(F, sign, G[i]!, weightDecay, W[i]!);
    store(V, size, (i) => F(F(F(momentum) * V[i]!) + g(i)));
    store(W, size, (i) => F(W[i]! - F(F(lr) * F(g(i) + F(F(momentum) * V[i]!)))));
  },
};
