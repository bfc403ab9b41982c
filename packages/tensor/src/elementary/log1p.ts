import { ROUND_26, powerOfTwo } from './bits.ts';
import { LN2_HIGH, LN2_LOW } from './exp.ts';
import { binaryExponent, logTail } from './log.ts';

/**
 * log(1 + x) = n·ln 2 + log(1 + f) with 1 + x = 2^n·(1 + f), where 1 + x is kept exactly as a sum of two floats;
 * below 1 ulp, relative to the result also near 0. −∞ at −1, NaN below.
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x === Infinity ? x : NaN;
  const u = 1 + x;
  const ux = u - x;
  const uLow = 1 - ux + (x - (u - ux)); // exact: 1 + x = u + uLow
  const n = binaryExponent(u);
  const power = powerOfTwo(-n);
  const m = u * power - 1;
  const mLow = uLow * power;
  const f = m + mLow;
  const fLow = m - f + mLow; // (1 + x)·2^−n = 1 + f + fLow
  const g = f + ROUND_26 - ROUND_26;
  const square = 0.5 * g * g;
  const high = f - square;
  const highLow = f - high - square + (fLow - fLow * f);
  const lead = n * LN2_HIGH; // exact
  const sum = lead + high;
  const y = sum + (lead - sum + high + (highLow + (logTail(f, g) + n * LN2_LOW)));
  return x === 0 ? x : y; // keeps −0
}
