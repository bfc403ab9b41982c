import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/**
 * Z = max(0, A), element by element. The derivative at 0 is taken as 0.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype.
 *
 * Source: Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010.
 *
 * @example
 * ```ts
 * import { ReLU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new ReLU();
 * console.log(layer.forward(Tensor.from([[-1, 2]])).toArray()); // → [ [ 0, 2 ] ]
 * console.log(layer.backward(Tensor.from([[5, 5]])).toArray()); // → [ [ 0, 5 ] ]
 * ```
 */
export class ReLU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #A: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'ReLU', []);
  }

  /** Z, [N, C]. Remembers A. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.relu(A.data, Z.data, A.size);
    this.#A = A;
    return Z;
  }

  /** dLdA = 0 where A ≤ 0, dLdZ elsewhere. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const A = this.#A ?? noForward(this);
    bind(dLdZ, A.shape, this, 'backward: dLdZ', A.dtype);
    const dLdA = this.#backward.fit(A.shape, A.dtype);
    kernels.reluBackward(A.data, dLdZ.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.relu(A.data, Z.data, A.size);
    return Z;
  }

  /** `ReLU`. */
  toString(): 'ReLU' {
    return 'ReLU';
  }
}
