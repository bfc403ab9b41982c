import { loadPair } from './lanes';
import { both, HALF, ONE, select, zero } from './elementary/bits';
import { exp } from './elementary/exp';
import { log } from './elementary/log';
import { log1p } from './elementary/log1p';

/** What a sum in four interleaved parts is made of. Each kernel names its own, so only that one is compiled in. */
export const enum Term {
  /** x */
  X,
  /** x·y */
  PRODUCT,
  /** (x − y)² */
  SQUARE,
  /** |x − y| */
  ABSOLUTE,
  /** h(x − y), δ = p */
  HUBER,
  /** −y·log x − (1 − y)·log(1 − x), each logarithm −100 at least */
  BINARY,
  /** (⟦x > 0⟧ − y)·x + log(1 + e^−|x|) */
  LOGIT,
  /** y·(log y − x), 0 where y is 0 and x a number */
  DIVERGENCE,
}

const LEAST_LOG: usize = memory.data<f64>([-100]);

/** Two neighbouring terms, in float64. */
// @ts-expect-error: decorator
@inline
export function pairOf<T>(term: Term, at: usize, other: usize, p: f64): v128 {
  const x = loadPair<T>(at);
  if (term == Term.X) return x;
  const y = loadPair<T>(other);
  if (term == Term.PRODUCT) return f64x2.mul(x, y);
  if (term == Term.SQUARE) {
    const r = difference<T>(x, y);
    return f64x2.mul(r, r);
  }
  if (term == Term.ABSOLUTE) return f64x2.abs(difference<T>(x, y));
  if (term == Term.HUBER) return huber(f64x2.abs(difference<T>(x, y)), f64x2.splat(p));
  if (term == Term.BINARY) {
    const logX = f64x2.pmax(log(x), both(LEAST_LOG));
    const logOther = f64x2.pmax(log1p(f64x2.neg(x)), both(LEAST_LOG));
    return f64x2.sub(f64x2.mul(f64x2.sub(y, both(ONE)), logOther), f64x2.mul(y, logX));
  }
  if (term == Term.LOGIT) {
    const line = f64x2.mul(f64x2.sub(v128.and(f64x2.gt(x, zero()), both(ONE)), y), x);
    return f64x2.add(line, log1p(exp(f64x2.neg(f64x2.abs(x)))));
  }
  return v128.andnot(f64x2.mul(y, f64x2.sub(log(y), x)), v128.and(f64x2.eq(y, zero()), f64x2.eq(x, x)));
}

/** x − y rounded to the dtype: rounding the float64 difference of two float32 gives their float32 difference. */
// @ts-expect-error: decorator
@inline
function difference<T>(x: v128, y: v128): v128 {
  const r = f64x2.sub(x, y);
  return sizeof<T>() == 4 ? f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(r)) : r;
}

/** ½·r² where r ≤ δ, δ·(r − ½·δ) elsewhere; NaN stays NaN. */
// @ts-expect-error: decorator
@inline
function huber(r: v128, delta: v128): v128 {
  const square = f64x2.mul(f64x2.mul(both(HALF), r), r);
  const line = f64x2.mul(delta, f64x2.sub(r, f64x2.mul(both(HALF), delta)));
  return select(f64x2.le(r, delta), square, line);
}
