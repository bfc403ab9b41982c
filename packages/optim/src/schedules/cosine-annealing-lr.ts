import { checkCount, checkNumber, checkOptions, elementary } from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link CosineAnnealingLR}. */
export interface CosineAnnealingLROptions {
  /** How many steps the way down takes, a whole number above 0. */
  readonly tMax: number;
  /** Where it ends, 0 or more. Default 0. */
  readonly etaMin?: number;
}

/**
 * lr = etaMin + (lr₀ − etaMin)·(1 + cos(π·t/tMax))/2: half a wave down, and up again beyond tMax.
 *
 * Source: Loshchilov and Hutter, SGDR: stochastic gradient descent with warm restarts, 2016. PyTorch's
 * `CosineAnnealingLR`.
 *
 * t counts the calls of `step`. lr₀ is a group's own initial lr, the one it has when the schedule is made. One schedule
 * at a time: it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { CosineAnnealingLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new CosineAnnealingLR(optimizer, { tMax: 2 });
 * const rates = [0, 1, 2].map(() => (schedule.step(), optimizer.lr));
 * console.log(rates); // → [ 0.5, 0, 0.5 ]
 * ```
 */
export class CosineAnnealingLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: CosineAnnealingLROptions) {
    checkOptions(options, 'CosineAnnealingLR', ['tMax', 'etaMin']);
    const { tMax, etaMin = 0 } = options;
    checkCount(tMax, 'CosineAnnealingLR', 'tMax');
    checkNumber(etaMin, 'CosineAnnealingLR', 'etaMin', 0);
    this.#plan = new Planned(
      optimizer,
      'CosineAnnealingLR',
      (initial, t) => etaMin + ((initial - etaMin) * (1 + elementary.cosPi(t / tMax))) / 2,
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
