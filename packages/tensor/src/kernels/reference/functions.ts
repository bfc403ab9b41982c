// The elementary functions of a dtype: of float32 numbers in float32 arithmetic, of float64 numbers in float64.
import * as double from '../../elementary/index.ts';
import * as float32 from '../../elementary/single.ts';

export function exp(x: number, single: boolean): number {
  return single ? float32.exp(x) : double.exp(x);
}

export function expm1(x: number, single: boolean): number {
  return single ? float32.expm1(x) : double.expm1(x);
}

export function log(x: number, single: boolean): number {
  return single ? float32.log(x) : double.log(x);
}

/** log(1 − x) for 0 ≤ x ≤ 1 */
export function log1m(x: number, single: boolean): number {
  return single ? float32.log1m(x) : double.log1p(-x);
}

/** log(1 + x) for 0 ≤ x ≤ 1 */
export function log1pOfUnit(x: number, single: boolean): number {
  return single ? float32.log1pOfUnit(x) : double.log1p(x);
}

export function sigmoid(x: number, single: boolean): number {
  return single ? float32.sigmoid(x) : double.sigmoid(x);
}

export function tanh(x: number, single: boolean): number {
  return single ? float32.tanh(x) : double.tanh(x);
}

export function twiceNormalCdf(x: number, single: boolean): number {
  return single ? float32.twiceNormalCdf(x) : double.twiceNormalCdf(x);
}

export function normalDensity(x: number, single: boolean): number {
  return single ? float32.normalDensity(x) : double.normalDensity(x);
}
