import {
  allocate,
  bind,
  checkDType,
  checkNumber,
  checkOptions,
  checkSize,
  Loan,
  parametersOf,
  ShapeError,
} from '@chainrule/tensor';
import type { DType, Parameter, Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { prediction } from './prediction.ts';

/** Options of {@link BatchNorm1d}. */
export interface BatchNorm1dOptions {
  /** Added to the variance, 0 or more. Default 1e-5. */
  readonly eps?: number;
  /** The share of the batch in the running statistics, 0 to 1. Default 0.1. */
  readonly momentum?: number;
  /** Of γ, β, A and Z. Default `'float32'`. */
  readonly dtype?: DType;
}

/**
 * Z = X ⊙ γ + β, X = (A − μ)/√(σ² + eps): every feature is normalised over the batch, then scaled and shifted.
 *
 * A, X, Z [N, C]; γ, β, μ, σ² [C, 1]. `forward` takes μ and σ² of the batch (σ² divided by N) and moves the running
 * ones towards them: running ← (1 − momentum)·running + momentum·batch, where the batch's variance is divided by N − 1.
 * `predict` takes the running ones. γ begins at 1, β and the running mean at 0, the running variance at 1. The samples
 * of a batch depend on each other, so `forward` needs two at least.
 *
 *     dLdγ = (dLdZ ⊙ X)ᵀ·1                                        [C, 1]
 *     dLdβ = dLdZᵀ·1                                              [C, 1]
 *     dLdA = γ/√(σ² + eps) ⊙ (dLdZ − (1·dLdβᵀ + X ⊙ 1·dLdγᵀ)/N)   [N, C]
 *
 * Source: Ioffe and Szegedy, Batch normalization: accelerating deep network training by reducing internal covariate
 * shift, 2015; running statistics as in PyTorch.
 *
 * @typeParam C - the number of features where it is a literal, so that the compiler checks the neighbours
 *
 * @example
 * ```ts
 * import { BatchNorm1d } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new BatchNorm1d(1, { eps: 0 });
 * console.log(layer.forward(Tensor.from([[1], [3]])).toArray()); // → [ [ -1 ], [ 1 ] ]
 * console.log(layer.runningMean.item().toFixed(2), layer.runningVar.item().toFixed(2)); // → 0.20 1.10
 * ```
 */
export class BatchNorm1d<C extends number = number> implements Layer {
  /** C: how many numbers a sample has. */
  readonly numFeatures: C;
  /** C. */
  readonly inFeatures: C;
  /** C. */
  readonly outFeatures: C;
  /** Added to the variance. */
  readonly eps: number;
  /** The share of the batch in the running statistics. */
  readonly momentum: number;
  /** Of γ, β, A and Z. */
  readonly dtype: DType;
  /** γ, the scale, [C, 1]. PyTorch's `weight`. */
  readonly gamma: Tensor;
  /** β, the shift, [C, 1]. PyTorch's `bias`. */
  readonly beta: Tensor;
  /** dLdγ [C, 1], after backward. */
  readonly dLdgamma: Tensor;
  /** dLdβ [C, 1], after backward. */
  readonly dLdbeta: Tensor;
  /** What predict takes for μ, [C, 1]. */
  readonly runningMean: Tensor;
  /** What predict takes for σ², [C, 1]. */
  readonly runningVar: Tensor;
  /** `gamma` and `beta`. */
  readonly parameters: readonly Parameter[];
  readonly #mean: Tensor;
  readonly #variance: Tensor;
  readonly #normalised = new Loan();
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #X: Tensor | undefined;

  /**
   * @param numFeatures - C, a positive integer
   * @throws {@link ShapeError} for another size; `RangeError` for numbers out of range, `TypeError` for unknown options.
   */
  constructor(numFeatures: C, options: BatchNorm1dOptions = {}) {
    checkSize(numFeatures, 'BatchNorm1d', 'numFeatures');
    this.numFeatures = this.inFeatures = this.outFeatures = numFeatures;
    checkOptions(options, 'BatchNorm1d', ['eps', 'momentum', 'dtype']);
    const { eps = 1e-5, momentum = 0.1, dtype = 'float32' } = options;
    this.eps = checkNumber(eps, 'BatchNorm1d', 'eps', 0);
    this.momentum = checkNumber(momentum, 'BatchNorm1d', 'momentum', 0, 1);
    this.dtype = checkDType(dtype, 'BatchNorm1d');
    const column = (): Tensor => allocate([numFeatures, 1], dtype, 'BatchNorm1d');
    this.gamma = column();
    this.beta = column();
    this.dLdgamma = column();
    this.dLdbeta = column();
    this.runningMean = column();
    this.runningVar = column();
    this.#mean = column();
    this.#variance = column();
    this.gamma.data.fill(1);
    this.runningVar.data.fill(1);
    this.parameters = parametersOf(this, 'gamma', 'beta');
  }

  /**
   * Z with the statistics of the batch, [N, C]; moves the running ones. Remembers X and σ².
   *
   * @throws {@link ShapeError} for other features and for N = 1, {@link DTypeError}.
   */
  forward(A: Tensor): Tensor {
    const { N, C } = this.#bind(A, 'forward: A');
    if (N === 1) {
      throw new ShapeError(
        `${this.toString()}.forward: A is [1, ${C}], expected N ≥ 2: one sample has no variance; predict takes one`,
      );
    }
    const X = this.#normalised.fit(A.shape, this.dtype);
    const Z = this.#forward.fit(A.shape, this.dtype);
    kernels.batchNorm(
      A.data,
      this.gamma.data,
      this.beta.data,
      this.eps,
      this.#mean.data,
      this.#variance.data,
      X.data,
      Z.data,
      N,
      C,
    );
    this.#follow(this.runningMean, this.#mean, 1);
    this.#follow(this.runningVar, this.#variance, N / (N - 1));
    this.#X = X;
    return Z;
  }

  /** dLdA, [N, C]. Overwrites dLdgamma and dLdbeta. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const X = this.#X ?? noForward(this);
    bind(dLdZ, X.shape, this, 'backward: dLdZ', this.dtype);
    const dLdA = this.#backward.fit(X.shape, this.dtype);
    kernels.batchNormBackward(
      X.data,
      this.#variance.data,
      this.gamma.data,
      this.eps,
      dLdZ.data,
      this.dLdgamma.data,
      this.dLdbeta.data,
      dLdA.data,
      X.shape[0]!,
      this.numFeatures,
    );
    return dLdA;
  }

  /** Z with the running statistics, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError}, {@link DTypeError}. */
  predict(A: Tensor, out?: Tensor): Tensor {
    const { N, C } = this.#bind(A, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.batchNormGiven(
      A.data,
      this.gamma.data,
      this.beta.data,
      this.eps,
      this.runningMean.data,
      this.runningVar.data,
      Z.data,
      N,
      C,
    );
    return Z;
  }

  /** `BatchNorm1d(8)`. */
  toString(): `BatchNorm1d(${C})` {
    return `BatchNorm1d(${this.numFeatures})`;
  }

  #bind(A: Tensor, what: string): { N: number; C: number } {
    const { N } = bind(A, ['N', this.numFeatures], this, what, this.dtype);
    return { N, C: this.numFeatures };
  }

  /** running ← (1 − momentum)·running + momentum·correction·batch. */
  #follow(running: Tensor, batch: Tensor, correction: number): void {
    const { momentum } = this;
    for (let c = 0; c < this.numFeatures; c++) {
      running.data[c] = (1 - momentum) * running.data[c]! + momentum * (correction * batch.data[c]!);
    }
  }
}
