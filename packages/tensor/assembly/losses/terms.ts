import { loadPair, splat, widen } from '../lanes';
import { both, HALF, ONE, select, zero } from '../elementary/bits';
import { decay, expFromDecay, log, log1m, log1pOfUnit } from '../elementary/functions';
import { difference, Term } from '../terms';

// The terms of losses; how they are used stands in ../terms.ts.

/** |x − y| */
@unmanaged
export class AbsoluteError extends Term {
  @inline
  pair<T>(x: usize, y: usize, _p: f64, _whole: v128): v128 {
    return f64x2.abs(difference<T>(x, y));
  }
}

/** h(x − y), δ = p: ½·r² where |r| ≤ δ, δ·(|r| − ½·δ) elsewhere; NaN stays NaN. */
@unmanaged
export class HuberError extends Term {
  @inline
  pair<T>(x: usize, y: usize, p: f64, _whole: v128): v128 {
    const r = f64x2.abs(difference<T>(x, y));
    const delta = f64x2.splat(p);
    const square = f64x2.mul(f64x2.mul(both(HALF), r), r);
    const line = f64x2.mul(delta, f64x2.sub(r, f64x2.mul(both(HALF), delta)));
    return select(f64x2.le(r, delta), square, line);
  }
}

/** −y·log x − (1 − y)·log(1 − x), each logarithm −100 at least, in the dtype */
@unmanaged
export class BinaryCrossEntropy {
  @inline
  whole<T>(x: usize, y: usize): v128 {
    const z = v128.load(x);
    const target = v128.load(y);
    const least = splat<T>(-100);
    const ofNo = v128.mul<T>(v128.sub<T>(target, splat<T>(1)), v128.pmax<T>(log1m<T>(z), least));
    return v128.sub<T>(ofNo, v128.mul<T>(target, v128.pmax<T>(log<T>(z), least)));
  }

  @inline
  pair<T>(_x: usize, _y: usize, _p: f64, whole: v128): v128 {
    return widen<T>(whole);
  }
}

/** (⟦x > 0⟧ − y)·x + log(1 + e^−|x|), its exponential and its logarithm those of the dtype */
@unmanaged
export class LogitCrossEntropy {
  /** The logarithms. */
  @inline
  whole<T>(x: usize, _y: usize): v128 {
    return log1pOfUnit<T>(expFromDecay<T>(decay<T>(v128.load(x))));
  }

  @inline
  pair<T>(x: usize, y: usize, _p: f64, logs: v128): v128 {
    const z = loadPair<T>(x);
    const line = f64x2.mul(f64x2.sub(v128.and(f64x2.gt(z, zero()), both(ONE)), loadPair<T>(y)), z);
    return f64x2.add(line, widen<T>(logs));
  }
}

/** y·(log y − x), 0 where y is 0 and x a number */
@unmanaged
export class Divergence extends Term {
  @inline
  pair<T>(x: usize, y: usize, _p: f64, _whole: v128): v128 {
    const z = loadPair<T>(x);
    const target = loadPair<T>(y);
    const none = v128.and(f64x2.eq(target, zero()), f64x2.eq(z, z));
    return v128.andnot(f64x2.mul(target, f64x2.sub(log<f64>(target), z)), none);
  }
}
