import { bind, checkNumber, checkOptions, Loan } from '@chainrule/tensor';
import type { Rng, Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { checkRng } from './check-init.ts';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/** Options of {@link Dropout}. */
export interface DropoutOptions {
  /** The probability of dropping a number, 0 to 1. Default 0.5. */
  readonly p?: number;
  /** Where the masks are drawn from; only p = 0 does without. */
  readonly rng?: Rng;
}

/**
 * Z = A ⊙ M, where each number of M is 0 with probability p and 1/(1 − p) else: inverted dropout.
 *
 * A, M, Z, dLdZ and dLdA are [N, C], in either dtype. Each forward draws a new M, one `rng.uniform()` for each number;
 * backward uses the same. On average Z is A, so predict has nothing to do and gives a copy of A. With p = 1, Z is 0.
 *
 * Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout: a simple way to prevent neural networks
 * from overfitting, 2014.
 *
 * @example
 * ```ts
 * import { Dropout } from '@chainrule/layers';
 * import { Rng, Tensor } from '@chainrule/tensor';
 *
 * const layer = new Dropout({ p: 0.5, rng: new Rng(1) });
 * const Z = layer.forward(Tensor.full([1, 8], 1));
 * console.log(Z.data.every((z) => z === 0 || z === 2)); // → true
 * console.log(layer.predict(Tensor.from([[1, 2]])).toArray()); // → [ [ 1, 2 ] ]
 * ```
 */
export class Dropout implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** The probability of dropping a number. */
  readonly p: number;
  readonly #rng: Rng | undefined;
  readonly #draws = new Loan();
  readonly #mask = new Loan();
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #M: Tensor | undefined;

  /** Throws `TypeError` for unknown options and without an `rng`, `RangeError` for a p outside 0 … 1. */
  constructor(options: DropoutOptions = {}) {
    checkOptions(options, 'Dropout', ['p', 'rng']);
    const { p = 0.5, rng } = options;
    this.p = checkNumber(p, 'Dropout', 'p', 0, 1);
    this.#rng = rng === undefined && p === 0 ? undefined : checkRng(rng, 'Dropout');
  }

  /** Z = A ⊙ M, [N, C]. Draws and remembers M. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const M = this.#mask.fit(A.shape, A.dtype);
    this.#draw(M);
    this.#M = M;
    return this.#masked(A, M, this.#forward.fit(A.shape, A.dtype));
  }

  /** dLdA = dLdZ ⊙ M. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const M = this.#M ?? noForward(this);
    bind(dLdZ, M.shape, this, 'backward: dLdZ', M.dtype);
    return this.#masked(dLdZ, M, this.#backward.fit(M.shape, M.dtype));
  }

  /** Z = A, a copy, and nothing drawn. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    Z.data.set(A.data);
    return Z;
  }

  /** `Dropout(0.5)`. */
  toString(): `Dropout(${number})` {
    return `Dropout(${this.p})`;
  }

  /** The draws are float64 in either dtype: rounded, one below p may reach it. For p = 1, M is not read. */
  #draw(M: Tensor): void {
    const { p } = this;
    const kept = 1 / (1 - p);
    if (this.#rng === undefined) {
      M.data.fill(kept);
      return;
    }
    const mask = M.data;
    const draws = this.#rng.fillUniform(this.#draws.fit(M.shape, 'float64')).data;
    for (let i = 0; i < mask.length; i++) mask[i] = kept * Number(draws[i]! >= p); // faster than a branch on chance
  }

  #masked(X: Tensor, M: Tensor, out: Tensor): Tensor {
    if (this.p === 1) out.data.fill(0);
    else kernels.multiply(X.data, M.data, out.data, X.size);
    return out;
  }
}
