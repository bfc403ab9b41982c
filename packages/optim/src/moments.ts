import { checkFlag, checkNumber, checkOptions, elementary } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { AdamOptions } from './adam.ts';
import { checkBetas } from './betas.ts';
import { Core } from './core.ts';
import type { ParameterList } from './optimizer.ts';

/** What Adam and AdamW are made of: M and V, the running means of G and G², and the step by M/√V. */
export class Moments {
  readonly core: Core<'mean' | 'square' | 'largest'>;
  readonly #betas: readonly [number, number];
  readonly #eps: number;
  readonly #sign: 1 | -1;
  readonly #decoupled: boolean;

  /**
   * @param who - the optimizer's class
   * @param rule - its default of λ, and whether λ shrinks P itself or is a part of the gradient, which M and V follow
   */
  constructor(
    who: string,
    parameters: ParameterList,
    options: AdamOptions,
    rule: { readonly weightDecay: number; readonly decoupled: boolean },
  ) {
    checkOptions(options, who, ['lr', 'betas', 'eps', 'weightDecay', 'amsgrad', 'maximize']);
    const { lr = 1e-3, betas = [0.9, 0.999], eps = 1e-8, weightDecay = rule.weightDecay } = options;
    const { amsgrad = false, maximize = false } = options;
    this.#betas = checkBetas(betas, who);
    this.#eps = checkNumber(eps, who, 'eps', 0);
    this.#sign = checkFlag(maximize, who, 'maximize') ? -1 : 1;
    this.#decoupled = rule.decoupled;
    const names = ['mean', 'square', 'largest'] as const;
    const kept = checkFlag(amsgrad, who, 'amsgrad') ? names : names.slice(0, 2);
    this.core = new Core(who, parameters, { lr, weightDecay }, kept);
  }

  /** P ← P − lr·M/√V for every parameter, M and V made up for their beginning at 0. */
  step(): void {
    const t = ++this.core.steps;
    const [beta1, beta2] = this.#betas;
    const bias = 1 - elementary.pow(beta1, t);
    const correction = Math.sqrt(1 - elementary.pow(beta2, t));
    for (const { value, gradient, memory, group } of this.core.slots) {
      const { lr, weightDecay } = group;
      kernels.adam(
        value.data,
        gradient.data,
        memory.mean!.data,
        memory.square!.data,
        memory.largest?.data,
        value.size,
        lr / bias,
        beta1,
        beta2,
        correction,
        this.#eps,
        this.#decoupled ? 0 : weightDecay,
        this.#decoupled ? 1 - lr * weightDecay : 1,
        this.#sign,
      );
    }
  }
}
