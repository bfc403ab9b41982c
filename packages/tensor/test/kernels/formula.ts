import type { Floats } from '@chainrule/tensor';

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

/** Z[i] = f(i): computed first, stored when all are known, so that nothing depends on what stood in Z. */
export function store(Z: Floats, count: number, f: (i: number) => number): void {
  Z.set(Array.from({ length: count }, (_, i) => f(i)));
}
