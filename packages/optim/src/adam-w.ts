import { checkFlag, checkNumber, checkOptions, elementary } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { checkBetas } from './betas.ts';
import { Core } from './core.ts';
import type { Group, Optimizer, OptimizerState, ParameterList } from './optimizer.ts';

/** Options of {@link AdamW}. */
export interface AdamWOptions {
  /** The learning rate, 0 or more. Default 1e-3. */
  readonly lr?: number;
  /** β₁ and β₂, from 0 to below 1: how slowly the means of G and of G² follow. Default [0.9, 0.999]. */
  readonly betas?: readonly [number, number];
  /** Keeps the denominator from 0, 0 or more. Default 1e-8. */
  readonly eps?: number;
  /** λ: shrinks P by lr·λ at each step, 0 or more. Default 0.01. */
  readonly weightDecay?: number;
  /** Divides by the largest V so far. Default `false`. */
  readonly amsgrad?: boolean;
  /** Climbs instead of descending. Default `false`. */
  readonly maximize?: boolean;
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
  readonly #core: Core<'mean' | 'square' | 'largest'>;
  readonly #betas: readonly [number, number];
  readonly #eps: number;
  readonly #sign: 1 | -1;

  /**
   * @param parameters - what to update: `model.parameters`, or groups with an lr or a weightDecay of their own
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for a list that holds
   * something else than parameters.
   */
  constructor(parameters: ParameterList, options: AdamWOptions = {}) {
    checkOptions(options, 'AdamW', ['lr', 'betas', 'eps', 'weightDecay', 'amsgrad', 'maximize']);
    const {
      lr = 1e-3,
      betas = [0.9, 0.999],
      eps = 1e-8,
      weightDecay = 0.01,
      amsgrad = false,
      maximize = false,
    } = options;
    this.#betas = checkBetas(betas, 'AdamW');
    this.#eps = checkNumber(eps, 'AdamW', 'eps', 0);
    this.#sign = checkFlag(maximize, 'AdamW', 'maximize') ? -1 : 1;
    const names = ['mean', 'square', 'largest'] as const;
    const kept = checkFlag(amsgrad, 'AdamW', 'amsgrad') ? names : names.slice(0, 2);
    this.#core = new Core('AdamW', parameters, { lr, weightDecay }, kept);
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

  /** Moves every parameter by M/√V, both made up for their beginning at 0. */
  step(): void {
    const t = ++this.#core.steps;
    const [beta1, beta2] = this.#betas;
    const bias = 1 - elementary.pow(beta1, t);
    const correction = Math.sqrt(1 - elementary.pow(beta2, t));
    for (const { value, gradient, memory, group } of this.#core.slots) {
      kernels.adam(
        value.data,
        gradient.data,
        memory.mean!.data,
        memory.square!.data,
        memory.largest?.data,
        value.size,
        group.lr / bias,
        beta1,
        beta2,
        correction,
        this.#eps,
        0,
        1 - group.lr * group.weightDecay,
        this.#sign,
      );
    }
  }

  /** The learning rates, the number of steps and M and V of each parameter. */
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
