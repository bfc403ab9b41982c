// The elementary functions of a dtype: of four float32 in float32 arithmetic, of two float64 in float64.
import { exp as expOfTwo } from './exp';
import { expm1 as expm1OfTwo } from './expm1';
import { log as logOfTwo } from './log';
import { log1p as log1pOfTwo } from './log1p';
import { normalDensity as normalDensityOfTwo, twiceNormalCdf as twiceNormalCdfOfTwo } from './normal';
import { sigmoid as sigmoidOfTwo } from './sigmoid';
import * as single from './single';
import { tanh as tanhOfTwo } from './tanh';

// @ts-expect-error: decorator
@inline
export function exp<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.exp(x) : expOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function log<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.log(x) : logOfTwo(x);
}

/** log(1 − x) for 0 ≤ x ≤ 1 */
// @ts-expect-error: decorator
@inline
export function log1m<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.log1m(x) : log1pOfTwo(f64x2.neg(x));
}

/** log(1 + x) for 0 ≤ x ≤ 1 */
// @ts-expect-error: decorator
@inline
export function log1pOfUnit<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.log1pOfUnit(x) : log1pOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function sigmoid<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.sigmoid(x) : sigmoidOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function tanh<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.tanh(x) : tanhOfTwo(x);
}

// What two functions of x have in common, to be computed once: an exponential in float32, nothing but x in float64.

/** The n of e^x = 2^n·(1 + q) */
// @ts-expect-error: decorator
@inline
export function power<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.power(x) : x;
}

/** Its q: e^x and e^x − 1 are made of the two. */
// @ts-expect-error: decorator
@inline
export function growth<T>(x: v128, n: v128): v128 {
  return sizeof<T>() == 4 ? single.growth(x, n) : x;
}

// @ts-expect-error: decorator
@inline
export function expFrom<T>(n: v128, q: v128, x: v128): v128 {
  return sizeof<T>() == 4 ? single.expFrom(n, q) : expOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function expm1From<T>(n: v128, q: v128, x: v128): v128 {
  return sizeof<T>() == 4 ? single.expm1From(n, q, x) : expm1OfTwo(x);
}

/** e^−|x|, σ(x) and σ(−x) are made of it. */
// @ts-expect-error: decorator
@inline
export function decay<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.decay(x) : x;
}

/** e^−|x| from the decay of x */
// @ts-expect-error: decorator
@inline
export function expFromDecay<T>(common: v128): v128 {
  return sizeof<T>() == 4 ? common : expOfTwo(f64x2.neg(f64x2.abs(common)));
}

/** σ(x) from the decay of x or of −x */
// @ts-expect-error: decorator
@inline
export function sigmoidFrom<T>(common: v128, x: v128): v128 {
  return sizeof<T>() == 4 ? single.sigmoidFrom(common, x) : sigmoidOfTwo(x);
}

/** The normal distribution and its density at x are made of it. */
// @ts-expect-error: decorator
@inline
export function bell<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.bell(x) : x;
}

// @ts-expect-error: decorator
@inline
export function twiceNormalCdfFrom<T>(common: v128, x: v128): v128 {
  return sizeof<T>() == 4 ? single.twiceNormalCdfFrom(common, x) : twiceNormalCdfOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function normalDensityFrom<T>(common: v128, x: v128): v128 {
  return sizeof<T>() == 4 ? single.normalDensityFrom(common) : normalDensityOfTwo(x);
}
