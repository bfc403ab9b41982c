// The functions of src/elementary, two numbers at once: line by line the same operations in the same order, with
// branches turned into selections. What the formulas mean stands there.

/** The same number in both lanes. */
// @ts-expect-error: decorator
@inline
export function both(x: f64): v128 {
  return f64x2.splat(x);
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
export function rounded(x: v128, constant: f64): v128 {
  return f64x2.sub(f64x2.add(x, both(constant)), both(constant));
}

export const ROUND: f64 = 6755399441055744;
export const ROUND_26: f64 = 100663296;

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
  const c = f64x2.mul(x, both(134217729));
  return f64x2.sub(c, f64x2.sub(c, x));
}

/** a·x + b, rounded after the product and after the sum. */
// @ts-expect-error: decorator
@inline
export function mulAdd(a: v128, x: v128, b: f64): v128 {
  return f64x2.add(both(b), f64x2.mul(x, a));
}
