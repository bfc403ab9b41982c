import { span, splat } from '../lanes';
import { select, zero } from '../elementary/bits';
import {
  bell, decay, expFrom, expFromDecay, expm1From, growth, log1pOfUnit, normalDensityFrom, power, sigmoid, sigmoidFrom, tanh,
  twiceNormalCdfFrom,
} from '../elementary/functions';

/** Curves whose every operation is one of the dtype. */
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

/** Where in the two tables below a constant stands. */
const enum Constant {
  ONE,
  LOWEST,
  HIGHEST,
  /** 2·√(2/π) */
  SLOPE,
  /** the factor of a³, and three times it */
  CUBIC,
  THREE_CUBIC,
  HALF,
}
const DOUBLE: usize = memory.data<f64>([1, -30, 30, 1.5957691216057308, 0.044715, 0.134145, 0.5]);
const SINGLE: usize = memory.data<f32>([1, -30, 30, 1.5957691216057308, 0.044715, 0.134145, 0.5]);

/** A constant in all lanes. */
// @ts-expect-error: decorator
@inline
function all<T>(constant: Constant): v128 {
  return v128.load_splat<T>((sizeof<T>() == 4 ? SINGLE : DOUBLE) + (constant as usize) * sizeof<T>());
}

/** 1 + a·x */
// @ts-expect-error: decorator
@inline
function onePlus<T>(a: v128, x: v128): v128 {
  return v128.add<T>(all<T>(Constant.ONE), v128.mul<T>(a, x));
}

/** a between ±30; NaN stays NaN. */
// @ts-expect-error: decorator
@inline
function bounded<T>(a: v128): v128 {
  return v128.pmin<T>(v128.pmax<T>(a, all<T>(Constant.LOWEST)), all<T>(Constant.HIGHEST));
}

/** 2u of GELU's tanh form */
// @ts-expect-error: decorator
@inline
function doubleU<T>(a: v128): v128 {
  const v = bounded<T>(a);
  const cube = v128.mul<T>(v128.mul<T>(v, v), v);
  return v128.mul<T>(all<T>(Constant.SLOPE), v128.add<T>(v, v128.mul<T>(all<T>(Constant.CUBIC), cube)));
}

/** 2u′ */
// @ts-expect-error: decorator
@inline
function doubleSlope<T>(a: v128): v128 {
  const v = bounded<T>(a);
  return v128.mul<T>(all<T>(Constant.SLOPE), onePlus<T>(all<T>(Constant.THREE_CUBIC), v128.mul<T>(v, v)));
}

/** Z = f(a) and, where it is wanted, dZdA = f′(a): what the two have in common is computed once. */
// @ts-expect-error: decorator
@inline
function give<T>(curve: Curve, sloped: bool, a: v128, p: f64, q: f64, z: usize, dZdA: usize): void {
  switch (curve) {
    case Curve.SIGMOID: {
      v128.store(z, sigmoid<T>(a));
      break;
    }
    case Curve.TANH: {
      v128.store(z, tanh<T>(a));
      break;
    }
    case Curve.ELU: {
      const alpha = splat<T>(p);
      const right = v128.gt<T>(a, zero());
      const n = power<T>(a);
      const g = growth<T>(a, n);
      v128.store(z, select(right, a, v128.mul<T>(alpha, expm1From<T>(n, g, a))));
      if (sloped) v128.store(dZdA, select(right, all<T>(Constant.ONE), v128.mul<T>(alpha, expFrom<T>(n, g, a))));
      break;
    }
    case Curve.SILU: {
      const e = decay<T>(a);
      const s = sigmoidFrom<T>(e, a);
      v128.store(z, v128.mul<T>(a, s));
      if (sloped) v128.store(dZdA, v128.mul<T>(s, onePlus<T>(a, sigmoidFrom<T>(e, v128.neg<T>(a)))));
      break;
    }
    case Curve.SOFTPLUS: {
      const beta = splat<T>(p);
      const v = v128.mul<T>(beta, a);
      const straight = v128.gt<T>(v, splat<T>(q));
      const e = decay<T>(v);
      const log = log1pOfUnit<T>(expFromDecay<T>(e));
      const bend = v128.div<T>(v128.add<T>(v128.pmax<T>(v, zero()), log), beta);
      v128.store(z, select(straight, a, bend));
      if (sloped) v128.store(dZdA, select(straight, all<T>(Constant.ONE), sigmoidFrom<T>(e, v)));
      break;
    }
    case Curve.GELU: {
      const e = bell<T>(a);
      const twice = twiceNormalCdfFrom<T>(e, a);
      v128.store(z, v128.mul<T>(v128.mul<T>(all<T>(Constant.HALF), a), twice));
      if (sloped) {
        const rise = v128.mul<T>(a, normalDensityFrom<T>(e, a));
        v128.store(dZdA, v128.add<T>(v128.mul<T>(all<T>(Constant.HALF), twice), rise));
      }
      break;
    }
    default: {
      const u = doubleU<T>(a);
      const e = decay<T>(u);
      const s = sigmoidFrom<T>(e, u);
      v128.store(z, v128.mul<T>(a, s));
      if (sloped) {
        const rise = v128.mul<T>(sigmoidFrom<T>(e, v128.neg<T>(u)), doubleSlope<T>(a));
        v128.store(dZdA, v128.mul<T>(s, onePlus<T>(bounded<T>(a), rise)));
      }
    }
  }
}

/** Z = f(A) */
// @ts-expect-error: decorator
@inline
function apply<T>(curve: Curve, a: usize, p: f64, q: f64, z: usize, size: i32): void {
  for (const end = a + span<T>(size); a < end; a += 16, z += 16) {
    give<T>(curve, false, v128.load(a), p, q, z, 0);
  }
}

/** Z = f(A), dZdA = f′(A) */
// @ts-expect-error: decorator
@inline
function applyWithSlope<T>(curve: Curve, a: usize, p: f64, q: f64, z: usize, dZdA: usize, size: i32): void {
  for (const end = a + span<T>(size); a < end; a += 16, z += 16, dZdA += 16) {
    give<T>(curve, true, v128.load(a), p, q, z, dZdA);
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
export function forwardWithSlope(
  curve: Curve,
  single: bool,
  a: usize,
  p: f64,
  q: f64,
  z: usize,
  dZdA: usize,
  size: i32,
): void {
  if (single) applyWithSlope<f32>(curve, a, p, q, z, dZdA, size);
  else applyWithSlope<f64>(curve, a, p, q, z, dZdA, size);
}
