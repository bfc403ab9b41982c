import { bind, checkNumber, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/** Options of {@link ELU}. */
export interface ELUOptions {
  /** α: Z goes to −α on the left. Default 1, where the slope has no jump at 0. */
  readonly alpha?: number;
}

/**
 * Z = A where A > 0, α·(eᴬ − 1) elsewhere: a rectifier that saturates at −α.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype. The exponential is accurate near 0 too.
 *
 * Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by exponential linear units,
 * 2015.
 *
 * @example
 * ```ts
 * import { ELU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new ELU({ alpha: 2 });
 * console.log(layer.forward(Tensor.from([[-Infinity, 0, 3]])).toArray()); // → [ [ -2, 0, 3 ] ]
 * console.log(layer.backward(Tensor.from([[1, 1, 1]])).toArray()); // → [ [ 0, 2, 1 ] ]
 * ```
 */
export class ELU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** −α is the limit on the left. */
  readonly alpha: number;
  readonly #forward = new Loan();
  readonly #slope = new Loan();
  readonly #backward = new Loan();
  #dZdA: Tensor | undefined;

  /** Throws `TypeError` for unknown options and what is no number, `RangeError` for NaN and ∞. */
  constructor(options: ELUOptions = {}) {
    checkOptions(options, 'ELU', ['alpha']);
    const { alpha = 1 } = options;
    this.alpha = checkNumber(alpha, 'ELU', 'alpha');
  }

  /** Z, [N, C]. Remembers dZ/dA, which shares its exponential. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    const dZdA = this.#slope.fit(A.shape, A.dtype);
    kernels.eluWithSlope(A.data, this.alpha, Z.data, dZdA.data, A.size);
    this.#dZdA = dZdA;
    return Z;
  }

  /** dLdA = dLdZ where A > 0, dLdZ ⊙ α·eᴬ elsewhere. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const dZdA = this.#dZdA ?? noForward(this);
    bind(dLdZ, dZdA.shape, this, 'backward: dLdZ', dZdA.dtype);
    const dLdA = this.#backward.fit(dZdA.shape, dZdA.dtype);
    kernels.multiply(dLdZ.data, dZdA.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.elu(A.data, this.alpha, Z.data, A.size);
    return Z;
  }

  /** `ELU(1)`. */
  toString(): `ELU(${number})` {
    return `ELU(${this.alpha})`;
  }
}
