import { both, HALF, ONE, ROUND_26, rounded, scale, select, zero } from './bits';
import { timesLn2High, timesLn2Low } from './exp';
import { binaryExponent, inDomain, logTail, lowHalves, mantissa } from './log';

export function log1p(x: v128): v128 {
  const u = f64x2.add(both(ONE), x);
  const ux = f64x2.sub(u, x);
  const uLow = f64x2.add(f64x2.sub(both(ONE), ux), f64x2.sub(x, f64x2.sub(u, ux)));
  const exponent = binaryExponent(u);
  const n = lowHalves(exponent);
  const m = mantissa(u, exponent);
  const mLow = scale(uLow, i32x4.neg(n)); // 2^−n itself is subnormal for the largest u
  const f = f64x2.add(m, mLow);
  const fLow = f64x2.add(f64x2.sub(m, f), mLow);
  const g = rounded(f, ROUND_26);
  const square = f64x2.mul(f64x2.mul(both(HALF), g), g);
  const high = f64x2.sub(f, square);
  const highLow = f64x2.add(f64x2.sub(f64x2.sub(f, high), square), f64x2.sub(fLow, f64x2.mul(fLow, f)));
  const k = f64x2.convert_low_i32x4_s(n);
  const lead = timesLn2High(k);
  const sum = f64x2.add(lead, high);
  const rest = f64x2.add(highLow, f64x2.add(logTail(f, g), timesLn2Low(k)));
  const y = f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(lead, sum), high), rest));
  return select(f64x2.eq(x, zero()), x, inDomain(u, y));
}
