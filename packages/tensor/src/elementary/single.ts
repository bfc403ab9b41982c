/**
 * Functions of float32 numbers in float32 arithmetic: every operation rounds. Four numbers fit in a vector where float64
 * has two, and a polynomial needs half the terms. Within 2½ ulp of the exact value, but for the normal distribution.
 */

const f = Math.fround;

const power = /* @__PURE__ */ new Float32Array(1);
const word = /* @__PURE__ */ wordOf(power);

function wordOf({ buffer }: Float32Array): Int32Array {
  return new Int32Array(buffer);
}

/** 2^n for integers −126 ≤ n ≤ 127: an exponent and no digits. */
function powerOfTwo(n: number): number {
  word[0] = (n + 127) << 23;
  return power[0] as number;
}

/** 1.5·2^23: `f(f(x + ROUND) − ROUND)` is x rounded to an integer, ties to even, for |x| ≤ 2^22. */
const ROUND = 12582912;
// Constants are float32 numbers, in all their digits.

/** 1/ln 2 */
const LOG2_E = 1.4426950216293335;
/** ln 2 = LN2_HIGH + LN2_LOW; the high part has 9 bits, so that n·LN2_HIGH is exact for |n| < 2^15. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -0.00021219444170128554;

/** The integer nearest to v/ln 2. */
function nearestPower(v: number): number {
  return f(f(f(v * LOG2_E) + ROUND) - ROUND);
}

/** v − n·ln 2 */
function rest(v: number, n: number): number {
  return f(f(v - f(n * LN2_HIGH)) - f(n * LN2_LOW));
}

/** e^r − 1 for |r| ≤ ln2/2, as r + r²·q(r); the error of q moves it by 2^−26 (Remez). */
function expm1OfRest(r: number): number {
  let q = f(0.008366595022380352 + f(r * 0.0013946470571681857));
  q = f(0.04166628047823906 + f(r * q));
  q = f(0.1666654348373413 + f(r * q));
  q = f(0.5 + f(r * q));
  return f(r + f(f(r * r) * q));
}

/** y·2^n in two halves, for integers −252 ≤ n ≤ 254. */
function scale(y: number, n: number): number {
  const half = n >> 1;
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half));
}

/** 2^n·e^r for |r| ≤ ln2/2 */
function expOf(n: number, r: number): number {
  return scale(f(1 + expm1OfRest(r)), n | 0);
}

/** e^x; overflows to ∞ above 88.72, goes through the subnormals to 0 below −103.97. */
export function exp(x: number): number {
  const v = Math.min(Math.max(x, -104), 89);
  const n = nearestPower(v);
  return expOf(n, rest(v, n));
}

/** e^x − 1, also where x is near 0. */
export function expm1(x: number): number {
  const v = Math.min(Math.max(x, -104), 89);
  const n = nearestPower(v);
  const power = Math.max(n, -26); // from there down it is −1
  const lead = f(1 - scale(1, -power));
  return x === 0 ? x : scale(f(lead + expm1OfRest(rest(v, n))), power | 0);
}

/** 2·artanh s = log((1 + s)/(1 − s)) for |s| ≤ ⅓, as 2s + s³·p(s²); the error of p moves it by 2^−27 (Remez). */
function twiceArtanh(s: number): number {
  const z = f(s * s);
  let p = f(0.2799902856349945 + f(z * 0.2802506685256958));
  p = f(0.40021705627441406 + f(z * p));
  p = f(0.66666412353515625 + f(z * p));
  return f(f(s + s) + f(f(s * z) * p));
}

/** log(1 + x) for 0 ≤ x ≤ 1. */
export function log1pOfUnit(x: number): number {
  return twiceArtanh(f(x / f(2 + x)));
}

/** √½ as its bits: x = 2^n·m with m from there up to √2. */
const ROOT_HALF = 0x3f3504f3;

/** log x = n·ln 2 + 2·artanh s; ∞ for x = ∞, −∞ for 0, NaN below and for NaN. */
function logOf(x: number, n: number, s: number): number {
  if (x === Infinity) return x;
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  return f(f(n * LN2_HIGH) + f(twiceArtanh(s) + f(n * LN2_LOW)));
}

/** log x, also of subnormal x; −∞ at 0, NaN below. */
export function log(x: number): number {
  const small = x < 1.1754943508222875e-38;
  power[0] = small ? x * 8388608 : x; // 2^23
  const n = ((word[0] as number) - ROOT_HALF) >> 23;
  word[0] = (word[0] as number) - (n << 23);
  const m = power[0];
  return logOf(x, small ? n - 23 : n, f(f(m - 1) / f(1 + m)));
}

/** log(1 − x) for x from 0 to 1: 1 − x is exact where x ≥ ½, and below 2·artanh(−x/(2 − x)) does without it. */
export function log1m(x: number): number {
  const y = f(1 - x);
  if (!(x <= 0.5)) return log(y);
  return logOf(y, 0, f(-x / f(2 - x)));
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

/** e^(−v²/2) for 0 ≤ v ≤ 15: v² in two parts, for its rounding would be worth up to 2⁷ ulp. */
function bell(v: number): number {
  const c = f(v * 4097); // 2^12 + 1
  const high = f(c - f(c - v)); // the upper 12 bits of v: their square is exact
  const lead = f(f(-0.5 * high) * high);
  const low = f(f(-0.5 * f(v - high)) * f(v + high));
  const n = nearestPower(f(lead + low));
  return expOf(n, f(rest(lead, n) + low));
}

/** |x|, no further than the density is more than 0. */
function distance(x: number): number {
  return Math.min(Math.abs(x), 15);
}

/** e^(−x²/2)/√(2π) */
export function normalDensity(x: number): number {
  return f(0.3989422917366028 * bell(distance(x)));
}

/**
 * 2·Φ(x) = erfc(−x/√2), also in the left tail: e^(−v²/2)·t·p(t) at v = |x|, t = 4/(4 + v), or 2 minus that; the error of
 * p is 2^−24 of it (Remez). Within 9 ulp.
 */
export function twiceNormalCdf(x: number): number {
  const v = distance(x);
  const t = f(4 / f(4 + v));
  let p = f(-0.3002220690250397 + f(t * 0.05034974589943886));
  p = f(0.5809417366981506 + f(t * p));
  p = f(-0.39843156933784485 + f(t * p));
  p = f(0.3942722678184509 + f(t * p));
  p = f(0.06988145411014557 + f(t * p));
  p = f(0.20643626153469086 + f(t * p));
  p = f(0.19718647003173828 + f(t * p));
  p = f(0.1995856761932373 + f(t * p));
  const tail = f(bell(v) * f(t * p));
  return x < 0 ? tail : f(2 - tail);
}
