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
  #initial: readonly number[];
  #t = 0;

  constructor(optimizer: Scheduled, who: string, plan: Plan) {
    this.#who = who;
    this.#groups = groupsOf(optimizer, who);
    this.#initial = this.#groups.map(({ lr }) => lr);
    this.#plan = plan;
    this.#set(0);
  }

  /** Sets the lr of step t + 1. */
  step(): void {
    this.#set(this.#t + 1);
  }

  /** t and the initial learning rates. */
  state(): SchedulerState {
    return { scheduler: this.#who, steps: this.#t, lr: [...this.#initial], memory: {} };
  }

  /** Sets the lr of the step where the state was taken. */
  restore(state: SchedulerState): void {
    checkState(state, this.#who, this.#groups.length, []);
    this.#set(state.steps, [...state.lr]);
  }

  /** Nothing is changed when the plan has no such step. */
  #set(t: number, initial: readonly number[] = this.#initial): void {
    const rates = initial.map((lr) => this.#plan(lr, t));
    this.#initial = initial;
    rates.forEach((lr, i) => {
      this.#groups[i]!.lr = lr;
    });
    this.#t = t;
  }
}
