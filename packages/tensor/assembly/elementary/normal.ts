import { both, TWO, upperHalf, zero } from './bits';
import { erfc } from './erf';
import { expOfSum } from './exp';

const ROOT_HALF: usize = memory.data<f64>([0.7071067811865476]);
const ROOT_HALF_LOW: usize = memory.data<f64>([-4.833646656726457e-17]);
const DENSITY_AT_0: usize = memory.data<f64>([0.3989422804014327]);
const MINUS_HALF: usize = memory.data<f64>([-0.5]);

/** x between −limit and limit; NaN stays NaN. */
// @ts-expect-error: decorator
@inline
function bounded(x: v128, limit: f64): v128 {
  return f64x2.pmin(f64x2.pmax(x, f64x2.splat(-limit)), f64x2.splat(limit));
}

/** x·y − xy exactly, where xy is the rounded product. */
// @ts-expect-error: decorator
@inline
function productError(x: v128, y: v128, xy: v128): v128 {
  const xh = upperHalf(x);
  const yh = upperHalf(y);
  const xl = f64x2.sub(x, xh);
  const yl = f64x2.sub(y, yh);
  const rest = f64x2.sub(f64x2.sub(f64x2.sub(xy, f64x2.mul(xh, yh)), f64x2.mul(xl, yh)), f64x2.mul(xh, yl));
  return f64x2.sub(f64x2.mul(xl, yl), rest);
}

export function twiceNormalCdf(x: v128): v128 {
  const v = bounded(x, 40);
  const p = f64x2.mul(v, both(ROOT_HALF));
  const pLow = f64x2.add(productError(v, both(ROOT_HALF), p), f64x2.mul(v, both(ROOT_HALF_LOW)));
  const y = erfc(f64x2.neg(p));
  const slope = f64x2.mul(f64x2.mul(both(TWO), f64x2.pmin(p, zero())), pLow);
  return f64x2.sub(y, f64x2.mul(y, slope));
}

export function normalDensity(x: v128): v128 {
  const v = bounded(x, 39);
  const high = upperHalf(v);
  const lead = f64x2.mul(f64x2.mul(both(MINUS_HALF), high), high);
  const tail = f64x2.mul(f64x2.mul(both(MINUS_HALF), f64x2.sub(v, high)), f64x2.add(v, high));
  return f64x2.mul(both(DENSITY_AT_0), expOfSum(lead, tail));
}
