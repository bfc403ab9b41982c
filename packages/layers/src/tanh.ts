import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = tanh A = (eᴬ − e⁻ᴬ) / (eᴬ + e⁻ᴬ), element by element.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype.
 *
 * Source: LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998.
 *
 * @example
 * ```ts
 * import { Tanh } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new Tanh();
 * console.log(layer.forward(Tensor.from([[0]])).toArray()); // → [ [ 0 ] ]
 * console.log(layer.backward(Tensor.from([[5]])).toArray()); // → [ [ 5 ] ]
 * ```
 */
export class Tanh implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'Tanh', []);
  }

  /** Z, [N, C]. Remembers Z. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.tanh(A.data, Z.data, A.size);
    this.#Z = Z;
    return Z;
  }

  /** dLdA = dLdZ ⊙ (1 − Z²). Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    kernels.tanhBackward(Z.data, dLdZ.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.tanh(A.data, Z.data, A.size);
    return Z;
  }

  /** `Tanh`. */
  toString(): 'Tanh' {
    return 'Tanh';
  }
}
