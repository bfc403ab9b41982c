import { ROUND_26, scale } from './bits.ts';
import { LN2_HIGH, LN2_LOW, expCubic, nearestPower } from './exp.ts';

/** σ(x) = 1/(1 + e^−x) = 1/(1 + e) for x ≥ 0, e/(1 + e) for x < 0, with e = e^−|x|; below 1 ulp in both tails. */
export function sigmoid(x: number): number {
  const v = Math.max(-Math.abs(x), -746);
  const n = nearestPower(v);
  const high = v - n * LN2_HIGH; // exact
  const low = n * LN2_LOW;
  const r = high - low;
  const one = 1 + high;
  const rest = 1 - one + high;
  const oneLow = r * r * (0.5 + r * expCubic(r)) + (rest - low); // e^r = one + oneLow

  const e = scale(one, n | 0);
  const eLow = scale(oneLow, n | 0);
  const d = 1 + (e + eLow);
  const dHigh = d + ROUND_26 - ROUND_26;
  const dLow = 1 - dHigh + e + eLow;
  const q = 1 / d;
  const qHigh = q + ROUND_26 - ROUND_26;
  const qLow = q * (1 - qHigh * dHigh - qHigh * dLow); // 1/(1 + e) = qHigh + qLow

  const oneHigh = one + ROUND_26 - ROUND_26;
  const y = oneHigh * qHigh + (oneHigh * qLow + (one - oneHigh + oneLow) * q);
  return x < 0 ? scale(y, n | 0) : qHigh + qLow;
}
