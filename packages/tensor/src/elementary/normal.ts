import { productError, upperHalf } from './bits.ts';
import { erfc } from './erf.ts';
import { expOfSum } from './exp.ts';

/** √½ = ROOT_HALF + ROOT_HALF_LOW */
const ROOT_HALF = 0.7071067811865476;
const ROOT_HALF_LOW = -4.833646656726457e-17;
/** 1/√(2π) */
const DENSITY_AT_0 = 0.3989422804014327;

/**
 * 2·Φ(x) = erfc(−x/√2), twice the normal distribution function, accurate in the left tail: x/√2 = p + pLow, and
 * erfc(t + δ) = erfc(t)·(1 − 2·t·δ) but for what is small against 1 ulp, with t = −p ≥ 0, δ = −pLow.
 *
 * @internal
 */
export function twiceNormalCdf(x: number): number {
  const v = Math.min(Math.max(x, -40), 40); // 0 and 2 beyond
  const p = v * ROOT_HALF;
  const pLow = productError(v, ROOT_HALF, p) + v * ROOT_HALF_LOW;
  const y = erfc(-p);
  return y - y * (2 * Math.min(p, 0) * pLow);
}

/**
 * φ(x) = e^(−x²/2)/√(2π), the normal density; x² = high² + (x − high)·(x + high), the first one exact.
 *
 * @internal
 */
export function normalDensity(x: number): number {
  const v = Math.min(Math.max(x, -39), 39); // 0 beyond
  const high = upperHalf(v);
  return DENSITY_AT_0 * expOfSum(-0.5 * high * high, -0.5 * (v - high) * (v + high));
}
