import { describe } from '../describe.ts';
import { machine } from './simd/machine.ts';
import { inWebAssembly, runInWebAssembly } from './simd/stage.ts';

type Backend = 'simd' | 'reference';

/** What this machine can run, best last. */
const available: readonly Backend[] = machine === undefined ? ['reference'] : ['reference', 'simd'];

/**
 * Which kernels run: those in WebAssembly SIMD, or the plain loops that define them. Both give the same bits.
 *
 * @returns `'simd'` unless the engine has no WebAssembly SIMD or `useBackend` said otherwise, else `'reference'`
 *
 * @example
 * ```ts
 * import { backend, matmul, Tensor, useBackend } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2]]);
 * const before = backend();
 * useBackend('reference');
 * console.log(backend(), matmul(X, X.T).item()); // → reference 5
 * useBackend(before);
 * ```
 */
export function backend(): Backend {
  return inWebAssembly() ? 'simd' : 'reference';
}

/**
 * Chooses the kernels for all that follows: the only global state there is, and it does not change a bit of any result.
 *
 * @param name - `'simd'` or `'reference'`
 * @throws `RangeError` when they are not available here.
 *
 * @example
 * ```ts
 * import { backend, useBackend } from '@chainrule/tensor';
 *
 * useBackend('reference'); // to step through the plain loops with a debugger
 * console.log(backend()); // → reference
 * ```
 */
export function useBackend(name: Backend): void {
  if (!available.includes(name)) {
    const names = available.map((candidate) => `'${candidate}'`).join(' and ');
    throw new RangeError(`useBackend: ${describe(name)} is not available here, only ${names}`);
  }
  runInWebAssembly(name === 'simd');
}
