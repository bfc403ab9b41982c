import { both, HALF, integers, mulAdd, ONE, ROUND, rounded, scale, zero } from './bits';

const LOG2_E: usize = memory.data<f64>([1.4426950408889634]);
const LN2_HIGH: usize = memory.data<f64>([0.6931471805598903]);
const LN2_LOW: usize = memory.data<f64>([5.497923018708371e-14]);
const LOWEST: usize = memory.data<f64>([-746]);
const HIGHEST: usize = memory.data<f64>([710]);

/** Of expCubic, the highest power first. */
const EVEN: usize = memory.data<f64>([
  2.510912665755386e-8, 2.7557243912139315e-6, 0.00019841269886473797, 0.008333333333321464, 0.16666666666666677,
]);
const ODD: usize = memory.data<f64>([
  2.088315250876578e-9, 2.755737372353639e-7, 2.4801587213006226e-5, 0.0013888888888935926, 0.04166666666666659,
]);

// @ts-expect-error: decorator
@inline
export function nearestPower(v: v128): v128 {
  return rounded(f64x2.mul(v, both(LOG2_E)), ROUND);
}

/** n·LN2_HIGH */
// @ts-expect-error: decorator
@inline
export function timesLn2High(n: v128): v128 {
  return f64x2.mul(n, both(LN2_HIGH));
}

/** n·LN2_LOW */
// @ts-expect-error: decorator
@inline
export function timesLn2Low(n: v128): v128 {
  return f64x2.mul(n, both(LN2_LOW));
}

// @ts-expect-error: decorator
@inline
export function expCubic(r: v128): v128 {
  const rr = f64x2.mul(r, r);
  let even = mulAdd(both(EVEN), rr, EVEN + 8);
  even = mulAdd(even, rr, EVEN + 16);
  even = mulAdd(even, rr, EVEN + 24);
  even = mulAdd(even, rr, EVEN + 32);
  let odd = mulAdd(both(ODD), rr, ODD + 8);
  odd = mulAdd(odd, rr, ODD + 16);
  odd = mulAdd(odd, rr, ODD + 24);
  odd = mulAdd(odd, rr, ODD + 32);
  return f64x2.add(even, f64x2.mul(r, odd));
}

/** r²·(½ + r·expCubic r) */
// @ts-expect-error: decorator
@inline
export function expSquare(r: v128): v128 {
  return f64x2.mul(f64x2.mul(r, r), f64x2.add(both(HALF), f64x2.mul(r, expCubic(r))));
}

/** e^(v + vLow), vLow small against 1 */
export function expOfSum(v: v128, vLow: v128): v128 {
  const n = nearestPower(v);
  const high = f64x2.sub(v, timesLn2High(n));
  const low = f64x2.sub(timesLn2Low(n), vLow);
  const r = f64x2.sub(high, low);
  const one = f64x2.add(both(ONE), high);
  const rest = f64x2.add(f64x2.sub(both(ONE), one), high);
  const y = f64x2.add(one, f64x2.add(expSquare(r), f64x2.sub(rest, low)));
  return scale(y, integers(n));
}

export function exp(x: v128): v128 {
  return expOfSum(f64x2.pmin(f64x2.pmax(x, both(LOWEST)), both(HIGHEST)), zero()); // NaN stays NaN
}
