import { both, HALF, integers, ONE, ROUND_26, rounded, scale, select, zero } from './bits';
import { expCubic, nearestPower, timesLn2High, timesLn2Low } from './exp';

const LOWEST: usize = memory.data<f64>([-40]);
const HIGHEST: usize = memory.data<f64>([710]);

export function expm1(x: v128): v128 {
  const v = f64x2.pmin(f64x2.pmax(x, both(LOWEST)), both(HIGHEST)); // NaN stays NaN
  const n = nearestPower(v);
  const high = f64x2.sub(v, timesLn2High(n));
  const low = timesLn2Low(n);
  const r = f64x2.sub(high, low);
  const rLow = f64x2.sub(f64x2.sub(high, r), low);
  const rHigh = rounded(r, ROUND_26);
  const square = f64x2.mul(f64x2.mul(both(HALF), rHigh), rHigh);
  const series = f64x2.add(r, square);
  const cube = f64x2.mul(f64x2.mul(f64x2.mul(r, r), r), expCubic(r));
  const tail = f64x2.add(
    f64x2.mul(f64x2.mul(both(HALF), f64x2.sub(r, rHigh)), f64x2.add(r, rHigh)),
    f64x2.add(cube, f64x2.add(rLow, f64x2.mul(rLow, r))),
  );
  const seriesLow = f64x2.add(f64x2.add(f64x2.sub(r, series), square), tail);

  const power = integers(n);
  const inverse = scale(both(ONE), i32x4.neg(power));
  const lead = f64x2.sub(both(ONE), inverse);
  const leadInverse = f64x2.sub(lead, both(ONE));
  const leadLow = f64x2.sub(f64x2.sub(both(ONE), f64x2.sub(lead, leadInverse)), f64x2.add(inverse, leadInverse));
  const sum = f64x2.add(lead, series);
  const sumLow = f64x2.add(f64x2.sub(lead, sum), series);
  const y = scale(f64x2.add(sum, f64x2.add(sumLow, f64x2.add(seriesLow, leadLow))), power);
  return select(f64x2.eq(x, zero()), x, y);
}
