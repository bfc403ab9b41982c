import { bind, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { refuseOwnLoan } from './own-loan.ts';
import { prediction } from './prediction.ts';

/**
 * Z = log softmax(A): z_c = a_c − log Σ_k e^(a_k) in each row, log-probabilities for NLLLoss and KLDivLoss.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype. Computed as (a_c − m) − log(1 + Σ e^(a_k − m)) with the row's
 * maximum m outside the sum, so that nothing overflows and a class that is nearly certain keeps its digits.
 *
 * Source: Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990.
 *
 * @example
 * ```ts
 * import { LogSoftmax } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new LogSoftmax();
 * console.log(layer.forward(Tensor.from([[0, 0]], { dtype: 'float64' })).toArray()); // → [ [ -0.6931471805599453, -0.6931471805599453 ] ]
 * console.log(layer.backward(Tensor.from([[-1, 0]], { dtype: 'float64' })).toArray()); // → [ [ -0.5, 0.5 ] ]
 * ```
 */
export class LogSoftmax implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /** It has no options. Throws `TypeError` when it gets some. */
  constructor(options: Readonly<Record<string, never>> = {}) {
    checkOptions(options, 'LogSoftmax', []);
  }

  /** Z, [N, C]. Remembers Z. Throws {@link ShapeError} unless A has rank 2; `Error` for its own Z, still on loan. */
  forward(A: Tensor): Tensor {
    const { N, C } = bind(A, ['N', 'C'], this, 'forward: A');
    refuseOwnLoan(this.#forward, A, this);
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.logSoftmax(A.data, Z.data, N, C);
    this.#Z = Z;
    return Z;
  }

  /**
   * dLdA = dLdZ − e^Z·Σ_c dLdZ_c row by row. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any
   * forward, and for its own dLdA, still on loan.
   */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    refuseOwnLoan(this.#backward, dLdZ, this, 'backward');
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    kernels.logSoftmaxBackward(Z.data, dLdZ.data, dLdA.data, Z.shape[0]!, Z.shape[1]!);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    const { N, C } = bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.logSoftmax(A.data, Z.data, N, C);
    return Z;
  }

  /** `LogSoftmax`. */
  toString(): 'LogSoftmax' {
    return 'LogSoftmax';
  }
}
