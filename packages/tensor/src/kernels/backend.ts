import { describe } from '../describe.ts';
import type { Kernels } from './kernels.ts';
import { reference } from './reference/index.ts';
import { simd } from './simd/index.ts';

/** The kernels that run, read anew at each call. */
export let kernels: Kernels = simd ?? reference;

/** What this machine can run, best last. */
const available: readonly Kernels[] = simd === undefined ? [reference] : [reference, simd];

/** Which kernels run: WebAssembly SIMD or the plain loops that define them. Both give the same bits. */
export function backend(): 'simd' | 'reference' {
  return kernels.name;
}

/**
 * Chooses the kernels for all that follows.
 *
 * @throws `RangeError` when they are not available here.
 */
export function useBackend(name: 'simd' | 'reference'): void {
  const wanted = available.find((candidate) => candidate.name === name);
  if (wanted === undefined) {
    const names = available.map((candidate) => `'${candidate.name}'`).join(' and ');
    throw new RangeError(`useBackend: ${describe(name)} is not available here, only ${names}`);
  }
  kernels = wanted;
}
