import type { Kernels } from '@chainrule/tensor/kernels';
import { difference } from '../same-bits.ts';
import type { KernelName } from './cases.ts';

export type Numbers = Float32Array | Float64Array | Int32Array;

/** What a kernel returned, and all its arrays as it left them. */
export interface Outcome {
  readonly returned: unknown;
  readonly arrays: readonly Numbers[];
}

/** Calls a kernel with copies of the arguments, made by `copy`; an array that stands twice stays one array. */
export function run(
  kernels: Pick<Kernels, KernelName>,
  name: KernelName,
  drawn: readonly unknown[],
  copy: (numbers: Numbers) => Numbers = (numbers) => numbers.slice(),
): Outcome {
  const copies = new Map<unknown, Numbers>();
  for (const argument of drawn) if (isNumbers(argument)) copies.set(argument, copy(argument));
  const call = kernels[name] as (...passed: readonly unknown[]) => unknown;
  const returned = call(...drawn.map((argument) => copies.get(argument) ?? argument));
  return { returned, arrays: [...copies.values()] };
}

/** Where two outcomes differ, or nothing. */
export function differences(actual: Outcome, expected: Outcome): string[] {
  const found = expected.arrays.map((array, i) => difference(actual.arrays[i]!, array));
  if (!Object.is(actual.returned, expected.returned)) {
    found.push(`returned ${String(actual.returned)}, expected ${String(expected.returned)}`);
  }
  return found.filter((text) => text !== undefined);
}

function isNumbers(value: unknown): value is Numbers {
  return value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array;
}
