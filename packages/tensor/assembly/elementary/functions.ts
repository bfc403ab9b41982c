// The elementary functions of a dtype: of four float32 in float32 arithmetic, of two float64 in float64.
import { exp as expOfTwo } from './exp';
import { expm1 as expm1OfTwo } from './expm1';
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
export function expm1<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.expm1(x) : expm1OfTwo(x);
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

// @ts-expect-error: decorator
@inline
export function twiceNormalCdf<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.twiceNormalCdf(x) : twiceNormalCdfOfTwo(x);
}

// @ts-expect-error: decorator
@inline
export function normalDensity<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? single.normalDensity(x) : normalDensityOfTwo(x);
}
