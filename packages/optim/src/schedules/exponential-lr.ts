import { checkNumber, checkOptions, elementary } from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link ExponentialLR}. */
export interface ExponentialLROptions {
  /** γ, 0 or more. */
  readonly gamma: number;
}

/**
 * lr = lr₀·γᵗ: the same factor at each step.
 *
 * Source: PyTorch's `ExponentialLR`.
 *
 * t counts the calls of `step`. lr₀ is a group's own initial lr, the one it has when the schedule is made. One schedule
 * at a time: it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { ExponentialLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new ExponentialLR(optimizer, { gamma: 0.5 });
 * const rates = [0, 1, 2].map(() => (schedule.step(), optimizer.lr));
 * console.log(rates); // → [ 0.5, 0.25, 0.125 ]
 * ```
 */
export class ExponentialLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: ExponentialLROptions) {
    checkOptions(options, 'ExponentialLR', ['gamma']);
    const { gamma } = options;
    checkNumber(gamma, 'ExponentialLR', 'gamma', 0);
    this.#plan = new Planned(optimizer, 'ExponentialLR', (initial, t) => initial * elementary.pow(gamma, t));
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
