import { loadPair, spanOfPairs, storePair } from '../lanes';
import { both, HALF, mulAdd, ONE, select, zero } from '../elementary/bits';
import { exp } from '../elementary/exp';
import { expm1 } from '../elementary/expm1';
import { log1p } from '../elementary/log1p';
import { bounded, normalDensity, twiceNormalCdf } from '../elementary/normal';
import { sigmoid } from '../elementary/sigmoid';
import { tanh } from '../elementary/tanh';

/** Curves that are computed in float64, two numbers at once, and rounded once by storing. */
export const enum Curve {
  SIGMOID,
  TANH,
  /** α = p */
  ELU,
  SILU,
  /** β = p, threshold = q */
  SOFTPLUS,
  GELU,
  GELU_TANH,
}

/** 2·√(2/π), and the factor of a³ */
const SLOPE: usize = memory.data<f64>([1.5957691216057308]);
const CUBIC: usize = memory.data<f64>([0.044715]);
const THREE_CUBIC: usize = memory.data<f64>([0.134145]);

/** 2u of GELU's tanh form */
// @ts-expect-error: decorator
@inline
function doubleU(a: v128): v128 {
  const v = bounded(a, 30);
  const cube = f64x2.mul(f64x2.mul(v, v), v);
  return f64x2.mul(both(SLOPE), f64x2.add(v, f64x2.mul(both(CUBIC), cube)));
}

/** 2u′ */
// @ts-expect-error: decorator
@inline
function doubleSlope(a: v128): v128 {
  const v = bounded(a, 30);
  return f64x2.mul(both(SLOPE), mulAdd(both(THREE_CUBIC), f64x2.mul(v, v), ONE));
}

/** f(a) */
// @ts-expect-error: decorator
@inline
function value(curve: Curve, a: v128, p: f64, q: f64): v128 {
  switch (curve) {
    case Curve.SIGMOID:
      return sigmoid(a);
    case Curve.TANH:
      return tanh(a);
    case Curve.ELU:
      return select(f64x2.gt(a, zero()), a, f64x2.mul(f64x2.splat(p), expm1(a)));
    case Curve.SILU:
      return f64x2.mul(a, sigmoid(a));
    case Curve.SOFTPLUS: {
      const beta = f64x2.splat(p);
      const v = f64x2.mul(beta, a);
      const log = log1p(exp(f64x2.neg(f64x2.abs(v))));
      const smooth = f64x2.div(f64x2.add(f64x2.pmax(v, zero()), log), beta);
      return select(f64x2.gt(v, f64x2.splat(q)), a, smooth);
    }
    case Curve.GELU:
      return f64x2.mul(f64x2.mul(both(HALF), a), twiceNormalCdf(a));
    default:
      return f64x2.mul(a, sigmoid(doubleU(a)));
  }
}

/** f′(a) */
// @ts-expect-error: decorator
@inline
function slope(curve: Curve, a: v128, p: f64, q: f64): v128 {
  switch (curve) {
    case Curve.ELU:
      return select(f64x2.gt(a, zero()), both(ONE), f64x2.mul(f64x2.splat(p), exp(a)));
    case Curve.SILU:
      return f64x2.mul(sigmoid(a), mulAdd(a, sigmoid(f64x2.neg(a)), ONE));
    case Curve.SOFTPLUS: {
      const v = f64x2.mul(f64x2.splat(p), a);
      return select(f64x2.gt(v, f64x2.splat(q)), both(ONE), sigmoid(v));
    }
    case Curve.GELU:
      return f64x2.add(f64x2.mul(both(HALF), twiceNormalCdf(a)), f64x2.mul(a, normalDensity(a)));
    default: {
      const u = doubleU(a);
      const rise = f64x2.mul(sigmoid(f64x2.neg(u)), doubleSlope(a));
      return f64x2.mul(sigmoid(u), mulAdd(a, rise, ONE));
    }
  }
}

/** Z = f(A) */
// @ts-expect-error: decorator
@inline
function apply<T>(curve: Curve, a: usize, p: f64, q: f64, z: usize, size: i32): void {
  for (const end = a + spanOfPairs<T>(size); a < end; a += 2 * sizeof<T>(), z += 2 * sizeof<T>()) {
    storePair<T>(z, value(curve, loadPair<T>(a), p, q));
  }
}

/** dLdA = dLdZ ⊙ f′(A) */
// @ts-expect-error: decorator
@inline
function chain<T>(curve: Curve, a: usize, p: f64, q: f64, dLdZ: usize, dLdA: usize, size: i32): void {
  for (const end = a + spanOfPairs<T>(size); a < end; a += 2 * sizeof<T>()) {
    storePair<T>(dLdA, f64x2.mul(loadPair<T>(dLdZ), slope(curve, loadPair<T>(a), p, q)));
    dLdZ += 2 * sizeof<T>();
    dLdA += 2 * sizeof<T>();
  }
}

// @ts-expect-error: decorator
@inline
export function forward(curve: Curve, single: bool, a: usize, p: f64, q: f64, z: usize, size: i32): void {
  if (single) apply<f32>(curve, a, p, q, z, size);
  else apply<f64>(curve, a, p, q, z, size);
}

// @ts-expect-error: decorator
@inline
export function backward(
  curve: Curve,
  single: bool,
  a: usize,
  p: f64,
  q: f64,
  dLdZ: usize,
  dLdA: usize,
  size: i32,
): void {
  if (single) chain<f32>(curve, a, p, q, dLdZ, dLdA, size);
  else chain<f64>(curve, a, p, q, dLdZ, dLdA, size);
}
