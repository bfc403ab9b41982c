import { checkNumber } from '@chainrule/tensor';
import type { Group } from '../optimizer.ts';
import { checkState, groupsOf } from './scheduler.ts';
import type { Scheduled, SchedulerState } from './scheduler.ts';

/** lr at step t of a group that began with `initial`. */
export type Plan = (initial: number, t: number) => number;

/**
 * A plan that is a formula in t: what most schedules are made of. Each group follows it from its own initial lr, the one
 * it has when the schedule is made; the lr of step 0 is set at once.
 */
export class Planned {
  readonly #who: string;
  readonly #groups: readonly Pick<Group, 'lr'>[];
  readonly #plan: Plan;
  #initial: readonly number[] = [];
  #t = 0;

  constructor(optimizer: Scheduled, who: string, plan: Plan) {
    this.#who = who;
    this.#groups = groupsOf(optimizer, who);
    this.#plan = plan;
    this.#set(
      this.#groups.map(({ lr }) => lr),
      0,
    );
  }

  /** Sets the lr of step t + 1. */
  step(): void {
    this.#set(this.#initial, this.#t + 1);
  }

  /** t and the initial learning rates. */
  state(): SchedulerState {
    return { scheduler: this.#who, steps: this.#t, lr: [...this.#initial], memory: {} };
  }

  /** Sets the lr of the step where the state was taken. */
  restore(state: SchedulerState): void {
    checkState(state, this.#who, this.#groups.length, []);
    this.#set([...state.lr], state.steps);
  }

  #set(initial: readonly number[], t: number): void {
    const rates = initial.map((lr) => this.#plan(lr, t)); // a plan may refuse t
    for (const lr of rates) checkNumber(lr, this.#who, 'lr', 0); // all, before the first group has changed
    rates.forEach((lr, i) => {
      this.#groups[i]!.lr = lr;
    });
    this.#initial = initial;
    this.#t = t;
  }
}
