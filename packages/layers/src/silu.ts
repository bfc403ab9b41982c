import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = A ⊙ σ(A), element by element; also called swish.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype. Accurate in the left tail, as far as σ(A) is a normal number.
 *
 * Source: Elfwing, Uchibe and Doya, Sigmoid-weighted linear units for neural network function approximation in
 * reinforcement learning, 2017.
 *
 * @example
 * ```ts
 * import { SiLU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new SiLU();
 * console.log(layer.forward(Tensor.from([[0, 100]])).toArray()); // → [ [ 0, 100 ] ]
 * console.log(layer.backward(Tensor.from([[1, 1]])).toArray()); // → [ [ 0.5, 1 ] ]
 * ```
 */
export class SiLU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #slope = new Loan();
  readonly #backward = new Loan();
  #dZdA: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'SiLU', []);
  }

  /** Z, [N, C]. Remembers dZ/dA, which shares its exponential. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    const dZdA = this.#slope.fit(A.shape, A.dtype);
    kernels.siluWithSlope(A.data, Z.data, dZdA.data, A.size);
    this.#dZdA = dZdA;
    return Z;
  }

  /** dLdA = dLdZ ⊙ σ(A) ⊙ (1 + A ⊙ σ(−A)). Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
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
    kernels.silu(A.data, Z.data, A.size);
    return Z;
  }

  /** `SiLU`. */
  toString(): 'SiLU' {
    return 'SiLU';
  }
}
