import type { AdamOptions } from './adam.ts';
import { Moments } from './moments.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

/** Options of {@link AdamW}: those of Adam, but for what weightDecay means. */
export interface AdamWOptions extends AdamOptions {
  /** λ: shrinks P by lr·λ at each step, 0 or more. Default 0.01. */
  readonly weightDecay?: number;
}

/**
 * P ← (1 − lr·λ)·P − lr·M/√V: Adam with a weight decay of its own, which the gradients do not measure.
 *
 *     P ← (1 − lr·λ)·P
 *     G = dLdP                                           (−dLdP with maximize)
 *     M ← β₁·M + (1 − β₁)·G
 *     V ← β₂·V + (1 − β₂)·G²
 *     P ← P − lr/(1 − β₁ᵗ)·M/(√(V/(1 − β₂ᵗ)) + eps)      at step t = 1, 2, …
 *
 * With `amsgrad` the largest V so far stands in the last line. M and V begin at 0, which the divisors make up for.
 *
 * Source: Loshchilov and Hutter, Decoupled weight decay regularization, 2017. The rules are PyTorch's.
 *
 * @example
 * ```ts
 * import { AdamW } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.from([[1]]), gradient: Tensor.from([[2]]) };
 * const optimizer = new AdamW([W], { lr: 0.1 });
 * optimizer.step();
 * console.log(W.value.item().toFixed(4)); // → 0.8990
 * ```
 */
export class AdamW implements Optimizer {
  readonly #moments: Moments;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: AdamWOptions = {}) {
    this.#moments = new Moments('AdamW', parameters, options, { weightDecay: 0.01, decoupled: true });
  }

  /** The learning rate, of the first group; the others keep their proportions. Throws `RangeError` below 0, for NaN and ∞. */
  get lr(): number {
    return this.#moments.core.lr;
  }

  set lr(lr: number) {
    this.#moments.core.lr = lr;
  }

  /** The groups, each with its learning rate. */
  get groups(): readonly Group[] {
    return this.#moments.core.groups;
  }

  /** Moves every parameter by M/√V, both made up for their beginning at 0. */
  step(): void {
    this.#moments.step();
  }

  /** The learning rates, the number of steps and M and V of each parameter. */
  state(): OptimizerState {
    return this.#moments.core.state();
  }

  /**
   * Goes on where `state()` was taken.
   *
   * @throws `TypeError`, `RangeError`, {@link ShapeError} when the state is not one of these parameters; nothing is changed then.
   */
  restore(state: OptimizerState): void {
    this.#moments.core.restore(state);
  }
}
