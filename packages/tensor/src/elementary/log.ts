import { ROUND_26, highWord, powerOfTwo } from './bits.ts';
import { LN2_HIGH, LN2_LOW } from './exp.ts';

/** The upper word of √½, rounded down. */
const SQRT_HALF_HIGH = 0x3fe6a09e;

/** n such that x·2^−n lies in [√½, √2), for normal x > 0. */
export function binaryExponent(x: number): number {
  return (highWord(x) - SQRT_HALF_HIGH) >> 20;
}

/**
 * log(1 + f) − (f − g²/2) for √½ ≤ 1 + f < √2, where g is f rounded to a multiple of 2^−26.
 *
 * With s = f/(2 + f): log(1 + f) = 2·atanh(s) = f − f²/2 + s·(f²/2 + R(s²)).
 * sollya: fpminimax(2*atanh(x)-2*x, [|3,5,7,9,11,13,15|], [|D...|], [1b-20;0.1716], floating, absolute), error 2^−58.
 */
export function logTail(f: number, g: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const zz = z * z;
  const odd =
    0.6666666666666811 + zz * (0.2857142881914062 + zz * (0.18183894139739978 + zz * 0.14868759562417105));
  const even = 0.3999999999901081 + zz * (0.22222191586491344 + zz * 0.15306260572373262);
  return s * (0.5 * f * f + z * (odd + z * even)) - 0.5 * (f - g) * (f + g);
}

/** log(x·2^m) for normal x > 0. */
function logOfNormal(x: number, m: number): number {
  const n = binaryExponent(x);
  const f = x * powerOfTwo(-n) - 1; // exact
  const g = f + ROUND_26 - ROUND_26;
  const high = f - 0.5 * g * g; // exact
  const k = n + m;
  const lead = k * LN2_HIGH; // exact
  const sum = lead + high;
  return sum + (lead - sum + high + (logTail(f, g) + k * LN2_LOW));
}

/** log x = n·ln 2 + log(1 + f) with x = 2^n·(1 + f); below 1 ulp. log 0 = −∞, NaN below 0. */
export function log(x: number): number {
  if (x >= 2.2250738585072014e-308 && x < Infinity) return logOfNormal(x, 0);
  if (x > 0) return x === Infinity ? x : logOfNormal(x * 18014398509481984, -54); // subnormal: x·2^54
  return x === 0 ? -Infinity : NaN;
}
