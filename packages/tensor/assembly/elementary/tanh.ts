import { both, HALF, integers, ONE, powerOfTwo, ROUND_26, rounded, select, TWO, upperHalf, zero as none } from './bits';
import { expCubic, nearestPower, timesLn2High, timesLn2Low } from './exp';

const MINUS_TWO: usize = memory.data<f64>([-2]);
const SATURATED: usize = memory.data<f64>([22]);

export function tanh(x: v128): v128 {
  const v = f64x2.mul(both(MINUS_TWO), f64x2.pmin(f64x2.abs(x), both(SATURATED)));
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

  const power = powerOfTwo(integers(n));
  const lead = f64x2.sub(power, both(ONE));
  const leadLow = f64x2.sub(power, f64x2.add(lead, both(ONE)));
  const lifted = f64x2.mul(power, series);
  const t = f64x2.add(lead, lifted);
  const tLow = f64x2.add(
    f64x2.add(f64x2.sub(lead, t), lifted),
    f64x2.add(f64x2.mul(power, seriesLow), leadLow),
  );

  const d = f64x2.add(both(TWO), f64x2.add(t, tLow));
  const dHigh = rounded(d, ROUND_26);
  const dLow = f64x2.add(f64x2.add(f64x2.sub(both(TWO), dHigh), t), tLow);
  const q = f64x2.div(both(ONE), d);
  const qHigh = rounded(q, ROUND_26);
  const qLow = f64x2.mul(q, f64x2.sub(f64x2.sub(both(ONE), f64x2.mul(qHigh, dHigh)), f64x2.mul(qHigh, dLow)));

  const tHigh = upperHalf(t);
  const minusY = f64x2.add(
    f64x2.mul(tHigh, qHigh),
    f64x2.add(f64x2.mul(tHigh, qLow), f64x2.mul(f64x2.add(f64x2.sub(t, tHigh), tLow), q)),
  );
  const zero = none();
  return select(f64x2.gt(x, zero), f64x2.neg(minusY), select(f64x2.lt(x, zero), minusY, x));
}
