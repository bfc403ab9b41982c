import { describe } from '../describe.ts';
import { memory } from './simd/machine.ts';
import { inWebAssembly, runInWebAssembly } from './simd/stage.ts';

type Backend = 'simd' | 'reference';

/** What this machine can run, best last. */
const available: readonly Backend[] = memory === undefined ? ['reference'] : ['reference', 'simd'];

/** Which kernels run: WebAssembly SIMD or the plain loops that define them. Both give the same bits. */
export function backend(): Backend {
  return inWebAssembly() ? 'simd' : 'reference';
}

/**
 * Chooses the kernels for all that follows.
 *
 * @throws `RangeError` when they are not available here.
 */
export function useBackend(name: Backend): void {
  if (!available.includes(name)) {
    const names = available.map((candidate) => `'${candidate}'`).join(' and ');
    throw new RangeError(`useBackend: ${describe(name)} is not available here, only ${names}`);
  }
  runInWebAssembly(name === 'simd');
}
