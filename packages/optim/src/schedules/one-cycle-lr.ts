import {
  checkCount,
  checkFlag,
  checkName,
  checkNumber,
  checkOptions,
  checkPositive,
  elementary,
} from '@chainrule/tensor';
import { Planned } from './planned.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link OneCycleLR}. */
export interface OneCycleLROptions {
  /** The top of the cycle, 0 or more, for all groups alike. */
  readonly maxLr: number;
  /** How many steps the cycle has, a whole number above 0; the first is set when the schedule is made. */
  readonly totalSteps: number;
  /** The share of the way up, 0 to 1. Default 0.3. */
  readonly pctStart?: number;
  /** Along half a wave or a straight line. Default `'cos'`. */
  readonly annealStrategy?: 'cos' | 'linear';
  /** It begins at maxLr/divFactor. Default 25. */
  readonly divFactor?: number;
  /** It ends at maxLr/divFactor/finalDivFactor. Default 1e4. */
  readonly finalDivFactor?: number;
  /** As long down to the beginning as up, then on to the end. Default `false`: down to the end at once. */
  readonly threePhase?: boolean;
}

/**
 * lr goes from maxLr/divFactor up to maxLr and down to maxLr/divFactor/finalDivFactor, in totalSteps steps. What lr
 * the groups had before does not matter. Only lr is set: momentum and betas stay (PyTorch's `cycle_momentum=False`).
 *
 * The lr of step 0 is set when the schedule is made, so a loop that calls `step` after each of totalSteps batches asks
 * for one lr more than it uses: that goes on along the last way, as PyTorch's does, though not below 0.
 *
 * Source: Smith and Topin, Super-convergence: very fast training of neural networks using large learning rates, 2017.
 * PyTorch's `OneCycleLR`.
 *
 * The lr of the first step is set when the schedule is made; each call of `step` sets the next. One schedule at a time:
 * it sets lr to what its formula says.
 *
 * @example
 * ```ts
 * import { OneCycleLR, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, pctStart: 0.4, divFactor: 4, annealStrategy: 'linear' });
 * const rates = [0, 1, 2, 3].map(() => (schedule.step(), optimizer.lr.toFixed(3)));
 * console.log(rates); // → [ '1.000', '0.667', '0.333', '0.000' ]
 * ```
 */
export class OneCycleLR implements Scheduler {
  readonly #plan: Planned;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: OneCycleLROptions) {
    checkOptions(options, 'OneCycleLR', [
      'maxLr',
      'totalSteps',
      'pctStart',
      'annealStrategy',
      'divFactor',
      'finalDivFactor',
      'threePhase',
    ]);
    const { maxLr, totalSteps, pctStart = 0.3, annealStrategy = 'cos' } = options;
    const { divFactor = 25, finalDivFactor = 1e4, threePhase = false } = options;
    checkNumber(maxLr, 'OneCycleLR', 'maxLr', 0);
    checkCount(totalSteps, 'OneCycleLR', 'totalSteps');
    checkNumber(pctStart, 'OneCycleLR', 'pctStart', 0, 1);
    checkName(annealStrategy, 'OneCycleLR', 'annealStrategy', ['cos', 'linear']);
    const first = maxLr / checkPositive(divFactor, 'OneCycleLR', 'divFactor');
    const last = first / checkPositive(finalDivFactor, 'OneCycleLR', 'finalDivFactor');
    const top = pctStart * totalSteps - 1;
    const phases: readonly Phase[] = checkFlag(threePhase, 'OneCycleLR', 'threePhase')
      ? [
          { end: top, from: first, to: maxLr },
          { end: 2 * pctStart * totalSteps - 2, from: maxLr, to: first },
          { end: totalSteps - 1, from: first, to: last },
        ]
      : [
          { end: top, from: first, to: maxLr },
          { end: totalSteps - 1, from: maxLr, to: last },
        ];
    const anneal = annealStrategy === 'cos' ? cosine : line;
    this.#plan = new Planned(optimizer, 'OneCycleLR', (_, t) => {
      if (t > totalSteps) {
        throw new RangeError(`OneCycleLR: step ${t} is beyond the cycle of totalSteps ${totalSteps}`);
      }
      return along(phases, t, anneal);
    });
  }

  /** Sets the lr of the next step. Throws `RangeError` when the cycle is over. */
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

/** A way from one lr to another, up to the step `end`, which may lie between two steps. */
interface Phase {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** The lr at step t: in the first phase that is not over, or in the last, by the share of it that has passed. */
function along(phases: readonly Phase[], t: number, anneal: typeof line): number {
  const now = phases.findIndex(({ end }, i) => t <= end || i === phases.length - 1);
  const { end, from, to } = phases[now]!;
  const start = phases[now - 1]?.end ?? 0;
  return Math.max(anneal(from, to, end === start ? 1 : (t - start) / (end - start)), 0);
}

function line(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function cosine(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (1 + elementary.cosPi(share));
}
