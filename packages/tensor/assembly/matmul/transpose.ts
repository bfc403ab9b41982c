// Four rows of four float32, or two rows of two float64, turned into columns: two rounds of interleaving halves.

/** a₀ b₀ a₁ b₁; float64: a₀ b₀ */
// @ts-expect-error: decorator
@inline
export function low<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.shuffle(a, b, 0, 4, 1, 5);
  return i64x2.shuffle(a, b, 0, 2);
}

/** a₂ b₂ a₃ b₃; float64: a₁ b₁ */
// @ts-expect-error: decorator
@inline
export function high<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.shuffle(a, b, 2, 6, 3, 7);
  return i64x2.shuffle(a, b, 1, 3);
}

/** The lower half of a, then of b. */
// @ts-expect-error: decorator
@inline
export function lowHalves(a: v128, b: v128): v128 {
  return i64x2.shuffle(a, b, 0, 2);
}

/** The upper half of a, then of b. */
// @ts-expect-error: decorator
@inline
export function highHalves(a: v128, b: v128): v128 {
  return i64x2.shuffle(a, b, 1, 3);
}
