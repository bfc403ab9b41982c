import {
  allocate,
  bind,
  checkDType,
  checkFlag,
  checkOptions,
  checkSize,
  Loan,
  parametersOf,
} from '@chainrule/tensor';
import type { DType, Parameter, Rng, Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { checkInit, checkRng } from './check-init.ts';
import type { Initializer } from './initializers.ts';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { refuseOwnLoan } from './own-loan.ts';
import { prediction } from './prediction.ts';

/** Options of {@link Linear}. */
export interface LinearOptions {
  /** Of W, b, A and Z. Default `'float32'`. */
  readonly dtype?: DType;
  /** With `false`, b stays zero and is no parameter. Default `true`. */
  readonly bias?: boolean;
  /** Fills W; without it W is zero. Needs `rng`. */
  readonly init?: Initializer;
  /** Where `init` draws from; needed with `init`, not read without. */
  readonly rng?: Rng;
  /** Keeps the last dLdA in the field of that name, to look at. Default `false`. */
  readonly debug?: boolean;
}

/**
 * Z = A·Wᵀ + 1·bᵀ: every output is a weighted sum of all inputs.
 *
 * A [N, C_in], W [C_out, C_in], b [C_out, 1], Z [N, C_out]. A new layer holds zeros, as its definition says;
 * `init` or `initialize` fills it. The gradients are the true derivatives of L: 1/N is in the loss alone.
 *
 *     dLdA = dLdZ·W          [N, C_out]·[C_out, C_in] → [N, C_in]
 *     dLdW = dLdZᵀ·A         [C_out, N]·[N, C_in] → [C_out, C_in]
 *     dLdb = dLdZᵀ·1         [C_out, N]·[N, 1] → [C_out, 1]
 *
 * Source: CMU 11-785, Introduction to Deep Learning, homework 1 part 1 (mytorch), "Linear layer".
 *
 * @typeParam In - C_in where it is a literal, so that the compiler checks what stands before the layer
 * @typeParam Out - C_out where it is a literal
 *
 * @example
 * ```ts
 * import { Linear } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new Linear(2, 1);
 * layer.W.data.set([2, 3]);
 * layer.b.data.set([1]);
 * console.log(layer.forward(Tensor.from([[1, 1], [0, 2]])).toArray()); // → [ [ 6 ], [ 7 ] ]
 * console.log(layer.backward(Tensor.from([[1], [1]])).toArray()); // → [ [ 2, 3 ], [ 2, 3 ] ]
 * console.log(layer.dLdW.toArray(), layer.dLdb.toArray()); // → [ [ 1, 3 ] ] [ [ 2 ] ]
 * ```
 */
export class Linear<In extends number = number, Out extends number = number> implements Layer {
  /** C_in: how many numbers a sample has before the layer. */
  readonly inFeatures: In;
  /** C_out: how many it has behind it. */
  readonly outFeatures: Out;
  /** Of W, b, A and Z. */
  readonly dtype: DType;
  /** The weights, [C_out, C_in]. */
  readonly W: Tensor;
  /** The bias, [C_out, 1]. */
  readonly b: Tensor;
  /** dLdZᵀ·A, [C_out, C_in], after backward. */
  readonly dLdW: Tensor;
  /** dLdZᵀ·1, [C_out, 1], after backward. */
  readonly dLdb: Tensor;
  /** `W` and, unless `bias` is false, `b`. */
  readonly parameters: readonly Parameter[];
  readonly #bias: Tensor | undefined;
  readonly #debug: boolean;
  readonly #Z = new Loan();
  readonly #backward = new Loan();
  #A: Tensor | undefined;
  #dLdA: Tensor | undefined;

  /**
   * @param inFeatures - C_in, a positive integer
   * @param outFeatures - C_out, a positive integer
   * @throws {@link ShapeError} for other sizes; `TypeError` for unknown options and for `init` without `rng`.
   */
  constructor(inFeatures: In, outFeatures: Out, options: LinearOptions = {}) {
    checkSize(inFeatures, 'Linear', 'inFeatures');
    checkSize(outFeatures, 'Linear', 'outFeatures');
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    checkOptions(options, 'Linear', ['dtype', 'bias', 'init', 'rng', 'debug']);
    const { dtype = 'float32', bias = true, init, rng, debug = false } = options;
    this.dtype = checkDType(dtype, 'Linear');
    this.#debug = checkFlag(debug, 'Linear', 'debug');
    checkFlag(bias, 'Linear', 'bias');
    if (init !== undefined) checkInit(init, 'Linear');
    if (init !== undefined || rng !== undefined) checkRng(rng, 'Linear');
    this.W = allocate([outFeatures, inFeatures], dtype, 'Linear');
    this.b = allocate([outFeatures, 1], dtype, 'Linear');
    this.dLdW = allocate([outFeatures, inFeatures], dtype, 'Linear');
    this.dLdb = allocate([outFeatures, 1], dtype, 'Linear');
    this.#bias = bias ? this.b : undefined;
    this.parameters = bias ? parametersOf(this, 'W', 'b') : parametersOf(this, 'W');
    if (init !== undefined) init(this.W, rng!);
  }

  /** A [N, C_in], after forward. */
  get A(): Tensor | undefined {
    return this.#A;
  }

  /** N, the number of samples of the last forward. */
  get N(): number | undefined {
    return this.#A?.shape[0];
  }

  /** dLdA [N, C_in], after backward, with `debug`. */
  get dLdA(): Tensor | undefined {
    return this.#dLdA;
  }

  /**
   * Z = A·Wᵀ + 1·bᵀ, [N, C_out]. Remembers A.
   *
   * @throws {@link ShapeError}, {@link DTypeError}.
   */
  forward(A: Tensor): Tensor {
    const { N } = bind(A, ['N', this.inFeatures], this, 'forward: A', this.dtype);
    refuseOwnLoan(this.#Z, A, this);
    const Z = this.#Z.fit([N, this.outFeatures], this.dtype);
    this.#affine(A, Z, N);
    this.#A = A;
    return Z;
  }

  /**
   * dLdA = dLdZ·W, [N, C_in]. Overwrites dLdW and dLdb.
   *
   * @param dLdZ - [N, C_out]
   * @throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward.
   */
  backward(dLdZ: Tensor): Tensor {
    const { W, dLdW, dLdb, inFeatures, outFeatures } = this;
    const A = this.#A ?? noForward(this);
    const N = A.shape[0]!;
    bind(dLdZ, [N, outFeatures], this, 'backward: dLdZ', this.dtype);
    refuseOwnLoan(this.#backward, dLdZ, this, 'backward');
    const dLdA = this.#backward.fit(A.shape, this.dtype);
    kernels.matmulTN(dLdZ.data, A.data, dLdW.data, outFeatures, N, inFeatures); //               dLdW = dLdZᵀ·A
    if (this.#bias !== undefined) kernels.sumRows(dLdZ.data, dLdb.data, N, outFeatures); //      dLdb = dLdZᵀ·1
    kernels.matmulNN(dLdZ.data, W.data, dLdA.data, N, outFeatures, inFeatures); //               dLdA = dLdZ·W
    if (this.#debug) this.#dLdA = dLdA;
    return dLdA;
  }

  /**
   * Overwrites dLdW and dLdb as backward does, and leaves dLdA out.
   *
   * @param dLdZ - [N, C_out]
   * @throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward.
   */
  gradients(dLdZ: Tensor): void {
    const { dLdW, dLdb, inFeatures, outFeatures } = this;
    const A = this.#A ?? noForward(this, 'gradients');
    const N = A.shape[0]!;
    bind(dLdZ, [N, outFeatures], this, 'gradients: dLdZ', this.dtype);
    kernels.matmulTN(dLdZ.data, A.data, dLdW.data, outFeatures, N, inFeatures);
    if (this.#bias !== undefined) kernels.sumRows(dLdZ.data, dLdb.data, N, outFeatures);
  }

  /**
   * Z = A·Wᵀ + 1·bᵀ, [N, C_out], in `out` where one is given, and nothing remembered.
   *
   * @throws {@link ShapeError}, {@link DTypeError}.
   */
  predict(A: Tensor, out?: Tensor): Tensor {
    const { N } = bind(A, ['N', this.inFeatures], this, 'predict: A', this.dtype);
    const Z = prediction(this, A, out, [N, this.outFeatures]);
    this.#affine(A, Z, N);
    return Z;
  }

  /** T for the turned factor, N for the other: X·Yᵀ is NT. */
  #affine(A: Tensor, Z: Tensor, N: number): void {
    kernels.matmulNT(A.data, this.W.data, this.#bias?.data, Z.data, N, this.inFeatures, this.outFeatures);
  }

  /** `Linear(2 → 8)`. */
  toString(): `Linear(${In} → ${Out})` {
    return `Linear(${this.inFeatures} → ${this.outFeatures})`;
  }
}
