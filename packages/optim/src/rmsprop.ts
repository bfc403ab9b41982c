import { checkFlag, checkNumber, checkOptions } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { Core } from './core.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** The learning rate, 0 or more. Default 0.01. */
  readonly lr?: number;
  /** α, 0 or more: how slowly the mean of G² follows. Default 0.99. */
  readonly alpha?: number;
  /** Keeps the denominator from 0, 0 or more. Default 1e-8. */
  readonly eps?: number;
  /** λ: adds λ·P to the gradient, 0 or more. Default 0. */
  readonly weightDecay?: number;
  /** μ: the share of the velocity that is kept, 0 or more. Default 0. */
  readonly momentum?: number;
  /** Measures gradients by their variance instead of their mean square. Default `false`. */
  readonly centered?: boolean;
  /** Climbs instead of descending. Default `false`. */
  readonly maximize?: boolean;
}

/**
 * P ← P − lr·G/√V: each number moves by its gradient, measured by how large its gradients are.
 *
 *     G = dLdP + λ·P                                     (−dLdP with maximize)
 *     V ← α·V + (1 − α)·G²
 *     M ← α·M + (1 − α)·G, and V − M² for V below        with centered
 *     P ← P − lr·G/(√V + eps)                            without momentum
 *     B ← μ·B + G/(√V + eps), P ← P − lr·B               with momentum
 *
 * V − M² is a variance; where rounding makes it negative, it counts as 0.
 *
 * Source: Tieleman and Hinton, Neural networks for machine learning, lecture 6.5, 2012; centered: Graves, Generating
 * sequences with recurrent neural networks, 2013. The rules are PyTorch's.
 *
 * @example
 * ```ts
 * import { RMSprop } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.from([[1]]), gradient: Tensor.from([[2]]) };
 * const optimizer = new RMSprop([W], { lr: 0.01 });
 * optimizer.step();
 * console.log(W.value.item().toFixed(4)); // → 0.9000
 * ```
 */
export class RMSprop implements Optimizer {
  readonly #core: Core<'square' | 'mean' | 'velocity'>;
  readonly #alpha: number;
  readonly #eps: number;
  readonly #momentum: number;
  readonly #sign: 1 | -1;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: RMSpropOptions = {}) {
    checkOptions(options, 'RMSprop', [
      'lr',
      'alpha',
      'eps',
      'weightDecay',
      'momentum',
      'centered',
      'maximize',
    ]);
    const {
      lr = 0.01,
      alpha = 0.99,
      eps = 1e-8,
      weightDecay = 0,
      momentum = 0,
      centered = false,
      maximize = false,
    } = options;
    this.#alpha = checkNumber(alpha, 'RMSprop', 'alpha', 0);
    this.#eps = checkNumber(eps, 'RMSprop', 'eps', 0);
    this.#momentum = checkNumber(momentum, 'RMSprop', 'momentum', 0);
    this.#sign = checkFlag(maximize, 'RMSprop', 'maximize') ? -1 : 1;
    const names: ('square' | 'mean' | 'velocity')[] = ['square'];
    if (checkFlag(centered, 'RMSprop', 'centered')) names.push('mean');
    if (momentum > 0) names.push('velocity');
    this.#core = new Core('RMSprop', parameters, { lr, weightDecay }, names);
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

  /** Moves every parameter by G/√V. */
  step(): void {
    for (const { value, gradient, memory, group } of this.#core.slots) {
      kernels.rmsprop(
        value.data,
        gradient.data,
        memory.square!.data,
        memory.mean?.data,
        memory.velocity?.data,
        value.size,
        group.lr,
        this.#alpha,
        this.#eps,
        this.#momentum,
        group.weightDecay,
        this.#sign,
      );
    }
    this.#core.steps++;
  }

  /** The learning rates, the number of steps and V, M and B of each parameter, where they are kept. */
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
