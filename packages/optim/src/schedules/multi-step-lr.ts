import { checkCount, checkNumber, checkOptions, describe, elementary } from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link MultiStepLR}. */
export interface MultiStepLROptions {
  /** The steps at which lr is multiplied, whole numbers; one that stands twice counts twice. */
  readonly milestones: readonly number[];
  /** γ, 0 or more. Default 0.1. */
  readonly gamma?: number;
}

/**
 * lr = lr₀·γ^(number of milestones ≤ t): a staircase of steps as long as you say.
 *
 * Source: PyTorch's `MultiStepLR`.
 *
 * t counts the calls of `step`. lr₀ is a group's own initial lr, the one it has when the schedule is made. One schedule
 * at a time: it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { MultiStepLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new MultiStepLR(optimizer, { milestones: [1, 3], gamma: 0.5 });
 * const rates = [0, 1, 2, 3].map(() => (schedule.step(), optimizer.lr));
 * console.log(rates); // → [ 0.5, 0.5, 0.25, 0.25 ]
 * ```
 */
export class MultiStepLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: MultiStepLROptions) {
    checkOptions(options, 'MultiStepLR', ['milestones', 'gamma']);
    const { milestones, gamma = 0.1 } = options;
    if (!Array.isArray(milestones)) {
      throw new TypeError(`MultiStepLR: milestones is ${describe(milestones)}, expected an array of steps`);
    }
    const steps = Array.from(milestones as readonly unknown[], (milestone, i) =>
      checkCount(milestone, 'MultiStepLR', `milestones[${i}]`, 0),
    );
    checkNumber(gamma, 'MultiStepLR', 'gamma', 0);
    this.#plan = new Planned(
      optimizer,
      'MultiStepLR',
      (initial, t) => initial * elementary.pow(gamma, steps.filter((step) => step <= t).length),
    );
  }

  /** Sets the lr of the next step. */
  step(): void {
    this.#plan.step();
  }

  /** Where the plan stands. */
  state(): SchedulerState {
    return this.#plan.state();
  }

  /** Goes on where `state()` was taken, and sets the lr of that step. Throws `TypeError`, `RangeError` for another state. */
  restore(state: SchedulerState): void {
    this.#plan.restore(state);
  }
}
