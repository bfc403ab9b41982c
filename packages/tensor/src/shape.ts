import { describe } from './describe.ts';
import { ShapeError } from './errors.ts';

/** Sizes from the outermost dimension to the innermost, e.g. `[N, C]`. A single number has shape `[]`. */
export type Shape = readonly number[];

/** How many numbers a tensor of this shape holds: the product of the sizes, 1 for `[]`. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** `[2, 3]`, as errors and prints show it. */
export function formatShape(shape: readonly (number | string)[]): string {
  return `[${shape.join(', ')}]`;
}

/** Whether two shapes, or the patterns of two shapes, have the same rank and the same sizes and letters. */
export function sameShape(
  first: readonly (number | string)[],
  second: readonly (number | string)[],
): boolean {
  if (first === second) return true;
  if (first.length !== second.length) return false;
  if (first.length === 2) return first[0] === second[0] && first[1] === second[1];
  for (let d = 0; d < first.length; d++) if (first[d] !== second[d]) return false;
  return true;
}

/**
 * A frozen copy of a shape whose sizes are positive integers; a frozen shape as it is, for it cannot change any more.
 *
 * @throws {@link ShapeError} naming `who`, when a size is zero, negative, fractional, not a number or too large.
 */
export function checkShape(shape: unknown, who: string): Shape {
  if (!Array.isArray(shape)) {
    throw new ShapeError(`${who}: shape is ${describe(shape)}, expected an array of sizes such as [2, 3]`);
  }
  const sizes = Object.isFrozen(shape) ? (shape as Shape) : Object.freeze(Array.from(shape as number[]));
  let size = 1;
  for (let d = 0; d < sizes.length; d++) {
    const length = sizes[d]!;
    if (!(Number.isSafeInteger(length) && length > 0)) {
      throw new ShapeError(
        `${who}: shape is [${Array.from(sizes, describe).join(', ')}], expected sizes that are positive integers`,
      );
    }
    size *= length;
  }
  if (!(size <= MAX_SIZE)) {
    throw new ShapeError(
      `${who}: shape ${formatShape(sizes)} has more than 2³² numbers, too many for one tensor`,
    );
  }
  return sizes;
}

const MAX_SIZE = 4294967296; // the longest typed array
