/**
 * Functions of float32 numbers in float32 arithmetic: every operation rounds. Four numbers fit in a vector where float64
 * has two, and a polynomial needs half the terms: four times as fast as the float64 function rounded once, within 2 ulp
 * of the exact value instead of ½.
 */
import { powerOfTwo } from './bits.ts';

const f = Math.fround;

/** 1.5·2^23: `f(f(x + ROUND) − ROUND)` is x rounded to an integer, ties to even, for |x| ≤ 2^22. */
const ROUND = 12582912;
/** 1/ln 2 */
const LOG2_E = f(1.4426950408889634);
/** ln 2 = LN2_HIGH + LN2_LOW; the high part has 9 bits, so that n·LN2_HIGH is exact for |n| < 2^15. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = f(-0.00021219444005469057);

/** (e^r − 1 − r)/r² for |r| ≤ ln2/2, so that e^r − 1 has an error of 2^−26 (Remez). */
const SQUARE = [0.5, 0.16666543, 0.04166628, 0.008366595, 0.001394647].map(f) as [
  number,
  number,
  number,
  number,
  number,
];
/** (log(1 + x) − 2s)/(s·s²) for s = x/(2 + x) and z = s² ≤ 1/9, so that log(1 + x) has an error of 2^−27 (Remez). */
const CUBIC = [0.66666412, 0.40021706, 0.2799903, 0.28025067].map(f) as [number, number, number, number];

/** The integer nearest to v/ln 2. */
function nearestPower(v: number): number {
  return f(f(f(v * LOG2_E) + ROUND) - ROUND);
}

/** v − n·ln 2 */
function rest(v: number, n: number): number {
  return f(f(v - f(n * LN2_HIGH)) - f(n * LN2_LOW));
}

/** e^r − 1 for |r| ≤ ln2/2 */
function expm1OfRest(r: number): number {
  const [c0, c1, c2, c3, c4] = SQUARE;
  const q = f(c0 + f(r * f(c1 + f(r * f(c2 + f(r * f(c3 + f(r * c4))))))));
  return f(r + f(f(r * r) * q));
}

/** y·2^n in two halves, for integers −252 ≤ n ≤ 254. */
function scale(y: number, n: number): number {
  const half = n >> 1;
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half));
}

/** e^x; overflows to ∞ above 88.72, goes through the subnormals to 0 below −103.97. */
export function exp(x: number): number {
  const v = Math.min(Math.max(x, -104), 89);
  const n = nearestPower(v);
  return scale(f(1 + expm1OfRest(rest(v, n))), n | 0);
}

/** e^x − 1, also where x is near 0. */
export function expm1(x: number): number {
  const v = Math.min(Math.max(x, -18), 89);
  const n = nearestPower(v);
  const lead = f(1 - scale(1, -n));
  return x === 0 ? x : scale(f(lead + expm1OfRest(rest(v, n))), n | 0);
}

/** log(1 + x) for 0 ≤ x ≤ 1, by 2·artanh(x/(2 + x)). */
export function log1pOfUnit(x: number): number {
  const s = f(x / f(2 + x));
  const z = f(s * s);
  const [c0, c1, c2, c3] = CUBIC;
  const p = f(c0 + f(z * f(c1 + f(z * f(c2 + f(z * c3))))));
  return f(f(s + s) + f(f(s * z) * p));
}

/** 1/(1 + e^−x), also where that is near 0. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return f((x < 0 ? e : 1) / f(1 + e));
}

/** tanh x = −t/(2 + t) with t = e^(−2|x|) − 1; ±1 beyond ±9.02. */
export function tanh(x: number): number {
  const t = expm1(-2 * Math.min(Math.abs(x), 10));
  const y = f(-t / f(2 + t));
  return x > 0 ? y : x < 0 ? -y : x;
}
