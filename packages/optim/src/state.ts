import { checkCount, checkNumber, describe, ShapeError } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import type { Slot } from './core.ts';
import type { Group, OptimizerState, ParameterState } from './optimizer.ts';

/** Copies everything out as plain data. */
export function saveState(
  optimizer: string,
  groups: readonly Group[],
  steps: number,
  slots: readonly Slot[],
): OptimizerState {
  return {
    optimizer,
    lr: groups.map(({ lr }) => lr),
    steps,
    parameters: slots.map((slot) => ({
      name: slot.name,
      memory: Object.fromEntries(memoryOf(slot).map(([key, { data }]) => [key, Array.from(data)])),
    })),
  };
}

/**
 * Copies a saved state into the groups and slots, after all of it has been checked.
 *
 * @returns the number of steps
 * @throws `TypeError`, `RangeError`, {@link ShapeError} when the state is not one of this optimizer and these parameters.
 */
export function loadState(
  state: OptimizerState,
  optimizer: string,
  groups: readonly Group[],
  slots: readonly Slot[],
): number {
  const who = `${optimizer}.restore`;
  if (!isState(state)) {
    throw new TypeError(`${who}: state is ${describe(state)}, expected what state() returned`);
  }
  if (state.optimizer !== optimizer) {
    throw new TypeError(`${who}: state is of ${describe(state.optimizer)}, expected '${optimizer}'`);
  }
  const lr: unknown = state.lr;
  if (!Array.isArray(lr) || lr.length !== groups.length) {
    const got = Array.isArray(lr) ? `${lr.length} learning rates` : describe(lr);
    throw new ShapeError(`${who}: lr is ${got}, expected one for each of ${groups.length} groups`);
  }
  Array.from(lr, (rate: unknown, i) => checkNumber(rate, who, `lr[${i}]`, 0));
  const steps = checkCount(state.steps, who, 'steps', 0);
  if (state.parameters.length !== slots.length) {
    throw new ShapeError(`${who}: state has ${state.parameters.length} parameters, expected ${slots.length}`);
  }
  for (const [i, slot] of slots.entries()) checkSlot(slot, state.parameters[i]!, i, optimizer, who);
  groups.forEach((group, i) => {
    group.lr = state.lr[i]!;
  });
  for (const [i, slot] of slots.entries()) {
    for (const [key, { data }] of memoryOf(slot)) data.set(state.parameters[i]!.memory[key]!);
  }
  return steps;
}

function memoryOf(slot: Slot): readonly (readonly [string, Tensor])[] {
  return Object.entries(slot.memory as Record<string, Tensor>);
}

function checkSlot(slot: Slot, saved: ParameterState, i: number, optimizer: string, who: string): void {
  const { name } = slot;
  if (saved.name !== name) {
    throw new TypeError(`${who}: parameter ${i} of the state is ${describe(saved.name)}, expected '${name}'`);
  }
  const numbers: unknown = saved.memory;
  if (!isRecord(numbers)) {
    throw new TypeError(`${who}: memory of ${name} is ${describe(numbers)}, expected an object`);
  }
  for (const [key, { size }] of memoryOf(slot)) {
    checkNumbers(numbers[key], size, `${who}: ${key} of ${name}`);
  }
  const foreign = Object.keys(numbers).find((key) => !Object.hasOwn(slot.memory, key));
  if (foreign !== undefined) {
    throw new TypeError(
      `${who}: the state has a ${foreign} of ${name}, this ${optimizer} keeps none; build it with the options of the one that was saved`,
    );
  }
}

function isState(state: unknown): state is OptimizerState {
  if (!isRecord(state)) return false;
  const { parameters } = state;
  return Array.isArray(parameters) && Array.from<unknown>(parameters).every(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkNumbers(numbers: unknown, size: number, what: string): void {
  if (!Array.isArray(numbers) || numbers.length !== size) {
    const got = Array.isArray(numbers) ? `${numbers.length} numbers` : describe(numbers);
    throw new ShapeError(`${what} is ${got}, expected ${size} numbers`);
  }
  const bad = numbers.findIndex((x) => typeof x !== 'number');
  if (bad >= 0) throw new TypeError(`${what}[${bad}] is ${describe(numbers[bad])}, expected a number`);
}
