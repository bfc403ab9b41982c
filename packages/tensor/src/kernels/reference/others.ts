import type { Floats } from '../../dtype.ts';
import { round } from './round.ts';

// Where a probability p of a row is nearly 1, the sum of the others keeps the digits that 1 − p has lost.

/** Σ x over the row [start, start + C) without the place `but`. */
export function sumOfOthers(X: Floats, start: number, C: number, but: number, single: boolean): number {
  let sum = 0;
  for (let c = start; c < start + C; c++) if (c !== but) sum = round(sum + X[c]!, single);
  return sum;
}

/** The first place in the row where p > ½; there is no other one in a row of probabilities. */
export function largePlace(P: Floats, start: number, C: number): number {
  for (let c = start; c < start + C; c++) if (P[c]! > 0.5) return c;
  return -1;
}
