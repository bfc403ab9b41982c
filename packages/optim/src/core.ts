import { allocate, checkNumber } from '@chainrule/tensor';
import type { Parameter, Tensor } from '@chainrule/tensor';
import type { Group, OptimizerState, ParameterList } from './optimizer.ts';
import { checkGroups } from './parameters.ts';
import { loadState, saveState } from './state.ts';

/** A parameter with its group and what the optimizer remembers of it, by name. */
export interface Slot<Name extends string = string> extends Parameter {
  readonly group: Group;
  readonly memory: Readonly<Partial<Record<Name, Tensor>>>;
}

/**
 * What every optimizer is made of: groups with their learning rates, a slot for each parameter, the number of steps,
 * and how all of it is saved. The optimizer adds its options and the one line that moves a parameter.
 */
export class Core<Name extends string = never> {
  /** The groups, one or more. */
  readonly groups: readonly Group[];
  /** All parameters, group after group. */
  readonly slots: readonly Slot<Name>[];
  /** How many steps were made. */
  steps = 0;
  readonly #who: string;
  readonly #proportions: readonly number[];

  /**
   * @param who - the optimizer's class
   * @param parameters - what to update: `model.parameters`, or groups
   * @param settings - lr and weightDecay of the groups that have none of their own
   * @param names - what is remembered of each parameter, zeros in its shape
   */
  constructor(
    who: string,
    parameters: ParameterList,
    settings: { readonly lr: number; readonly weightDecay: number },
    names: readonly Name[],
  ) {
    this.#who = who;
    this.groups = checkGroups(parameters, who, settings);
    const first = this.groups[0]!.lr;
    this.#proportions = this.groups.map(({ lr }) => (first === 0 ? 1 : lr / first));
    this.slots = this.groups.flatMap((group) =>
      group.parameters.map(({ name, value, gradient }) => ({
        name,
        value,
        gradient,
        group,
        memory: Object.fromEntries(names.map((key) => [key, allocate(value.shape, value.dtype)])) as Record<
          Name,
          Tensor
        >,
      })),
    );
  }

  /** The learning rate of the first group. */
  get lr(): number {
    return this.groups[0]!.lr;
  }

  /** The others follow in the proportions in which they began; where the first one began at 0, all get the same. */
  set lr(lr: number) {
    checkNumber(lr, this.#who, 'lr', 0);
    for (const share of this.#proportions) checkNumber(lr * share, this.#who, 'lr', 0); // before one group has changed
    this.groups.forEach((group, i) => {
      group.lr = lr * this.#proportions[i]!;
    });
  }

  /** The learning rates, the number of steps and all that is remembered. */
  state(): OptimizerState {
    return saveState(this.#who, this.groups, this.steps, this.slots);
  }

  /** Takes all of it back, once it is checked. */
  restore(state: OptimizerState): void {
    this.steps = loadState(state, this.#who, this.groups, this.slots);
  }
}
