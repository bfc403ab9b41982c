import { loadPair } from './lanes';

// What a sum in four interleaved parts is made of: a class for each term, which has no objects. Its `pair` are two
// neighbouring terms in float64; what they get of `whole` belongs to them. A module has the terms that it names, and
// their constants.

/** For terms that compute nothing for a whole vector of the dtype at once; one that does has a `whole` of its own. */
@unmanaged
export class Term {
  @inline
  whole<T>(_x: usize, _y: usize): v128 {
    return i64x2(0, 0);
  }
}

/** x */
@unmanaged
export class Plain extends Term {
  @inline
  pair<T>(x: usize, _y: usize, _p: f64, _whole: v128): v128 {
    return loadPair<T>(x);
  }
}

/** x·y */
@unmanaged
export class Product extends Term {
  @inline
  pair<T>(x: usize, y: usize, _p: f64, _whole: v128): v128 {
    return f64x2.mul(loadPair<T>(x), loadPair<T>(y));
  }
}

/** (x − y)² */
@unmanaged
export class SquaredError extends Term {
  @inline
  pair<T>(x: usize, y: usize, _p: f64, _whole: v128): v128 {
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
