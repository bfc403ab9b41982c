import { Tensor, type DType } from '@chainrule/tensor';
import { expect } from 'vitest';

/** u: the largest relative error of one rounded operation, half a unit in the last place. */
export const unit: Readonly<Record<DType, number>> = { float32: 2 ** -24, float64: 2 ** -53 };

/** The smallest positive number: what a product can lose at most where it underflows. */
export const smallest: Readonly<Record<DType, number>> = { float32: 2 ** -149, float64: 2 ** -1074 };

/** γ_n = n·u/(1 − n·u): the relative error that n roundings can add up to (Higham, Accuracy and Stability, §3.1). */
export function gamma(n: number, dtype: DType): number {
  return (n * unit[dtype]) / (1 - n * unit[dtype]);
}

/** Reads what oracles/encode.py wrote: `2x3: 1 -0 Infinity NaN 0.1 1e-300`. */
export function decode(text: string, dtype: DType = 'float64'): Tensor {
  const [shape, numbers] = text.split(': ') as [string, string];
  return Tensor.from(numbers.split(' ').map(Number), { dtype, shape: shape.split('x').map(Number) });
}

/**
 * Every number is the wanted one, give or take its own bound; NaN and ±∞ are met exactly. The sign of a zero is not
 * looked at: it depends on where a sum begins, and that is fixed by the kernels' own definition.
 */
export function expectWithin(got: Tensor, want: Tensor, bound: (i: number) => number, name: string): void {
  expect(got.shape, name).toEqual(want.shape);
  const wrong: string[] = [];
  want.data.forEach((y, i) => {
    const x = got.data[i]!;
    const allowed = bound(i);
    if (Number.isFinite(y) && !Number.isFinite(allowed)) wrong.push(`${name}[${i}]: the bound is ${allowed}`);
    const right = Number.isFinite(y) ? Math.abs(x - y) <= allowed : Object.is(x, y);
    if (!right) wrong.push(`${name}[${i}] is ${x}, expected ${y} ± ${allowed}`);
  });
  expect(wrong).toEqual([]);
}

/** The bits of a tensor: equal exactly when shape, dtype and every number are, −0 and NaN included. */
export function bits(X: Tensor): string {
  return `${X.dtype} ${X.shape.join('x')}: ${Array.from(X.data, (x) => (Object.is(x, -0) ? '-0' : String(x))).join(' ')}`;
}
