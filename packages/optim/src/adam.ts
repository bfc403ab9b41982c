import { Moments } from './moments.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

/** Options of {@link Adam}. */
export interface AdamOptions {
  /** The learning rate, 0 or more. Default 1e-3. */
  readonly lr?: number;
  /** β₁ and β₂, from 0 to below 1: how slowly the means of G and of G² follow. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Keeps the denominator from 0, 0 or more. Default 1e-8. */
  readonly eps?: number;
  /** λ: adds λ·P to the gradient, 0 or more. Default 0. */
  readonly weightDecay?: number;
  /** Divides by the largest V so far. Default `false`. */
  readonly amsgrad?: boolean;
  /** Climbs instead of descending. Default `false`. */
  readonly maximize?: boolean;
}

/**
 * P ← P − lr·M/√V: each number moves by its mean gradient, measured by how large its gradients are.
 *
 *     G = dLdP + λ·P                                     (−dLdP with maximize)
 *     M ← β₁·M + (1 − β₁)·G
 *     V ← β₂·V + (1 − β₂)·G²
 *     P ← P − lr/(1 − β₁ᵗ)·M/(√(V/(1 − β₂ᵗ)) + eps)      at step t = 1, 2, …
 *
 * With `amsgrad` the largest V so far stands in the last line. M and V begin at 0, which the divisors make up for.
 *
 * Source: Kingma and Ba, Adam: a method for stochastic optimization, 2014; amsgrad: Reddi, Kale and Kumar, On the
 * convergence of Adam and beyond, 2018. The rules are PyTorch's.
 *
 * @example
 * ```ts
 * import { Adam } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.from([[1]]), gradient: Tensor.from([[2]]) };
 * const optimizer = new Adam([W], { lr: 0.1 });
 * optimizer.step();
 * console.log(W.value.item().toFixed(4)); // → 0.9000
 * ```
 */
export class Adam implements Optimizer {
  readonly #moments: Moments;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: AdamOptions = {}) {
    this.#moments = new Moments('Adam', parameters, options, { weightDecay: 0, decoupled: false });
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
