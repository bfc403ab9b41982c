import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = A: a place holder where a layer is wanted and nothing shall happen.
 *
 * Z and dLdA are copies, [N, C], in either dtype.
 *
 * @example
 * ```ts
 * import { Identity } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * console.log(new Identity().predict(Tensor.from([[1, 2]])).toArray()); // → [ [ 1, 2 ] ]
 * ```
 */
export class Identity implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'Identity', []);
  }

  /** Z = A, [N, C]. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    Z.data.set(A.data);
    this.#Z = Z;
    return Z;
  }

  /** dLdA = dLdZ. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    dLdA.data.set(dLdZ.data);
    return dLdA;
  }

  /** Z = A, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    Z.data.set(A.data);
    return Z;
  }

  /** `Identity`. */
  toString(): 'Identity' {
    return 'Identity';
  }
}
