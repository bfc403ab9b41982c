import { ROUND_26, powerOfTwo, upperHalf } from './bits.ts';
import { LN2_HIGH, LN2_LOW, expCubic, nearestPower } from './exp.ts';

/** tanh x = −t/(2 + t) with t = e^(−2|x|) − 1, and the sign of x; below 1 ulp, exactly odd. */
export function tanh(x: number): number {
  const v = -2 * Math.min(Math.abs(x), 22); // tanh 22 rounds to 1
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

  const power = powerOfTwo(n | 0);
  const lead = power - 1;
  const leadLow = power - (lead + 1);
  const t = lead + power * series;
  const tLow = lead - t + power * series + (power * seriesLow + leadLow); // e^v − 1 = t + tLow

  const d = 2 + (t + tLow);
  const dHigh = d + ROUND_26 - ROUND_26;
  const dLow = 2 - dHigh + t + tLow;
  const q = 1 / d;
  const qHigh = q + ROUND_26 - ROUND_26;
  const qLow = q * (1 - qHigh * dHigh - qHigh * dLow); // 1/(2 + t + tLow) = qHigh + qLow

  const tHigh = upperHalf(t);
  const y = -(tHigh * qHigh + (tHigh * qLow + (t - tHigh + tLow) * q));
  return x > 0 ? y : x < 0 ? -y : x; // keeps ±0 and NaN
}
