import { checkCount, checkNumber, checkOptions, elementary } from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link StepLR}. */
export interface StepLROptions {
  /** How many steps lr stays, a whole number above 0. */
  readonly stepSize: number;
  /** γ, 0 or more: what lr is then multiplied by. Default 0.1. */
  readonly gamma?: number;
}

/**
 * lr = lr₀·γ^⌊t/stepSize⌋: a staircase.
 *
 * Source: PyTorch's `StepLR`.
 *
 * t counts the calls of `step`. lr₀ is a group's own initial lr, the one it has when the schedule is made. One schedule
 * at a time: it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { StepLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new StepLR(optimizer, { stepSize: 2, gamma: 0.5 });
 * const rates = [0, 1, 2, 3].map(() => (schedule.step(), optimizer.lr));
 * console.log(rates); // → [ 1, 0.5, 0.5, 0.25 ]
 * ```
 */
export class StepLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: StepLROptions) {
    checkOptions(options, 'StepLR', ['stepSize', 'gamma']);
    const { stepSize, gamma = 0.1 } = options;
    checkCount(stepSize, 'StepLR', 'stepSize');
    checkNumber(gamma, 'StepLR', 'gamma', 0);
    this.#plan = new Planned(
      optimizer,
      'StepLR',
      (initial, t) => initial * elementary.pow(gamma, Math.floor(t / stepSize)),
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
