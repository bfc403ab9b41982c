import { elementary, type Floats } from '@chainrule/tensor';
import * as single from '../../src/elementary/single.ts';

/** Σ f(0) … f(count − 1), in this order from +0, each addition rounded by F. */
export function inOrder(count: number, F: Rounding, f: (p: number) => number): number {
  return Array.from({ length: count }, (_, p) => f(p)).reduce((total, term) => F(total + term), 0);
}

/** Σ f(0) … f(count − 1) in float64: four sums of every fourth term, then their pairs. */
export function interleaved(count: number, f: (p: number) => number): number {
  const lane = (l: number): number =>
    inOrder(Math.ceil(Math.max(0, count - l) / 4), exact, (p) => f(4 * p + l));
  return lane(0) + lane(1) + (lane(2) + lane(3));
}

/** Rounds the result of one operation to a dtype. */
export type Rounding = (x: number) => number;
export const exact: Rounding = (x) => x;
export const rounding = (X: Floats): Rounding => (X instanceof Float32Array ? Math.fround : exact);

interface Functions {
  readonly exp: Rounding;
  readonly expm1: Rounding;
  readonly sigmoid: Rounding;
  readonly tanh: Rounding;
  readonly normalDensity: Rounding;
  readonly twiceNormalCdf: Rounding;
  readonly log: Rounding;
  /** Where the argument is between 0 and 1. */
  readonly log1p: Rounding;
  /** log(1 − x), likewise. */
  readonly log1m: Rounding;
}

/** The elementary functions of a dtype. */
export const functions = (F: Rounding): Functions =>
  F === exact
    ? { ...elementary, log1m: (x) => elementary.log1p(-x) }
    : { ...single, log1p: single.log1pOfUnit };

/** Z[i] = f(i): computed first, stored when all are known, so that nothing depends on what stood in Z. */
export function store(Z: Floats, count: number, f: (i: number) => number): void {
  Z.set(Array.from({ length: count }, (_, i) => f(i)));
}

/** softmax of a row, and what every −log p is counted from. */
export function softmax(z: readonly number[], F: Rounding): { p: number[]; minusLog: (c: number) => number } {
  const max = z.some(Number.isNaN) ? NaN : Math.max(...z);
  const e = z.map((x) => functions(F).exp(F(x - max)));
  const total = e.reduce((s, x) => F(s + x), 0);
  const logSum = elementary.log1p(e.filter((_, k) => k !== z.indexOf(max)).reduce((s, x) => s + x, 0));
  return { p: e.map((x) => F(x / total)), minusLog: (c) => logSum - (z[c]! - max) };
}

/** Σ x in order, without that at place c, each addition rounded by F. */
export const others = (x: readonly number[], c: number, F: Rounding): number =>
  x.filter((_, k) => k !== c).reduce((sum, term) => F(sum + term), 0);

/** Row i of X [N, C]. */
export const row = (X: Floats, i: number, C: number): number[] => [...X.subarray(i * C, i * C + C)];

/** sign·g + decay·w, without the second term where decay rounds to zero. */
export function decayed(F: Rounding, sign: number, g: number, decay: number, w: number): number {
  return F(decay) === 0 ? sign * g : F(sign * g + F(F(decay) * w));
}
