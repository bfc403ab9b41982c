import { ROUND, scale } from './bits.ts';

/** 1/ln 2 */
export const LOG2_E = 1.4426950408889634;
/** ln 2 = LN2_HIGH + LN2_LOW; the high part has 42 bits, so that n·LN2_HIGH is exact for |n| < 2^11. */
export const LN2_HIGH = 0.6931471805598903;
export const LN2_LOW = 5.497923018708371e-14;

/** The integer nearest to v/ln 2 (ties to even; within one of it at ties' neighbours), as a float64. */
export function nearestPower(v: number): number {
  return v * LOG2_E + ROUND - ROUND;
}

/**
 * (e^r − 1 − r − r²/2)/r³ for |r| ≤ ln2/2.
 *
 * sollya: fpminimax(expm1(x), [|3,...,12|], [|D...|], [-0.34658;0.34658], floating, relative, x+x^2/2), error 2^−61.
 */
export function expCubic(r: number): number {
  const rr = r * r;
  const even =
    0.16666666666666677 +
    rr *
      (0.008333333333321464 +
        rr * (0.00019841269886473797 + rr * (2.7557243912139315e-6 + rr * 2.510912665755386e-8)));
  const odd =
    0.04166666666666659 +
    rr *
      (0.0013888888888935926 +
        rr * (2.4801587213006226e-5 + rr * (2.755737372353639e-7 + rr * 2.088315250876578e-9)));
  return even + r * odd;
}

/** e^(v + vLow) = 2^n·e^r with r = v + vLow − n·ln 2, for −746 ≤ v ≤ 710 and |vLow| small against 1. */
export function expOfSum(v: number, vLow: number): number {
  const n = nearestPower(v);
  const high = v - n * LN2_HIGH; // exact
  const low = n * LN2_LOW - vLow;
  const r = high - low;
  const one = 1 + high;
  const rest = 1 - one + high; // exact: 1 + high = one + rest
  return scale(one + (r * r * (0.5 + r * expCubic(r)) + (rest - low)), n | 0);
}

/** e^x; below 1 ulp. Overflows to ∞ above 709.78, goes through the subnormals to 0 below −745.13. */
export function exp(x: number): number {
  return expOfSum(Math.min(Math.max(x, -746), 710), 0);
}
