import { span, splat } from '../lanes';
import { select, zero } from '../elementary/bits';
import {
  bell, decay, exp, expm1, log1pOfUnit, normalDensityFrom, sigmoid, sigmoidFrom, tanh, twiceNormalCdf, twiceNormalCdfFrom,
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

/** f(a) */
// @ts-expect-error: decorator
@inline
function value<T>(curve: Curve, a: v128, p: f64, q: f64): v128 {
  switch (curve) {
    case Curve.SIGMOID:
      return sigmoid<T>(a);
    case Curve.TANH:
      return tanh<T>(a);
    case Curve.ELU:
      return select(v128.gt<T>(a, zero()), a, v128.mul<T>(splat<T>(p), expm1<T>(a)));
    case Curve.SILU:
      return v128.mul<T>(a, sigmoid<T>(a));
    case Curve.SOFTPLUS: {
      const beta = splat<T>(p);
      const v = v128.mul<T>(beta, a);
      const log = log1pOfUnit<T>(exp<T>(v128.neg<T>(v128.abs<T>(v))));
      const smooth = v128.div<T>(v128.add<T>(v128.pmax<T>(v, zero()), log), beta);
      return select(v128.gt<T>(v, splat<T>(q)), a, smooth);
    }
    case Curve.GELU:
      return v128.mul<T>(v128.mul<T>(all<T>(Constant.HALF), a), twiceNormalCdf<T>(a));
    default:
      return v128.mul<T>(a, sigmoid<T>(doubleU<T>(a)));
  }
}

/** f′(a) */
// @ts-expect-error: decorator
@inline
function slope<T>(curve: Curve, a: v128, p: f64, q: f64): v128 {
  switch (curve) {
    case Curve.ELU:
      return select(v128.gt<T>(a, zero()), all<T>(Constant.ONE), v128.mul<T>(splat<T>(p), exp<T>(a)));
    case Curve.SILU: {
      const e = decay<T>(a);
      return v128.mul<T>(sigmoidFrom<T>(e, a), onePlus<T>(a, sigmoidFrom<T>(e, v128.neg<T>(a))));
    }
    case Curve.SOFTPLUS: {
      const v = v128.mul<T>(splat<T>(p), a);
      return select(v128.gt<T>(v, splat<T>(q)), all<T>(Constant.ONE), sigmoid<T>(v));
    }
    case Curve.GELU: {
      const e = bell<T>(a);
      const rise = v128.mul<T>(a, normalDensityFrom<T>(e, a));
      return v128.add<T>(v128.mul<T>(all<T>(Constant.HALF), twiceNormalCdfFrom<T>(e, a)), rise);
    }
    default: {
      const u = doubleU<T>(a);
      const e = decay<T>(u);
      const rise = v128.mul<T>(sigmoidFrom<T>(e, v128.neg<T>(u)), doubleSlope<T>(a));
      return v128.mul<T>(sigmoidFrom<T>(e, u), onePlus<T>(a, rise));
    }
  }
}

/** Z = f(A) */
// @ts-expect-error: decorator
@inline
function apply<T>(curve: Curve, a: usize, p: f64, q: f64, z: usize, size: i32): void {
  for (const end = a + span<T>(size); a < end; a += 16, z += 16) {
    v128.store(z, value<T>(curve, v128.load(a), p, q));
  }
}

/** dLdA = dLdZ ⊙ f′(A) */
// @ts-expect-error: decorator
@inline
function chain<T>(curve: Curve, a: usize, p: f64, q: f64, dLdZ: usize, dLdA: usize, size: i32): void {
  for (const end = a + span<T>(size); a < end; a += 16, dLdZ += 16, dLdA += 16) {
    v128.store(dLdA, v128.mul<T>(v128.load(dLdZ), slope<T>(curve, v128.load(a), p, q)));
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
