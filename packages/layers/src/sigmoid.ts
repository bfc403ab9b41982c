import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = σ(A) = 1 / (1 + e⁻ᴬ), element by element, accurate in both tails.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype.
 *
 * Source: Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, Nature 323, 1986.
 *
 * @example
 * ```ts
 * import { Sigmoid } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new Sigmoid();
 * console.log(layer.forward(Tensor.from([[0]])).toArray()); // → [ [ 0.5 ] ]
 * console.log(layer.backward(Tensor.from([[1]])).toArray()); // → [ [ 0.25 ] ]
 * ```
 */
export class Sigmoid implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'Sigmoid', []);
  }

  /** Z, [N, C]. Remembers Z. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.sigmoid(A.data, Z.data, A.size);
    this.#Z = Z;
    return Z;
  }

  /** dLdA = dLdZ ⊙ Z ⊙ (1 − Z). Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    kernels.sigmoidBackward(Z.data, dLdZ.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.sigmoid(A.data, Z.data, A.size);
    return Z;
  }

  /** `Sigmoid`. */
  toString(): 'Sigmoid' {
    return 'Sigmoid';
  }
}
