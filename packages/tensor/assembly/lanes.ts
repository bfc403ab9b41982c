// A vector holds four float32 or two float64. What is generic over both says T; branches on sizeof<T>() vanish when compiled.
//
// Arrays of numbers end on a whole vector: what stands between their last number and there belongs to nobody, so
// element-wise kernels may read and write it and need no code for the rest of a division by four.

/** How many numbers stand in one vector. */
// @ts-expect-error: decorator
@inline
export function lanes<T>(): i32 {
  return (16 / sizeof<T>()) as i32;
}

/** The bytes of the whole vectors that hold `size` numbers. */
// @ts-expect-error: decorator
@inline
export function span<T>(size: i32): usize {
  return ((size as usize) * sizeof<T>() + 15) & ~15;
}

/** The bytes of the whole pairs that hold `size` numbers. */
// @ts-expect-error: decorator
@inline
export function spanOfPairs<T>(size: i32): usize {
  return ((size as usize + 1) & ~1) * sizeof<T>();
}

/** Two neighbouring numbers; float32 stand in the lower half. */
// @ts-expect-error: decorator
@inline
function loadTwo<T>(at: usize): v128 {
  return sizeof<T>() == 4 ? v128.load64_zero(at) : v128.load(at);
}

/** The first two numbers of a vector in float64. */
// @ts-expect-error: decorator
@inline
export function widen<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(x) : x;
}

/** Two neighbouring numbers in float64. */
// @ts-expect-error: decorator
@inline
export function loadPair<T>(at: usize): v128 {
  return widen<T>(loadTwo<T>(at));
}

/** Stores a pair of float64 in the dtype T, each rounded once. */
// @ts-expect-error: decorator
@inline
export function storePair<T>(at: usize, pair: v128): void {
  if (sizeof<T>() == 4) v128.store64_lane(at, f32x4.demote_f64x2_zero(pair), 0);
  else v128.store(at, pair);
}

/** A scalar argument in the dtype T, rounded once, in every lane. */
// @ts-expect-error: decorator
@inline
export function splat<T>(x: f64): v128 {
  if (sizeof<T>() == 4) return f32x4.splat(x as f32);
  return f64x2.splat(x);
}

/** A whole vector, or one number alone where a row has no whole vector left. */
// @ts-expect-error: decorator
@inline
export function loadSome<T>(at: usize, whole: bool): v128 {
  if (whole) return v128.load(at);
  return sizeof<T>() == 4 ? v128.load32_zero(at) : v128.load64_zero(at);
}

/** Stores what `loadSome` loads: nothing behind a number alone is touched. */
// @ts-expect-error: decorator
@inline
export function storeSome<T>(at: usize, x: v128, whole: bool): void {
  if (whole) v128.store(at, x);
  else if (sizeof<T>() == 4) v128.store32_lane(at, x, 0);
  else v128.store64_lane(at, x, 0);
}
