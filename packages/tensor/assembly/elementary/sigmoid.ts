import { both, integers, ONE, ROUND_26, rounded, scale, select, zero } from './bits';
import { expSquare, nearestPower, timesLn2High, timesLn2Low } from './exp';

const LOWEST: usize = memory.data<f64>([-746]);

export function sigmoid(x: v128): v128 {
  const v = f64x2.pmax(f64x2.neg(f64x2.abs(x)), both(LOWEST));
  const n = nearestPower(v);
  const high = f64x2.sub(v, timesLn2High(n));
  const low = timesLn2Low(n);
  const r = f64x2.sub(high, low);
  const one = f64x2.add(both(ONE), high);
  const rest = f64x2.add(f64x2.sub(both(ONE), one), high);
  const oneLow = f64x2.add(expSquare(r), f64x2.sub(rest, low));

  const power = integers(n);
  const e = scale(one, power);
  const eLow = scale(oneLow, power);
  const d = f64x2.add(both(ONE), f64x2.add(e, eLow));
  const dHigh = rounded(d, ROUND_26);
  const dLow = f64x2.add(f64x2.add(f64x2.sub(both(ONE), dHigh), e), eLow);
  const q = f64x2.div(both(ONE), d);
  const qHigh = rounded(q, ROUND_26);
  const qLow = f64x2.mul(q, f64x2.sub(f64x2.sub(both(ONE), f64x2.mul(qHigh, dHigh)), f64x2.mul(qHigh, dLow)));

  const oneHigh = rounded(one, ROUND_26);
  const y = f64x2.add(
    f64x2.mul(oneHigh, qHigh),
    f64x2.add(f64x2.mul(oneHigh, qLow), f64x2.mul(f64x2.add(f64x2.sub(one, oneHigh), oneLow), q)),
  );
  return select(f64x2.lt(x, zero()), scale(y, power), f64x2.add(qHigh, qLow));
}
