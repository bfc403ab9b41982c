import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = softmax(A): z_c = e^(a_c) / Σ_k e^(a_k) in each row, probabilities that sum to 1.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype. The row's maximum is subtracted first, so that nothing overflows.
 * In front of a CrossEntropyLoss it is one too many: that takes logits.
 *
 * Source: Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990.
 *
 * @example
 * ```ts
 * import { Softmax } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new Softmax();
 * console.log(layer.forward(Tensor.from([[1000, 1000]])).toArray()); // → [ [ 0.5, 0.5 ] ]
 * console.log(layer.backward(Tensor.from([[1, 0]])).toArray()); // → [ [ 0.25, -0.25 ] ]
 * ```
 */
export class Softmax implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'Softmax', []);
  }

  /** Z, [N, C]. Remembers Z. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    const { N, C } = bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.softmax(A.data, Z.data, N, C);
    this.#Z = Z;
    return Z;
  }

  /** dLdA = Z ⊙ (dLdZ − Σ_c dLdZ_c·z_c) row by row. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    kernels.softmaxBackward(Z.data, dLdZ.data, dLdA.data, Z.shape[0]!, Z.shape[1]!);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    const { N, C } = bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.softmax(A.data, Z.data, N, C);
    return Z;
  }

  /** `Softmax`. */
  toString(): 'Softmax' {
    return 'Softmax';
  }
}
