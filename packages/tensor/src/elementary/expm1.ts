import { ROUND_26, powerOfTwo } from './bits.ts';
import { LN2_HIGH, LN2_LOW, expCubic, nearestPower } from './exp.ts';

/**
 * e^x − 1 = 2^n·((1 − 2^−n) + (e^r − 1)) with n = round(x/ln 2), r = x − n·ln 2; below 1 ulp, relative to the result also near 0.
 */
export function expm1(x: number): number {
  const v = Math.min(Math.max(x, -40), 710);
  const n = nearestPower(v);
  const high = v - n * LN2_HIGH;
  const low = n * LN2_LOW;
  const r = high - low;
  const rLow = high - r - low;
  const rHigh = r + ROUND_26 - ROUND_26;
  const square = 0.5 * rHigh * rHigh; // exact
  const series = r + square;
  const tail = 0.5 * (r - rHigh) * (r + rHigh) + (r * r * r * expCubic(r) + (rLow + rLow * r));
  const seriesLow = r - series + square + tail; // e^r − 1 = series + seriesLow

  const half = (n | 0) >> 1;
  const rest = (n | 0) - half;
  const inverse = powerOfTwo(-half) * powerOfTwo(-rest);
  const lead = 1 - inverse;
  const leadInverse = lead - 1;
  const leadLow = 1 - (lead - leadInverse) - (inverse + leadInverse); // exact: 1 − 2^−n = lead + leadLow
  const sum = lead + series;
  const sumLow = lead - sum + series;
  const y = (sum + (sumLow + (seriesLow + leadLow))) * powerOfTwo(half) * powerOfTwo(rest);
  return x === 0 ? x : y; // keeps −0
}
