import { allocate, checkFlag, checkNumber, checkOptions, kernels } from '@chainrule/tensor';
import type { Parameter, Tensor } from '@chainrule/tensor';
import type { Optimizer, OptimizerState } from './optimizer.ts';
import { checkParameters } from './parameters.ts';
import { loadState, saveState } from './state.ts';

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** The learning rate, 0 or more. */
  readonly lr: number;
  /** μ: the share of the velocity that is kept, 0 or more. Default 0. */
  readonly momentum?: number;
  /** τ: the share of the gradient that the velocity leaves out. Default 0. */
  readonly dampening?: number;
  /** Looks ahead by one step of momentum; needs momentum and no dampening. Default `false`. */
  readonly nesterov?: boolean;
  /** λ: adds λ·P to the gradient, 0 or more. Default 0. */
  readonly weightDecay?: number;
  /** Climbs instead of descending. Default `false`. */
  readonly maximize?: boolean;
}

/**
 * P ← P − lr·V: stochastic gradient descent, with momentum where it is wanted.
 *
 *     G = dLdP + λ·P                        (−dLdP with maximize)
 *     V = G at the first step, then μ·V + (1 − τ)·G
 *     P ← P − lr·G                          without momentum
 *     P ← P − lr·V                          with momentum
 *     P ← P − lr·(G + μ·V)                  with nesterov
 *
 * Source: Robbins and Monro, A stochastic approximation method, 1951; momentum as in Sutskever, Martens, Dahl and
 * Hinton, On the importance of initialization and momentum in deep learning, 2013. The rules are PyTorch's.
 *
 * @example
 * ```ts
 * import { SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.from([[1]]), gradient: Tensor.from([[2]]) };
 * const optimizer = new SGD([W], { lr: 0.25 });
 * optimizer.step();
 * console.log(W.value.item()); // → 0.5
 * ```
 */
export class SGD implements Optimizer {
  readonly #parameters: readonly Parameter[];
  readonly #momentum: number;
  readonly #dampening: number;
  readonly #nesterov: boolean;
  readonly #weightDecay: number;
  readonly #sign: 1 | -1;
  readonly #velocity: readonly Tensor[];
  #lr: number;
  #steps = 0;

  /**
   * @param parameters - what to update: `model.parameters`
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: readonly Parameter[], options: SGDOptions) {
    this.#parameters = checkParameters(parameters, 'SGD');
    checkOptions(options, 'SGD', ['lr', 'momentum', 'dampening', 'nesterov', 'weightDecay', 'maximize']);
    const { lr, momentum = 0, dampening = 0, nesterov = false, weightDecay = 0, maximize = false } = options;
    this.#lr = checkNumber(lr, 'SGD', 'lr', 0);
    this.#momentum = checkNumber(momentum, 'SGD', 'momentum', 0);
    this.#dampening = checkNumber(dampening, 'SGD', 'dampening');
    this.#nesterov = checkFlag(nesterov, 'SGD', 'nesterov');
    this.#weightDecay = checkNumber(weightDecay, 'SGD', 'weightDecay', 0);
    this.#sign = checkFlag(maximize, 'SGD', 'maximize') ? -1 : 1;
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new RangeError(
        `SGD: nesterov with momentum ${momentum} and dampening ${dampening}, expected momentum > 0 and dampening 0`,
      );
    }
    this.#velocity =
      momentum === 0 ? [] : this.#parameters.map(({ value }) => allocate(value.shape, value.dtype));
  }

  /** The learning rate. Setting it throws `RangeError` for a negative number, NaN or ∞. */
  get lr(): number {
    return this.#lr;
  }

  set lr(lr: number) {
    this.#lr = checkNumber(lr, 'SGD', 'lr', 0);
  }

  /** P ← P − lr·V for every parameter. */
  step(): void {
    const dampening = this.#steps === 0 ? 0 : this.#dampening; // the first velocity is the gradient itself
    for (let i = 0; i < this.#parameters.length; i++) {
      const { value, gradient } = this.#parameters[i]!;
      const velocity = this.#velocity[i];
      const P = value.data;
      const G = gradient.data;
      if (velocity === undefined) kernels.sgd(P, G, value.size, this.#lr, this.#weightDecay, this.#sign);
      else if (this.#nesterov) {
        kernels.sgdNesterov(
          P,
          G,
          velocity.data,
          value.size,
          this.#lr,
          this.#momentum,
          this.#weightDecay,
          this.#sign,
        );
      } else {
        kernels.sgdMomentum(
          P,
          G,
          velocity.data,
          value.size,
          this.#lr,
          this.#momentum,
          dampening,
          this.#weightDecay,
          this.#sign,
        );
      }
    }
    this.#steps++;
  }

  /** The learning rate, the number of steps and each velocity. */
  state(): OptimizerState {
    return saveState('SGD', this.#lr, this.#steps, this.#parameters, this.#memory());
  }

  /**
   * Goes on where `state()` was taken.
   *
   * @throws `TypeError`, `RangeError`, {@link ShapeError} when the state is not one of these parameters; nothing is changed then.
   */
  restore(state: OptimizerState): void {
    const { lr, steps } = loadState(state, 'SGD', this.#parameters, this.#memory());
    this.#lr = lr;
    this.#steps = steps;
  }

  #memory(): Readonly<Record<string, readonly Tensor[]>> {
    return this.#momentum === 0 ? {} : { velocity: this.#velocity };
  }
}
