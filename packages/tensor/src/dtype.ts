import { describe } from './describe.ts';
import { DTypeError } from './errors.ts';

/** `'float32'` trains, `'float64'` checks gradients. */
export type DType = 'float32' | 'float64';

/** Numbers as kernels see them: row-major, one of two precisions. */
export type Floats = Float32Array | Float64Array;

/** The dtype of an array of numbers. */
export function dtypeOf(data: Floats): DType {
  return data instanceof Float32Array ? 'float32' : 'float64';
}

/**
 * `length` zeros on the JavaScript heap.
 *
 * @throws `RangeError` naming `who`, when there is no room for them.
 */
export function zeros(length: number, dtype: DType, who: string = 'allocate'): Floats {
  try {
    return dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);
  } catch {
    throw new RangeError(`${who}: ${length} numbers of ${dtype} need more memory than there is`);
  }
}

/**
 * Passes a known dtype through.
 *
 * @throws {@link DTypeError} naming `who`, when it is anything else.
 *
 * @example
 * ```ts
 * import { checkDType } from '@chainrule/tensor';
 *
 * console.log(checkDType('float64', 'Scale')); // → float64
 * ```
 */
export function checkDType(dtype: unknown, who: string): DType {
  if (dtype === 'float32' || dtype === 'float64') return dtype;
  throw new DTypeError(`${who}: dtype is ${describe(dtype)}, expected 'float32' or 'float64'`);
}
