import { both, HALF, mulAdd, ONE, ROUND_26, rounded, select, TWO, zero as none } from './bits';
import { timesLn2High, timesLn2Low } from './exp';

const SQRT_HALF_HIGH = 0x3fe6a09e;

const SMALLEST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308]);
const LIFT: usize = memory.data<f64>([18014398509481984]); // 2^54
const LIFTED_BY: usize = memory.data<f64>([54]);

/** Of logTail, the highest power first. */
const ODD: usize = memory.data<f64>([0.14868759562417105, 0.18183894139739978, 0.2857142881914062, 0.6666666666666811]);
const EVEN: usize = memory.data<f64>([0.15306260572373262, 0.22222191586491344, 0.3999999999901081]);

/** n such that x·2^−n lies in [√½, √2), as an int32 in the low half of each lane. */
// @ts-expect-error: decorator
@inline
export function binaryExponent(x: v128): v128 {
  return i32x4.shr_s(i32x4.sub(i64x2.shr_u(x, 32), i32x4.splat(SQRT_HALF_HIGH)), 20);
}

/** The int32 in the low halves of the lanes, next to each other. */
// @ts-expect-error: decorator
@inline
export function lowHalves(n: v128): v128 {
  return i32x4.shuffle(n, n, 0, 2, 0, 2);
}

/** x·2^−n − 1, by taking n off the exponent. */
// @ts-expect-error: decorator
@inline
export function mantissa(x: v128, n: v128): v128 {
  return f64x2.sub(i64x2.sub(x, i64x2.shl(n, 52)), both(ONE));
}

// @ts-expect-error: decorator
@inline
export function logTail(f: v128, g: v128): v128 {
  const s = f64x2.div(f, f64x2.add(both(TWO), f));
  const z = f64x2.mul(s, s);
  const zz = f64x2.mul(z, z);
  let odd = mulAdd(both(ODD), zz, ODD + 8);
  odd = mulAdd(odd, zz, ODD + 16);
  odd = mulAdd(odd, zz, ODD + 24);
  let even = mulAdd(both(EVEN), zz, EVEN + 8);
  even = mulAdd(even, zz, EVEN + 16);
  const series = f64x2.add(
    f64x2.mul(f64x2.mul(both(HALF), f), f),
    f64x2.mul(z, f64x2.add(odd, f64x2.mul(z, even))),
  );
  const correction = f64x2.mul(f64x2.mul(both(HALF), f64x2.sub(f, g)), f64x2.add(f, g));
  return f64x2.sub(f64x2.mul(s, series), correction);
}

/** y = log x where 0 < x < ∞; elsewhere ∞ at ∞, −∞ at 0, NaN below and for NaN. */
// @ts-expect-error: decorator
@inline
export function inDomain(x: v128, y: v128): v128 {
  const zero = none();
  const ofPositive = select(f64x2.eq(x, f64x2.splat(Infinity)), x, y);
  const ofOthers = select(f64x2.eq(x, zero), f64x2.splat(-Infinity), f64x2.splat(NaN));
  return select(f64x2.gt(x, zero), ofPositive, ofOthers);
}

export function log(x: v128): v128 {
  const subnormal = f64x2.lt(x, both(SMALLEST_NORMAL));
  const lifted = select(subnormal, f64x2.mul(x, both(LIFT)), x);
  const n = binaryExponent(lifted);
  const f = mantissa(lifted, n);
  const g = rounded(f, ROUND_26);
  const high = f64x2.sub(f, f64x2.mul(f64x2.mul(both(HALF), g), g));
  const k = f64x2.sub(f64x2.convert_low_i32x4_s(lowHalves(n)), v128.and(subnormal, both(LIFTED_BY)));
  const lead = timesLn2High(k);
  const sum = f64x2.add(lead, high);
  const rest = f64x2.add(f64x2.add(f64x2.sub(lead, sum), high), f64x2.add(logTail(f, g), timesLn2Low(k)));
  return inDomain(x, f64x2.add(sum, rest));
}
