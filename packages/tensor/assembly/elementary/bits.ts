// The functions of src/elementary, two numbers at once: line by line the same operations in the same order, with
// branches turned into selections. What the formulas mean stands there.

// Constants stand in memory, one after the other in a table: a load to both lanes is one instruction, where a vector
// in the code is four.

/** The number at an address, in both lanes. */
// @ts-expect-error: decorator
@inline
export function both(at: usize): v128 {
  return v128.load64_splat(at);
}

export const HALF: usize = memory.data<f64>([0.5]);
export const ONE: usize = memory.data<f64>([1]);
export const TWO: usize = memory.data<f64>([2]);
/** 1.5·2^52 */
export const ROUND: usize = memory.data<f64>([6755399441055744]);
/** 1.5·2^26 */
export const ROUND_26: usize = memory.data<f64>([100663296]);
/** 2^27 + 1 */
const SPLIT: usize = memory.data<f64>([134217729]);

/** 0 in both lanes. */
// @ts-expect-error: decorator
@inline
export function zero(): v128 {
  return i64x2(0, 0);
}

/** a where the mask is set, else b. */
// @ts-expect-error: decorator
@inline
export function select(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}

/** x rounded by addition of a large constant: `ROUND` to integers, `ROUND_26` to multiples of 2^−26. */
// @ts-expect-error: decorator
@inline
export function rounded(x: v128, constant: usize): v128 {
  return f64x2.sub(f64x2.add(x, both(constant)), both(constant));
}

/** `n | 0` of two integers in float64: as int32 in the lanes 0 and 1. */
// @ts-expect-error: decorator
@inline
export function integers(n: v128): v128 {
  return i32x4.trunc_sat_f64x2_s_zero(n);
}

/** 2^n for int32 in the lanes 0 and 1, −1022 ≤ n ≤ 1023. */
// @ts-expect-error: decorator
@inline
export function powerOfTwo(n: v128): v128 {
  return i64x2.shl(i64x2.extend_low_i32x4_u(i32x4.add(n, i32x4.splat(1023))), 52);
}

/** y·2^n in two halves, for int32 in the lanes 0 and 1. */
// @ts-expect-error: decorator
@inline
export function scale(y: v128, n: v128): v128 {
  const half = i32x4.shr_s(n, 1);
  return f64x2.mul(f64x2.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** The upper 26 bits of x (Veltkamp). */
// @ts-expect-error: decorator
@inline
export function upperHalf(x: v128): v128 {
  const c = f64x2.mul(x, both(SPLIT));
  return f64x2.sub(c, f64x2.sub(c, x));
}

/** a·x + b, rounded after the product and after the sum; b stands in memory. */
// @ts-expect-error: decorator
@inline
export function mulAdd(a: v128, x: v128, b: usize): v128 {
  return f64x2.add(both(b), f64x2.mul(x, a));
}
