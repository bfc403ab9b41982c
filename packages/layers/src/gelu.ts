import { bind, checkName, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { refuseOwnLoan } from './own-loan.ts';
import { prediction } from './prediction.ts';

/** Options of {@link GELU}. */
export interface GELUOptions {
  /** `'none'` for the error function, `'tanh'` for the approximation by tanh. Default `'none'`. */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * Z = A ⊙ Φ(A), Φ(a) = ½·erfc(−a/√2) the normal distribution function, element by element.
 *
 * With `approximate: 'tanh'` Z = ½·A ⊙ (1 + tanh(√(2/π)·(A + 0.044715·A³))). A, Z, dLdZ and dLdA are [N, C], in
 * either dtype. Both are accurate in the left tail; φ(a) = e^(−a²/2)/√(2π) is the normal density.
 *
 * Source: Hendrycks and Gimpel, Gaussian error linear units, 2016.
 *
 * @example
 * ```ts
 * import { GELU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new GELU();
 * console.log(layer.forward(Tensor.from([[0, 10]])).toArray()); // → [ [ 0, 10 ] ]
 * console.log(layer.backward(Tensor.from([[1, 1]])).toArray()); // → [ [ 0.5, 1 ] ]
 * ```
 */
export class GELU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** `'none'` or `'tanh'`. */
  readonly approximate: 'none' | 'tanh';
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #A: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another name. */
  constructor(options: GELUOptions = {}) {
    checkOptions(options, 'GELU', ['approximate']);
    const { approximate = 'none' } = options;
    this.approximate = checkName(approximate, 'GELU', 'approximate', ['none', 'tanh']);
  }

  /** Z, [N, C]. Remembers A. Throws {@link ShapeError} unless A has rank 2; `Error` for its own Z, still on loan. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    refuseOwnLoan(this.#forward, A, this);
    const Z = this.#gelu(A, this.#forward.fit(A.shape, A.dtype));
    this.#A = A;
    return Z;
  }

  /** dLdA = dLdZ ⊙ (Φ(A) + A ⊙ φ(A)). Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const A = this.#A ?? noForward(this);
    bind(dLdZ, A.shape, this, 'backward: dLdZ', A.dtype);
    const dLdA = this.#backward.fit(A.shape, A.dtype);
    if (this.approximate === 'none') kernels.geluBackward(A.data, dLdZ.data, dLdA.data, A.size);
    else kernels.geluTanhBackward(A.data, dLdZ.data, dLdA.data, A.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    return this.#gelu(A, prediction(this, A, out));
  }

  /** `GELU`, or `GELU(tanh)`. */
  toString(): 'GELU' | 'GELU(tanh)' {
    return this.approximate === 'none' ? 'GELU' : 'GELU(tanh)';
  }

  #gelu(A: Tensor, Z: Tensor): Tensor {
    if (this.approximate === 'none') kernels.gelu(A.data, Z.data, A.size);
    else kernels.geluTanh(A.data, Z.data, A.size);
    return Z;
  }
}
