import { checkCount, checkName, checkNumber, checkOptions, describe } from '@chainrule/tensor';
import type { Group } from '../optimizer.ts';
import { checkState, groupsOf } from './scheduler.ts';
import type { Scheduled, Scheduler, SchedulerState } from './scheduler.ts';

/** Options of {@link ReduceLROnPlateau}. */
export interface ReduceLROnPlateauOptions {
  /** Whether the metric shall become small, as a loss, or large, as an accuracy. Default `'min'`. */
  readonly mode?: 'min' | 'max';
  /** What lr is multiplied by, 0 to below 1. Default 0.1. */
  readonly factor?: number;
  /** How many steps without improvement are borne. Default 10. */
  readonly patience?: number;
  /** How much better counts as better, 0 or more. Default 1e-4. */
  readonly threshold?: number;
  /** A threshold relative to the best metric, or absolute. Default `'rel'`. */
  readonly thresholdMode?: 'rel' | 'abs';
  /** How many steps after a reduction do not count. Default 0. */
  readonly cooldown?: number;
  /** lr does not fall below it, 0 or more. Default 0. */
  readonly minLr?: number;
  /** A reduction by no more than this is left out, 0 or more. Default 1e-8. */
  readonly eps?: number;
}

/**
 * lr ← max(lr·factor, minLr) when the metric has not improved for more than `patience` steps.
 *
 * It has improved when it is below best·(1 − threshold), or best − threshold with `thresholdMode: 'abs'`; with
 * `mode: 'max'` above best·(1 + threshold) or best + threshold. A NaN is no improvement. Each group is reduced from the lr
 * that it has.
 *
 * Source: PyTorch's `ReduceLROnPlateau`.
 *
 * @example
 * ```ts
 * import { ReduceLROnPlateau, SGD } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) };
 * const optimizer = new SGD([W], { lr: 1 });
 * const schedule = new ReduceLROnPlateau(optimizer, { patience: 1, factor: 0.5 });
 * for (const loss of [3, 2, 2, 2]) schedule.step(loss);
 * console.log(optimizer.lr); // → 0.5
 * ```
 */
export class ReduceLROnPlateau implements Scheduler {
  readonly #groups: readonly Pick<Group, 'lr'>[];
  readonly #options: Required<ReduceLROnPlateauOptions>;
  #steps = 0;
  #best: number;
  #bad = 0;
  #cooldown = 0;

  /**
   * @param optimizer - whose groups are set
   * @throws `RangeError` for numbers out of range, `TypeError` for unknown options and for what is no optimizer.
   */
  constructor(optimizer: Scheduled, options: ReduceLROnPlateauOptions = {}) {
    const who = 'ReduceLROnPlateau';
    checkOptions(options, who, [
      'mode',
      'factor',
      'patience',
      'threshold',
      'thresholdMode',
      'cooldown',
      'minLr',
      'eps',
    ]);
    const { mode = 'min', factor = 0.1, patience = 10, threshold = 1e-4, thresholdMode = 'rel' } = options;
    const { cooldown = 0, minLr = 0, eps = 1e-8 } = options;
    const chosen = { mode, factor, patience, threshold, thresholdMode, cooldown, minLr, eps };
    checkName(mode, who, 'mode', ['min', 'max']);
    checkName(thresholdMode, who, 'thresholdMode', ['rel', 'abs']);
    checkNumber(factor, who, 'factor', 0);
    if (factor >= 1) {
      throw new RangeError(`${who}: factor is ${factor}, expected a number from 0 to below 1`);
    }
    checkCount(patience, who, 'patience', 0);
    checkNumber(threshold, who, 'threshold', 0);
    checkCount(cooldown, who, 'cooldown', 0);
    checkNumber(minLr, who, 'minLr', 0);
    checkNumber(eps, who, 'eps', 0);
    this.#options = chosen;
    this.#groups = groupsOf(optimizer, who);
    this.#best = mode === 'min' ? Infinity : -Infinity;
  }

  /**
   * Counts the steps without improvement, and reduces lr when they are too many.
   *
   * @param metric - what shall improve: the loss on held-out data, most likely
   * @throws `TypeError` when it is no number.
   */
  step(metric?: number): void {
    if (typeof metric !== 'number') {
      throw new TypeError(`ReduceLROnPlateau.step: metric is ${describe(metric)}, expected a number`);
    }
    const { patience, cooldown } = this.#options;
    this.#steps++;
    if (this.#improves(metric)) {
      this.#best = metric;
      this.#bad = 0;
    } else this.#bad++;
    if (this.#cooldown > 0) {
      this.#cooldown--;
      this.#bad = 0;
    }
    if (this.#bad <= patience) return;
    this.#reduce();
    this.#cooldown = cooldown;
    this.#bad = 0;
  }

  /** The learning rates and the counts. The best metric is left out as long as there is none. */
  state(): SchedulerState {
    const best: Record<string, number> = Number.isFinite(this.#best) ? { best: this.#best } : {};
    return {
      scheduler: 'ReduceLROnPlateau',
      steps: this.#steps,
      lr: this.#groups.map(({ lr }) => lr),
      memory: { ...best, bad: this.#bad, cooldown: this.#cooldown },
    };
  }

  /** Goes on where `state()` was taken, and sets its learning rates. Throws `TypeError`, `RangeError` for another state. */
  restore(state: SchedulerState): void {
    checkState(state, 'ReduceLROnPlateau', this.#groups.length, ['bad', 'cooldown']);
    const { best } = state.memory;
    if (best !== undefined) checkNumber(best, 'ReduceLROnPlateau.restore', 'best');
    this.#steps = state.steps;
    state.lr.forEach((lr, i) => {
      this.#groups[i]!.lr = lr;
    });
    this.#best = best ?? (this.#options.mode === 'min' ? Infinity : -Infinity);
    this.#bad = state.memory['bad']!;
    this.#cooldown = state.memory['cooldown']!;
  }

  #improves(metric: number): boolean {
    const { mode, threshold, thresholdMode } = this.#options;
    const best = this.#best;
    if (mode === 'min') return metric < (thresholdMode === 'rel' ? best * (1 - threshold) : best - threshold);
    return metric > (thresholdMode === 'rel' ? best * (1 + threshold) : best + threshold);
  }

  #reduce(): void {
    const { factor, minLr, eps } = this.#options;
    for (const group of this.#groups) {
      const lr = Math.max(group.lr * factor, minLr);
      if (group.lr - lr > eps) group.lr = lr;
    }
  }
}
