import { elementary, matmul, parametersOf, sumRows, Tensor } from '@chainrule/tensor';
import type { DType, Parameter } from '@chainrule/tensor';
import type { Differentiable } from '../../src/differentiable.ts';

/** Z = A·Wᵀ + 1·bᵀ, in plain loops and products. */
export class Linear implements Differentiable {
  readonly inFeatures: number;
  readonly outFeatures: number;
  readonly W: Tensor;
  readonly b: Tensor;
  readonly dLdW: Tensor;
  readonly dLdb: Tensor;
  readonly parameters: readonly Parameter[];
  A: Tensor | undefined;

  constructor(inFeatures: number, outFeatures: number, dtype: DType = 'float64') {
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    this.W = Tensor.zeros([outFeatures, inFeatures], dtype);
    this.b = Tensor.zeros([outFeatures, 1], dtype);
    this.dLdW = Tensor.zeros([outFeatures, inFeatures], dtype);
    this.dLdb = Tensor.zeros([outFeatures, 1], dtype);
    this.parameters = parametersOf(this, 'W', 'b');
  }

  forward(A: Tensor): Tensor {
    this.A = A;
    return this.affine(A);
  }

  predict(A: Tensor): Tensor {
    return this.affine(A);
  }

  affine(A: Tensor): Tensor {
    const Z = matmul(A, this.W.T);
    for (let i = 0; i < Z.size; i++) Z.data[i]! += this.b.data[i % this.outFeatures]!;
    return Z;
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.A === undefined) throw new Error(`${String(this)}.backward: call forward first`);
    matmul(dLdZ.T, this.A, this.dLdW);
    sumRows(dLdZ, this.dLdb);
    return matmul(dLdZ, this.W);
  }

  toString(): string {
    return `Linear(${this.inFeatures} → ${this.outFeatures})`;
  }
}

/** Z = f(A), dLdA = f′(A) ⊙ dLdZ, number by number. */
export class Elementwise implements Differentiable {
  readonly parameters: readonly Parameter[] = [];
  readonly name: string;
  readonly f: (a: number) => number;
  readonly derivative: (a: number) => number;
  A: Tensor | undefined;

  constructor(name: string, f: (a: number) => number, derivative: (a: number) => number) {
    this.name = name;
    this.f = f;
    this.derivative = derivative;
  }

  forward(A: Tensor): Tensor {
    this.A = A;
    return new Tensor(A.data.map(this.f), A.shape);
  }

  predict(A: Tensor): Tensor {
    return new Tensor(A.data.map(this.f), A.shape);
  }

  backward(dLdZ: Tensor): Tensor {
    const { A } = this;
    if (A === undefined) throw new Error(`${this.name}.backward: call forward first`);
    return new Tensor(
      dLdZ.data.map((d, i) => d * this.derivative(A.data[i]!)),
      A.shape,
    );
  }

  toString(): string {
    return this.name;
  }
}

const { exp, expm1, log, tanh } = elementary;
const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));

export const activations: Record<string, () => Elementwise> = {
  ReLU: () =>
    new Elementwise(
      'ReLU',
      (a) => Math.max(a, 0),
      (a) => (a > 0 ? 1 : 0),
    ),
  Abs: () => new Elementwise('Abs', Math.abs, Math.sign),
  Square: () =>
    new Elementwise(
      'Square',
      (a) => a * a,
      (a) => 2 * a,
    ),
  Cube: () =>
    new Elementwise(
      'Cube',
      (a) => a * a * a,
      (a) => 3 * a * a,
    ),
  Tanh: () => new Elementwise('Tanh', tanh, (a) => 1 - tanh(a) * tanh(a)),
  Sigmoid: () => new Elementwise('Sigmoid', sigmoid, (a) => sigmoid(a) * (1 - sigmoid(a))),
  ELU: () =>
    new Elementwise(
      'ELU',
      (a) => (a > 0 ? a : expm1(a)),
      (a) => (a > 0 ? 1 : exp(a)),
    ),
  Huber: () =>
    new Elementwise(
      'Huber',
      (a) => (Math.abs(a) < 1 ? (a * a) / 2 : Math.abs(a) - 0.5),
      (a) => Math.min(Math.max(a, -1), 1),
    ),
  Softplus: () => new Elementwise('Softplus', (a) => Math.max(a, 0) + log(1 + exp(-Math.abs(a))), sigmoid),
  Exp: () => new Elementwise('Exp', exp, exp),
  CubedAbs: () =>
    new Elementwise(
      'CubedAbs',
      (a) => Math.abs(a) * a * a,
      (a) => 3 * Math.abs(a) * a,
    ),
  Clip: () =>
    new Elementwise(
      'Clip',
      (a) => Math.min(Math.max(a, -1), 1),
      (a) => (Math.abs(a) < 1 ? 1 : 0),
    ),
  Log: () => new Elementwise('Log', log, (a) => 1 / a),
  Sqrt: () => new Elementwise('Sqrt', Math.sqrt, (a) => 0.5 / Math.sqrt(a)),
};

/** Left to right, right to left. */
export class Stack implements Differentiable {
  readonly layers: readonly Differentiable[];
  readonly parameters: readonly Parameter[];

  constructor(...layers: Differentiable[]) {
    this.layers = layers;
    this.parameters = layers.flatMap((layer, i) =>
      layer.parameters.map((p) => ({ ...p, name: `${i}.${p.name}` })),
    );
  }

  forward(A: Tensor): Tensor {
    return this.layers.reduce((A, layer) => layer.forward(A), A);
  }

  predict(A: Tensor): Tensor {
    return this.layers.reduce((A, layer) => layer.predict!(A), A);
  }

  backward(dLdZ: Tensor): Tensor {
    return this.layers.reduceRight((dLdZ, layer) => layer.backward(dLdZ), dLdZ);
  }

  toString(): string {
    return `Stack(${this.layers.map(String).join(', ')})`;
  }
}

/** Z = γ·(A − μ)/√(σ² + ε), μ and σ² over the batch: each output depends on every sample. */
export class BatchNorm implements Differentiable {
  readonly gamma: Tensor;
  readonly dLdgamma: Tensor;
  readonly parameters: readonly Parameter[];
  readonly eps: number;
  X: Tensor | undefined;
  s: number[] = [];

  constructor(features: number, dtype: DType = 'float64', eps = 1e-5) {
    this.gamma = Tensor.full([1, features], 1, dtype);
    this.dLdgamma = Tensor.zeros([1, features], dtype);
    this.parameters = parametersOf(this, 'gamma');
    this.eps = eps;
  }

  forward(A: Tensor): Tensor {
    const [N, C] = A.shape as [number, number];
    const X = Tensor.zeros(A.shape, A.dtype);
    const Z = Tensor.zeros(A.shape, A.dtype);
    for (let c = 0; c < C; c++) {
      let mean = 0;
      for (let n = 0; n < N; n++) mean += A.data[n * C + c]! / N;
      let variance = 0;
      for (let n = 0; n < N; n++) variance += (A.data[n * C + c]! - mean) ** 2 / N;
      this.s[c] = 1 / Math.sqrt(variance + this.eps);
      for (let n = 0; n < N; n++) {
        X.data[n * C + c] = (A.data[n * C + c]! - mean) * this.s[c]!;
        Z.data[n * C + c] = X.data[n * C + c]! * this.gamma.data[c]!;
      }
    }
    this.X = X;
    return Z;
  }

  backward(dLdZ: Tensor): Tensor {
    const { X } = this;
    if (X === undefined) throw new Error('BatchNorm.backward: call forward first');
    const [N, C] = X.shape as [number, number];
    const dLdA = Tensor.zeros(X.shape, X.dtype);
    for (let c = 0; c < C; c++) {
      let sum = 0;
      let dot = 0;
      for (let n = 0; n < N; n++) {
        sum += dLdZ.data[n * C + c]!;
        dot += dLdZ.data[n * C + c]! * X.data[n * C + c]!;
      }
      this.dLdgamma.data[c] = dot;
      for (let n = 0; n < N; n++) {
        const i = n * C + c;
        dLdA.data[i] = this.gamma.data[c]! * this.s[c]! * (dLdZ.data[i]! - sum / N - (X.data[i]! * dot) / N);
      }
    }
    return dLdA;
  }
}

/** Z = max over the features, [N, C] → [N, 1]. */
export class Max implements Differentiable {
  readonly parameters: readonly Parameter[] = [];
  #A: Tensor | undefined;
  #winner: number[] = [];

  forward(A: Tensor): Tensor {
    const [N, C] = A.shape as [number, number];
    this.#A = A;
    this.#winner = Array.from({ length: N }, (_, n) => {
      let best = 0;
      for (let c = 1; c < C; c++) if (A.data[n * C + c]! > A.data[n * C + best]!) best = c;
      return best;
    });
    return new Tensor(
      Float64Array.from(this.#winner, (c, n) => A.data[n * C + c]!),
      [N, 1],
    ).to(A.dtype);
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.#A === undefined) throw new Error('Max.backward: call forward first');
    const dLdA = Tensor.zeros(this.#A.shape, this.#A.dtype);
    this.#winner.forEach((c, n) => (dLdA.data[n * this.#A!.shape[1]! + c] = dLdZ.data[n]!));
    return dLdA;
  }
}
