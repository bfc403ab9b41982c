import type { Floats } from '../../dtype.ts';

/** Whether results in this array are float32. */
export function isSingle(X: Floats): boolean {
  return X instanceof Float32Array;
}

/**
 * The result of one operation in the dtype of its operands: rounded to float32, or as it is in float64.
 * Rounding the float64 result of one +, −, ×, ÷ or √ of float32 numbers gives the float32 result, exactly.
 */
export function round(x: number, single: boolean): number {
  return single ? Math.fround(x) : x;
}
