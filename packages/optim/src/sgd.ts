import { checkFlag, checkNumber, checkOptions } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { Core } from './core.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

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
  readonly #core: Core<'velocity'>;
  readonly #momentum: number;
  readonly #dampening: number;
  readonly #nesterov: boolean;
  readonly #sign: 1 | -1;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: SGDOptions) {
    checkOptions(options, 'SGD', ['lr', 'momentum', 'dampening', 'nesterov', 'weightDecay', 'maximize']);
    const { lr, momentum = 0, dampening = 0, nesterov = false, weightDecay = 0, maximize = false } = options;
    this.#momentum = checkNumber(momentum, 'SGD', 'momentum', 0);
    this.#dampening = checkNumber(dampening, 'SGD', 'dampening');
    this.#nesterov = checkFlag(nesterov, 'SGD', 'nesterov');
    this.#sign = checkFlag(maximize, 'SGD', 'maximize') ? -1 : 1;
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new RangeError(
        `SGD: nesterov with momentum ${momentum} and dampening ${dampening}, expected momentum > 0 and dampening 0`,
      );
    }
    this.#core = new Core('SGD', parameters, { lr, weightDecay }, momentum === 0 ? [] : ['velocity']);
  }

  /** The learning rate, of the first group; the others keep their proportions. Throws `RangeError` below 0, for NaN and ∞. */
  get lr(): number {
    return this.#core.lr;
  }

  set lr(lr: number) {
    this.#core.lr = lr;
  }

  /** The groups, each with its learning rate. */
  get groups(): readonly Group[] {
    return this.#core.groups;
  }

  /** P ← P − lr·V for every parameter. */
  step(): void {
    const dampening = this.#core.steps === 0 ? 0 : this.#dampening; // the first velocity is the gradient itself
    const momentum = this.#momentum;
    const sign = this.#sign;
    for (const { value, gradient, memory, group } of this.#core.slots) {
      const P = value.data;
      const G = gradient.data;
      const V = memory.velocity?.data;
      const { size } = value;
      const { lr, weightDecay } = group;
      if (V === undefined) kernels.sgd(P, G, size, lr, weightDecay, sign);
      else if (this.#nesterov) kernels.sgdNesterov(P, G, V, size, lr, momentum, weightDecay, sign);
      else kernels.sgdMomentum(P, G, V, size, lr, momentum, dampening, weightDecay, sign);
    }
    this.#core.steps++;
  }

  /** The learning rates, the number of steps and each velocity. */
  state(): OptimizerState {
    return this.#core.state();
  }

  /**
   * Goes on where `state()` was taken.
   *
   * @throws `TypeError`, `RangeError`, {@link ShapeError} when the state is not one of these parameters; nothing is changed then.
   */
  restore(state: OptimizerState): void {
    this.#core.restore(state);
  }
}
