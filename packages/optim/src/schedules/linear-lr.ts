import { checkCount, checkNumber, checkOptions, checkPositive } from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link LinearLR}. */
export interface LinearLROptions {
  /** What lr₀ is multiplied by at first, above 0 to 1. Default ⅓. */
  readonly startFactor?: number;
  /** What lr₀ is multiplied by in the end, 0 to 1. Default 1. */
  readonly endFactor?: number;
  /** How many steps the way takes, a whole number above 0. Default 5. */
  readonly totalIters?: number;
}

/**
 * lr = lr₀·(start + (end − start)·min(t, totalIters)/totalIters): a straight line, then level; warm-up, as it stands.
 *
 * Source: PyTorch's `LinearLR`.
 *
 * t counts the calls of `step`. lr₀ is a group's own initial lr, the one it has when the schedule is made. One schedule
 * at a time: it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { LinearLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new LinearLR(optimizer, { startFactor: 0.5, totalIters: 4 });
 * const rates = [0, 1, 2, 3, 4].map(() => (schedule.step(), optimizer.lr));
 * console.log(rates); // → [ 0.625, 0.75, 0.875, 1, 1 ]
 * ```
 */
export class LinearLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: LinearLROptions = {}) {
    checkOptions(options, 'LinearLR', ['startFactor', 'endFactor', 'totalIters']);
    const { startFactor = 1 / 3, endFactor = 1, totalIters = 5 } = options;
    checkPositive(startFactor, 'LinearLR', 'startFactor');
    checkNumber(startFactor, 'LinearLR', 'startFactor', 0, 1);
    checkNumber(endFactor, 'LinearLR', 'endFactor', 0, 1);
    checkCount(totalIters, 'LinearLR', 'totalIters');
    this.#plan = new Planned(
      optimizer,
      'LinearLR',
      (initial, t) =>
        t < totalIters
          ? initial * (startFactor + ((endFactor - startFactor) * t) / totalIters)
          : initial * endFactor, // the sum would round beside it, and below 0
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
