import { powerOfTwo, productError } from './bits.ts';
import { LN2_HIGH, LN2_LOW, expOfSum } from './exp.ts';
import { binaryExponent } from './log.ts';

/** ⅓ − 0.3333333333333333 and ⅕ − 0.2 */
const THIRD_LOW = 1.850371707708594e-17;
const FIFTH_LOW = -1.1102230246251566e-17;

/** 2^65: larger exponents, all even, overflow or vanish for every x but 1. */
const HUGE = 36893488147419103232;

/**
 * (atanh(s)/s − 1 − z/3 − z²/5)/z³ with z = s², for |s| ≤ 0.1716.
 *
 * sollya: fpminimax(atanh(x), [|7,9,...,21|], [|D...|], [1b-20;0.1716], floating, absolute, x+x^3/3+x^5/5), error 2^−79.
 */
function atanhTail(z: number): number {
  return (
    0.1428571428571425 +
    z *
      (0.11111111111131435 +
        z *
          (0.09090909086317238 +
            z *
              (0.07692308253881747 +
                z *
                  (0.06666625686918323 +
                    z * (0.058841898806738575 + z * (0.05213642338838491 + z * 0.05492756184058706))))))
  );
}

/** x^y for finite x > 0 and finite y: e^(y·log x) with log x and the product as sums of two floats. */
function powOfPositive(x: number, y: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  const lifted = subnormal ? x * 18014398509481984 : x; // 2^54
  const n = binaryExponent(lifted);
  const k = subnormal ? n - 54 : n;
  const f = lifted * powerOfTwo(-n) - 1;

  // s = f/(2 + f), z = s²
  const d = 2 + f;
  const s = f / d;
  const sd = s * d;
  const sLow = (f - sd - productError(s, d, sd) - s * (2 - d + f)) / d;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;

  // atanh(s)/s − 1 = z·(1/3 + z·(1/5 + z·tail))
  const tail = z * atanhTail(z);
  const a = 0.2 + tail;
  const aLow = 0.2 - a + tail + FIFTH_LOW;
  const za = z * a;
  const zaLow = productError(z, a, za) + (z * aLow + zLow * a);
  const b = 0.3333333333333333 + za;
  const bLow = 0.3333333333333333 - b + za + (zaLow + THIRD_LOW);
  const zb = z * b;
  const zbLow = productError(z, b, zb) + (z * bLow + zLow * b);

  // log(1 + f) = 2·s + 2·s·zb
  const s2 = 2 * s;
  const c = s2 * zb;
  const cLow = productError(s2, zb, c) + (s2 * zbLow + 2 * sLow * zb);
  const series = s2 + c;
  const seriesLow = s2 - series + c + (cLow + 2 * sLow);

  const lead = k * LN2_HIGH; // exact
  const log = lead + series;
  const logLow = lead - log + series + (seriesLow + k * LN2_LOW);

  const Y = Math.min(Math.max(y, -HUGE), HUGE);
  const product = Y * log;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfSum(product, productError(Y, log, product) + Y * logLow);
}

/**
 * x^y = e^(y·log x); below 1 ulp.
 *
 * The special cases are those of IEEE 754: 1^y = 1 and x^0 = 1 for every y and x, NaN and ∞ included
 * (where `**` of JavaScript says NaN for 1^NaN and (±1)^±∞); x < 0 needs an integer y.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const a = Math.abs(x);
  if (Math.abs(y) === Infinity) return a === 1 ? 1 : a > 1 === y > 0 ? Infinity : 0;
  const integer = Math.floor(y) === y;
  const odd = integer && Math.floor(0.5 * y) !== 0.5 * y;
  const negative = x < 0 || 1 / x < 0;
  if (negative && !integer && a !== 0 && a !== Infinity) return NaN;
  const magnitude = a === 0 || a === Infinity ? ((a === 0) === y > 0 ? 0 : Infinity) : powOfPositive(a, y);
  return negative && odd ? -magnitude : magnitude;
}
