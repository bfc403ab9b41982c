import { loadPair, span, spanOfPairs, splat, storePair } from '../lanes';
import { both, ONE, select, zero } from '../elementary/bits';
import { decay, sigmoidFrom } from '../elementary/functions';

/** Slopes of a loss that are computed in float64, two numbers at once, and rounded once by storing. */
export const enum Slope {
  /** sign(z − y) */
  SIGN,
  /** (z − y)/(z·(1 − z)) */
  BINARY,
}

/** What z·(1 − z) is at least. */
const LEAST: usize = memory.data<f64>([9.999999960041972e-13]);
const MINUS_ONE: usize = memory.data<f64>([-1]);

// @ts-expect-error: decorator
@inline
function slopeOf(slope: Slope, z: v128, y: v128): v128 {
  const r = f64x2.sub(z, y);
  if (slope == Slope.BINARY) {
    const variance = f64x2.mul(z, f64x2.sub(both(ONE), z));
    return f64x2.div(r, f64x2.pmax(variance, both(LEAST))); // NaN stays NaN
  }
  return select(f64x2.gt(r, zero()), both(ONE), select(f64x2.lt(r, zero()), both(MINUS_ONE), r));
}

/** dLdZ = factor·slope(Z, Y) */
// @ts-expect-error: decorator
@inline
export function slopes<T>(slope: Slope, z: usize, y: usize, factor: f64, dLdZ: usize, size: i32): void {
  for (const end = z + spanOfPairs<T>(size); z < end; z += 2 * sizeof<T>(), y += 2 * sizeof<T>()) {
    const s = slopeOf(slope, loadPair<T>(z), loadPair<T>(y));
    storePair<T>(dLdZ, f64x2.mul(f64x2.splat(factor), s));
    dLdZ += 2 * sizeof<T>();
  }
}

/** dLdZ = factor·((1 − Y)·σ(Z) − Y·σ(−Z)) */
export function logitCrossEntropyBackward<T>(z: usize, y: usize, factor: f64, dLdZ: usize, size: i32): void {
  const f = splat<T>(factor);
  const one = splat<T>(1);
  for (const end = z + span<T>(size); z < end; z += 16, y += 16, dLdZ += 16) {
    const x = v128.load(z);
    const target = v128.load(y);
    const e = decay<T>(x);
    const up = v128.mul<T>(v128.sub<T>(one, target), sigmoidFrom<T>(e, x));
    const down = v128.mul<T>(target, sigmoidFrom<T>(e, v128.neg<T>(x)));
    v128.store(dLdZ, v128.mul<T>(f, v128.sub<T>(up, down)));
  }
}

/** dLdZ = factor·(Z − Y clamped to [−δ, δ]) */
export function huberErrorBackward<T>(
  z: usize,
  y: usize,
  delta: f64,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  const most = splat<T>(delta);
  const least = splat<T>(-delta);
  const f = splat<T>(factor);
  for (const end = z + span<T>(size); z < end; z += 16, y += 16, dLdZ += 16) {
    const r = v128.sub<T>(v128.load(z), v128.load(y));
    v128.store(dLdZ, v128.mul<T>(f, v128.min<T>(v128.max<T>(r, least), most)));
  }
}
