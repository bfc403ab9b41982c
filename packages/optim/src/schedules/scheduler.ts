import { checkCount, checkNumber, describe } from '@chainrule/tensor';
import type { Group, Optimizer } from '../optimizer.ts';

/** A plan for the learning rate: call `step` after each epoch, or after each step of the optimizer, as the plan counts. */
export interface Scheduler {
  /** One step on in the plan: sets the lr of each of the optimizer's groups. ReduceLROnPlateau needs the metric. */
  step(metric?: number): void;
  /** Where the plan stands. Plain data, so `JSON.stringify` keeps it. */
  state(): SchedulerState;
  /** Goes on where `state()` was taken. */
  restore(state: SchedulerState): void;
}

/** Where a plan stands: how many steps were made, the initial lr of each group, and what else it remembers. */
export interface SchedulerState {
  /** The schedule's class: `'StepLR'`. */
  readonly scheduler: string;
  /** How many steps were made. */
  readonly steps: number;
  /** The lr with which each group began; for ReduceLROnPlateau, its lr now. */
  readonly lr: readonly number[];
  /** What the plan remembers besides, by name. */
  readonly memory: Readonly<Record<string, number>>;
}

/** What a schedule sets: an optimizer, or anything with an lr. */
export type Scheduled = Pick<Optimizer, 'lr' | 'groups'>;

/** The groups of an optimizer, or the optimizer itself where it has none. Throws `TypeError` for anything else. */
export function groupsOf(optimizer: Scheduled, who: string): readonly Pick<Group, 'lr'>[] {
  const given: unknown = optimizer;
  if (typeof given !== 'object' || given === null || typeof (given as Scheduled).lr !== 'number') {
    throw new TypeError(`${who}: optimizer is ${describe(given)}, expected an optimizer such as new SGD(…)`);
  }
  const groups: unknown = optimizer.groups === undefined ? [optimizer] : optimizer.groups;
  if (!Array.isArray(groups) || groups.length === 0) {
    const got = Array.isArray(groups) ? 'empty' : describe(groups);
    throw new TypeError(`${who}: optimizer.groups is ${got}, expected an array of groups with an lr`);
  }
  return Array.from(groups as readonly Partial<Group>[], (group, i) => {
    const place = groups.length === 1 ? 'optimizer.lr' : `lr of optimizer.groups[${i}]`;
    checkNumber((group as Partial<Group> | null | undefined)?.lr, who, place, 0);
    return group as Pick<Group, 'lr'>;
  });
}

/** Checks a saved state of this schedule; `memory` names the counts in it. Throws `TypeError` or `RangeError` for anything else. */
export function checkState(state: unknown, who: string, groups: number, memory: readonly string[]): void {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) {
    throw new TypeError(`${who}.restore: state is ${describe(state)}, expected what state() returned`);
  }
  const { scheduler, steps, lr, memory: numbers } = state as Partial<SchedulerState>;
  if (scheduler !== who) {
    throw new TypeError(`${who}.restore: state is of ${describe(scheduler)}, expected '${who}'`);
  }
  checkCount(steps, `${who}.restore`, 'steps', 0);
  if (!Array.isArray(lr) || lr.length !== groups) {
    const got = Array.isArray(lr) ? `${lr.length} learning rates` : describe(lr);
    throw new TypeError(`${who}.restore: lr is ${got}, expected one for each of ${groups} groups`);
  }
  Array.from(lr, (rate: unknown, i) => checkNumber(rate, `${who}.restore`, `lr[${i}]`, 0));
  if (typeof numbers !== 'object' || (numbers as unknown) === null) {
    throw new TypeError(`${who}.restore: memory is ${describe(numbers)}, expected an object`);
  }
  for (const key of memory) checkCount(numbers[key], `${who}.restore`, key, 0);
}
