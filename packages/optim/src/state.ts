import { checkNumber, describe, ShapeError } from '@chainrule/tensor';
import type { Parameter, Tensor } from '@chainrule/tensor';
import type { OptimizerState, ParameterState } from './optimizer.ts';

/** What an optimizer remembers, by name, one tensor for each parameter. */
export type Memory = Readonly<Record<string, readonly Tensor[]>>;

/** Copies everything out as plain data. */
export function saveState(
  optimizer: string,
  lr: number,
  steps: number,
  parameters: readonly Parameter[],
  memory: Memory,
): OptimizerState {
  return {
    optimizer,
    lr,
    steps,
    parameters: parameters.map(({ name }, i) => ({
      name,
      memory: Object.fromEntries(
        Object.entries(memory).map(([key, tensors]) => [key, Array.from(tensors[i]!.data)]),
      ),
    })),
  };
}

/**
 * Copies a saved state into `memory`, after all of it has been checked.
 *
 * @returns the learning rate and the number of steps
 * @throws `TypeError`, `RangeError`, {@link ShapeError} when the state is not one of this optimizer and these parameters.
 */
export function loadState(
  state: OptimizerState,
  optimizer: string,
  parameters: readonly Parameter[],
  memory: Memory,
): { lr: number; steps: number } {
  const who = `${optimizer}.restore`;
  if (!isState(state)) {
    throw new TypeError(`${who}: state is ${describe(state)}, expected what state() returned`);
  }
  if (state.optimizer !== optimizer) {
    throw new TypeError(`${who}: state is of ${describe(state.optimizer)}, expected '${optimizer}'`);
  }
  const lr = checkNumber(state.lr, who, 'lr', 0);
  const steps = checkNumber(state.steps, who, 'steps', 0);
  if (!Number.isInteger(steps)) throw new RangeError(`${who}: steps is ${steps}, expected a whole number`);
  if (state.parameters.length !== parameters.length) {
    throw new ShapeError(
      `${who}: state has ${state.parameters.length} parameters, expected ${parameters.length}`,
    );
  }
  for (const [i, { name }] of parameters.entries()) {
    const saved = state.parameters[i];
    if (saved?.name !== name) {
      throw new TypeError(
        `${who}: parameter ${i} of the state is ${describe(saved?.name)}, expected '${name}'`,
      );
    }
    const numbers: Readonly<Record<string, unknown>> = (saved as Partial<ParameterState>).memory ?? {};
    for (const [key, tensors] of Object.entries(memory))
      checkNumbers(numbers[key], tensors[i]!.size, `${who}: ${key} of ${name}`);
    const foreign = Object.keys(numbers).find((key) => !(key in memory));
    if (foreign !== undefined) {
      throw new TypeError(
        `${who}: the state has a ${foreign} of ${name}, this ${optimizer} keeps none; build it with the options of the one that was saved`,
      );
    }
  }
  for (const i of parameters.keys()) {
    for (const [key, tensors] of Object.entries(memory))
      tensors[i]!.data.set(state.parameters[i]!.memory[key]!);
  }
  return { lr, steps };
}

function isState(state: unknown): state is OptimizerState {
  if (typeof state !== 'object' || state === null) return false;
  const { parameters } = state as Partial<OptimizerState>;
  return (
    Array.isArray(parameters) && parameters.every((saved) => typeof saved === 'object' && saved !== null)
  );
}

function checkNumbers(numbers: unknown, size: number, what: string): void {
  if (!Array.isArray(numbers) || numbers.length !== size) {
    const got = Array.isArray(numbers) ? `${numbers.length} numbers` : describe(numbers);
    throw new ShapeError(`${what} is ${got}, expected ${size} numbers`);
  }
  const bad = numbers.findIndex((x) => typeof x !== 'number');
  if (bad >= 0) throw new TypeError(`${what}[${bad}] is ${describe(numbers[bad])}, expected a number`);
}
