import { both, mulAdd, ROUND_26, rounded, select } from './bits';
import { timesLn2High, timesLn2Low } from './exp';

const SQRT_HALF_HIGH = 0x3fe6a09e;

// @ts-expect-error: decorator
@inline
function logTail(f: v128, g: v128): v128 {
  const s = f64x2.div(f, f64x2.add(both(2), f));
  const z = f64x2.mul(s, s);
  const zz = f64x2.mul(z, z);
  let odd = mulAdd(both(0.14868759562417105), zz, 0.18183894139739978);
  odd = mulAdd(odd, zz, 0.2857142881914062);
  odd = mulAdd(odd, zz, 0.6666666666666811);
  let even = mulAdd(both(0.15306260572373262), zz, 0.22222191586491344);
  even = mulAdd(even, zz, 0.3999999999901081);
  const series = f64x2.add(
    f64x2.mul(f64x2.mul(both(0.5), f), f),
    f64x2.mul(z, f64x2.add(odd, f64x2.mul(z, even))),
  );
  const correction = f64x2.mul(f64x2.mul(both(0.5), f64x2.sub(f, g)), f64x2.add(f, g));
  return f64x2.sub(f64x2.mul(s, series), correction);
}

export function log(x: v128): v128 {
  const subnormal = f64x2.lt(x, both(2.2250738585072014e-308));
  const lifted = select(subnormal, f64x2.mul(x, both(18014398509481984)), x);

  // n in the low half of each lane; x·2^−n by taking n off the exponent
  const n = i32x4.shr_s(i32x4.sub(i64x2.shr_u(lifted, 32), i32x4.splat(SQRT_HALF_HIGH)), 20);
  const f = f64x2.sub(i64x2.sub(lifted, i64x2.shl(n, 52)), both(1));
  const g = rounded(f, ROUND_26);
  const high = f64x2.sub(f, f64x2.mul(f64x2.mul(both(0.5), g), g));
  const exponent = f64x2.convert_low_i32x4_s(i32x4.shuffle(n, n, 0, 2, 0, 2));
  const k = f64x2.sub(exponent, v128.and(subnormal, both(54)));
  const lead = timesLn2High(k);
  const sum = f64x2.add(lead, high);
  const rest = f64x2.add(f64x2.add(f64x2.sub(lead, sum), high), f64x2.add(logTail(f, g), timesLn2Low(k)));
  const y = f64x2.add(sum, rest);

  const zero = both(0);
  const ofPositive = select(f64x2.eq(x, both(Infinity)), x, y);
  const ofOthers = select(f64x2.eq(x, zero), both(-Infinity), both(NaN));
  return select(f64x2.gt(x, zero), ofPositive, ofOthers);
}
