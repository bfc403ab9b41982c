import { checkFlag, checkNumber, checkOptions } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { Core } from './core.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

/** Options of {@link Adagrad}. */
export interface AdagradOptions {
  /** The learning rate, 0 or more. Default 0.01. */
  readonly lr?: number;
  /** η, 0 or more: the rate of step t is lr/(1 + (t − 1)·η). Default 0. */
  readonly lrDecay?: number;
  /** λ: adds λ·P to the gradient, 0 or more. Default 0. */
  readonly weightDecay?: number;
  /** What S begins at, 0 or more. Default 0. */
  readonly initialAccumulatorValue?: number;
  /** Keeps the denominator from 0, 0 or more. Default 1e-10. */
  readonly eps?: number;
  /** Climbs instead of descending. Default `false`. */
  readonly maximize?: boolean;
}

/**
 * P ← P − lr·G/√S: each number moves by its gradient, measured by all its gradients so far.
 *
 *     G = dLdP + λ·P                                     (−dLdP with maximize)
 *     S ← S + G²
 *     P ← P − lr/(1 + (t − 1)·η)·G/(√S + eps)            at step t = 1, 2, …
 *
 * Source: Duchi, Hazan and Singer, Adaptive subgradient methods for online learning and stochastic optimization, 2011.
 * The rules are PyTorch's.
 *
 * @example
 * ```ts
 * import { Adagrad } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.from([[1]]), gradient: Tensor.from([[2]]) };
 * const optimizer = new Adagrad([W], { lr: 0.1 });
 * optimizer.step();
 * console.log(W.value.item().toFixed(4)); // → 0.9000
 * ```
 */
export class Adagrad implements Optimizer {
  readonly #core: Core<'sum'>;
  readonly #lrDecay: number;
  readonly #eps: number;
  readonly #sign: 1 | -1;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: AdagradOptions = {}) {
    checkOptions(options, 'Adagrad', [
      'lr',
      'lrDecay',
      'weightDecay',
      'initialAccumulatorValue',
      'eps',
      'maximize',
    ]);
    const {
      lr = 0.01,
      lrDecay = 0,
      weightDecay = 0,
      initialAccumulatorValue = 0,
      eps = 1e-10,
      maximize = false,
    } = options;
    this.#lrDecay = checkNumber(lrDecay, 'Adagrad', 'lrDecay', 0);
    this.#eps = checkNumber(eps, 'Adagrad', 'eps', 0);
    this.#sign = checkFlag(maximize, 'Adagrad', 'maximize') ? -1 : 1;
    checkNumber(initialAccumulatorValue, 'Adagrad', 'initialAccumulatorValue', 0);
    this.#core = new Core('Adagrad', parameters, { lr, weightDecay }, ['sum']);
    for (const { memory } of this.#core.slots) memory.sum!.data.fill(initialAccumulatorValue);
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

  /** Moves every parameter by G/√S. */
  step(): void {
    const slower = 1 + this.#core.steps * this.#lrDecay;
    for (const { value, gradient, memory, group } of this.#core.slots) {
      kernels.adagrad(
        value.data,
        gradient.data,
        memory.sum!.data,
        value.size,
        group.lr / slower,
        this.#eps,
        group.weightDecay,
        this.#sign,
      );
    }
    this.#core.steps++;
  }

  /** The learning rates, the number of steps and S of each parameter. */
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
