import { Tensor } from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import type { Differentiable } from '../../../src/index.ts';
import { Chain } from '../../../src/zoo/chain.ts';
import { activations, BatchNorm, Linear } from '../../subjects/layers.ts';
import { add, dot, each, matmul, multiply, sumRows, total, transpose } from '../formulas.ts';
import type { Formulas } from '../formulas.ts';

/** Layers with parameters: made for inFeatures and outFeatures. */
export const parametrised: Readonly<Record<string, (i: number, o: number) => Formulas>> = {
  'three parameters: u·exp(v·A) + w': (i) => ({
    name: 'Exponential',
    parameters: { u: [1, i], v: [1, i], w: [1, i] },
    forward: (A, { u, v, w }) => each(A, (a, _, c) => u![0]![c]! * Math.exp(v![0]![c]! * a) + w![0]![c]!),
    backward: (A, { u, v }, dLdZ) => {
      const E = each(A, (a, n, c) => dLdZ[n]![c]! * Math.exp(v![0]![c]! * a));
      return {
        A: each(E, (e, _, c) => e * u![0]![c]! * v![0]![c]!),
        u: [transpose(E).map(total)],
        v: [transpose(each(E, (e, n, c) => e * u![0]![c]! * A[n]![c]!)).map(total)],
        w: [transpose(dLdZ).map(total)],
      };
    },
  }),
  'W tied: Z = A·Wᵀ·W': (i, o) => ({
    name: 'Tied',
    parameters: { W: [o, i] },
    forward: (A, { W }) => matmul(matmul(A, transpose(W!)), W!),
    backward: (A, { W }, dLdZ) => {
      const H = matmul(A, transpose(W!));
      const dLdH = matmul(dLdZ, transpose(W!));
      return { A: matmul(dLdH, W!), W: add(matmul(transpose(H), dLdZ), matmul(transpose(dLdH), A)) };
    },
  }),
  'W cubed': (i, o) => ({
    name: 'Cubed',
    parameters: { W: [o, i] },
    forward: (A, { W }) => matmul(A, transpose(each(W!, (w) => w ** 3))),
    backward: (A, { W }, dLdZ) => ({
      A: matmul(
        dLdZ,
        each(W!, (w) => w ** 3),
      ),
      W: multiply(
        matmul(transpose(dLdZ), A),
        each(W!, (w) => 3 * w * w),
      ),
    }),
  }),
  'bilinear: a·U·a': (i) => ({
    name: 'Bilinear',
    parameters: { U: [i, i] },
    forward: (A, { U }) =>
      A.map((a) => [
        dot(
          a,
          U!.map((u) => dot(u, a)),
        ),
      ]),
    backward: (A, { U }, dLdZ) => ({
      A: A.map((a, n) => a.map((_, j) => dLdZ[n]![0]! * (dot(U![j]!, a) + dot(transpose(U!)[j]!, a)))),
      U: each(U!, (_, j, k) => total(A.map((a, n) => dLdZ[n]![0]! * a[j]! * a[k]!))),
    }),
  }),
  PReLU: (i) => ({
    name: 'PReLU',
    parameters: { alpha: [1, i] },
    forward: (A, { alpha }) => each(A, (a, _, c) => (a > 0 ? a : alpha![0]![c]! * a)),
    backward: (A, { alpha }, dLdZ) => ({
      A: each(A, (a, n, c) => dLdZ[n]![c]! * (a > 0 ? 1 : alpha![0]![c]!)),
      alpha: [transpose(each(A, (a, n, c) => dLdZ[n]![c]! * Math.min(a, 0))).map(total)],
    }),
  }),
  'a threshold that is learned: max(0, A − t)': (i) => ({
    name: 'Threshold',
    parameters: { t: [1, i] },
    forward: (A, { t }) => each(A, (a, _, c) => Math.max(0, a - t![0]![c]!)),
    backward: (A, { t }, dLdZ) => {
      const G = each(dLdZ, (d, n, c) => (A[n]![c]! > t![0]![c]! ? d : 0));
      return { A: G, t: [transpose(G).map((column) => -total(column))] };
    },
  }),
  'b added only to batches of three and more': (i) => ({
    name: 'Sometimes',
    parameters: { b: [1, i] },
    forward: (A, { b }) => each(A, (a, _, c) => (A.length > 2 ? a * a + b![0]![c]! : a * a)),
    backward: (A, _, dLdZ) => ({
      A: each(dLdZ, (d, n, c) => 2 * d * A[n]![c]!),
      b: [transpose(dLdZ).map((column) => (A.length > 2 ? total(column) : 0))],
    }),
  }),
  'distances to centres': (i, o) => ({
    name: 'Distances',
    parameters: { M: [o, i] },
    forward: (A, { M }) => A.map((a) => M!.map((m) => total(m.map((x, j) => (x - a[j]!) ** 2)))),
    backward: (A, { M }, dLdZ) => ({
      A: each(A, (a, n, j) => total(M!.map((m, k) => -2 * dLdZ[n]![k]! * (m[j]! - a)))),
      M: each(M!, (m, k, j) => total(A.map((a, n) => 2 * dLdZ[n]![k]! * (m - a[j]!)))),
    }),
  }),
  'rows of a table, looked up by A': (_, o) => ({
    name: 'Lookup',
    parameters: { T: [5, o] },
    forward: (A, { T }) => A.map(([a]) => [...T![place(a!)]!]),
    backward: (A, { T }, dLdZ) => ({
      A: each(A, () => 0),
      T: each(T!, (__, r, c) => total(A.map(([a], n) => (place(a!) === r ? dLdZ[n]![c]! : 0)))),
    }),
  }),
  'W, 1e6 times': (i, o) => scaledLinear(i, o, 1e6),
  'W, a millionth': (i, o) => scaledLinear(i, o, 1e-6),
};

function place(a: number): number {
  return Math.min(Math.max(Math.round(a) + 2, 0), 4);
}

function scaledLinear(i: number, o: number, factor: number): Formulas {
  return {
    name: `Linear, ${factor} times`,
    parameters: { W: [o, i], b: [o, 1] },
    forward: (A, { W, b }) => each(matmul(A, transpose(W!)), (z, _, k) => factor * (z + b![k]![0]!)),
    backward: (A, { W }, dLdZ) => ({
      A: each(matmul(dLdZ, W!), (x) => factor * x),
      W: each(matmul(transpose(dLdZ), A), (x) => factor * x),
      b: each(sumRows(dLdZ), (x) => factor * x),
    }),
  };
}

/** What is dropped is fixed beforehand. */
const dropout: Formulas = {
  name: 'Dropout with a fixed mask',
  forward: (A) => each(A, (a, n, c) => ((n + c) % 3 === 0 ? 0 : 1.5 * a)),
  backward: (A, _, dLdZ) => ({ A: each(A, (__, n, c) => ((n + c) % 3 === 0 ? 0 : 1.5 * dLdZ[n]![c]!)) }),
};

/** Z = A + f(A), for a layer f that keeps the shape. */
class Residual implements Differentiable {
  readonly inside: Differentiable;
  readonly parameters: Differentiable['parameters'];

  constructor(inside: Differentiable) {
    this.inside = inside;
    this.parameters = inside.parameters;
  }

  forward(A: Tensor): Tensor {
    return plus(A, this.inside.forward(A));
  }

  backward(dLdZ: Tensor): Tensor {
    return plus(dLdZ, this.inside.backward(dLdZ));
  }

  toString(): string {
    return 'Residual';
  }
}

function plus(X: Tensor, Y: Tensor): Tensor {
  return new Tensor(
    X.data.map((x, i) => x + Y.data[i]!),
    X.shape,
  );
}

/** Whole models, of one width: some deep, some coupled. */
export const models: Readonly<Record<string, (width: number, dtype: DType) => Differentiable>> = {
  '20 layers, 4 of them with parameters': (width, dtype) =>
    new Chain(...deep(4, width, dtype, ['Tanh', 'ELU', 'Sigmoid', 'Softplus'])),
  'Linear and ReLU, three times': (width, dtype) => new Chain(...deep(3, width, dtype, ['ReLU'])),
  'Linear, ELU, Linear, Huber': (width, dtype) =>
    new Chain(new Linear(width, 3, dtype), activations.ELU!(), new Linear(3, 2, dtype), activations.Huber!()),
  'three residual blocks': (width, dtype) =>
    new Chain(
      ...Array.from(
        { length: 3 },
        () => new Residual(new Chain(new Linear(width, width, dtype), activations.Sigmoid!())),
      ),
    ),
};

/** As these, and samples depend on each other. */
export const coupled: Readonly<Record<string, (width: number, dtype: DType) => Differentiable>> = {
  'BatchNorm, Tanh, BatchNorm': (width, dtype) =>
    new Chain(new BatchNorm(width, dtype), activations.Tanh!(), new BatchNorm(width, dtype)),
};

function deep(blocks: number, width: number, dtype: DType, names: readonly string[]): Differentiable[] {
  return Array.from({ length: blocks }, () => [
    new Linear(width, width, dtype),
    ...names.map((name) => activations[name]!()),
  ]).flat();
}

export const fixed: readonly Formulas[] = [dropout];
