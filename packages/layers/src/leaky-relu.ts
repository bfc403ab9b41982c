import { bind, checkNumber, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { refuseOwnLoan } from './own-loan.ts';
import { prediction } from './prediction.ts';

/** Options of {@link LeakyReLU}. */
export interface LeakyReLUOptions {
  /** The slope where A ≤ 0. Default 0.01. */
  readonly negativeSlope?: number;
}

/**
 * Z = A where A > 0, slope·A elsewhere: a rectifier that never dies. The derivative at 0 is taken as the slope.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype.
 *
 * Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models, 2013.
 *
 * @example
 * ```ts
 * import { LeakyReLU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new LeakyReLU({ negativeSlope: 0.25 });
 * console.log(layer.forward(Tensor.from([[-4, 2]])).toArray()); // → [ [ -1, 2 ] ]
 * console.log(layer.backward(Tensor.from([[4, 4]])).toArray()); // → [ [ 1, 4 ] ]
 * ```
 */
export class LeakyReLU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** The slope where A ≤ 0. */
  readonly negativeSlope: number;
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #A: Tensor | undefined;

  /** Throws `TypeError` for unknown options and what is no number, `RangeError` for NaN and ∞. */
  constructor(options: LeakyReLUOptions = {}) {
    checkOptions(options, 'LeakyReLU', ['negativeSlope']);
    const { negativeSlope = 0.01 } = options;
    this.negativeSlope = checkNumber(negativeSlope, 'LeakyReLU', 'negativeSlope');
  }

  /** Z, [N, C]. Remembers A. Throws {@link ShapeError} unless A has rank 2; `Error` for its own Z, still on loan. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    refuseOwnLoan(this.#forward, A, this);
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.leakyRelu(A.data, this.negativeSlope, Z.data, A.size);
    this.#A = A;
    return Z;
  }

  /** dLdA = dLdZ where A > 0, slope·dLdZ elsewhere. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const A = this.#A ?? noForward(this);
    bind(dLdZ, A.shape, this, 'backward: dLdZ', A.dtype);
    const dLdA = this.#backward.fit(A.shape, A.dtype);
    kernels.leakyReluBackward(A.data, this.negativeSlope, dLdZ.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.leakyRelu(A.data, this.negativeSlope, Z.data, A.size);
    return Z;
  }

  /** `LeakyReLU(0.01)`. */
  toString(): `LeakyReLU(${number})` {
    return `LeakyReLU(${this.negativeSlope})`;
  }
}
