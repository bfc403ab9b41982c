import { loadPair } from './lanes';

// What a sum in four interleaved parts is made of: a class for each term, which has no objects. Its `pair` are two
// neighbouring terms in float64. A module has the terms that it names, and their constants.

/** x */
@unmanaged
export class Plain {
  @inline
  pair<T>(x: usize, _y: usize, _p: f64): v128 {
    return loadPair<T>(x);
  }
}

/** x·y */
@unmanaged
export class Product {
  @inline
  pair<T>(x: usize, y: usize, _p: f64): v128 {
    return f64x2.mul(loadPair<T>(x), loadPair<T>(y));
  }
}

/** (x − y)² */
@unmanaged
export class SquaredError {
  @inline
  pair<T>(x: usize, y: usize, _p: f64): v128 {
    const r = difference<T>(x, y);
    return f64x2.mul(r, r);
  }
}

/** x − y rounded to the dtype: rounding the float64 difference of two float32 gives their float32 difference. */
// @ts-expect-error: decorator
@inline
export function difference<T>(x: usize, y: usize): v128 {
  const r = f64x2.sub(loadPair<T>(x), loadPair<T>(y));
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(r)) : r;
}
