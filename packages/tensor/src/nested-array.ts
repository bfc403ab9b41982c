import { isArrayLike } from './check.ts';
import { describe } from './describe.ts';
import { ShapeError } from './errors.ts';
import { formatShape } from './shape.ts';
import type { Shape } from './shape.ts';

/** A number, or arrays of arrays of numbers in which all rows of a level have the same length. */
export type NestedArray = number | readonly NestedArray[];

/** Deeper nesting is taken for an array that contains itself. */
const MAX_RANK = 32;

/** The numbers of a nested or flat array in row-major order, and the shape of the nesting. */
export function flatten(values: NestedArray | ArrayLike<number> | readonly ArrayLike<number>[]): {
  values: ArrayLike<number>;
  shape: Shape;
} {
  if (isNumbers(values) && values.length > 0) return { values, shape: [values.length] };
  const shape: number[] = [];
  for (let level = listOf(values); level !== undefined; level = listOf(level[0])) {
    if (shape.length === MAX_RANK) {
      throw new ShapeError(
        `Tensor.from: arrays are nested more than ${MAX_RANK} deep; does one contain itself?`,
      );
    }
    shape.push(level.length);
  }
  const flat: number[] = [];
  collect(values, shape, [], flat);
  return { values: flat, shape };
}

/** Typed arrays are flat already; no need to look at each number. */
function isNumbers(values: unknown): values is ArrayLike<number> {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof DataView || values instanceof BigInt64Array || values instanceof BigUint64Array)
  );
}

/** What has a length and indices: an array, a typed array, an array-like object. */
function listOf(value: unknown): ArrayLike<unknown> | undefined {
  return isArrayLike(value) ? value : undefined;
}

/** Appends the numbers at and below `index`, or says which of them is in the wrong place. */
function collect(value: unknown, shape: Shape, index: number[], flat: number[]): void {
  const depth = index.length;
  const list = listOf(value);
  if (depth === shape.length) {
    if (typeof value === 'number') {
      flat.push(value);
      return;
    }
    if (list !== undefined) ragged(list.length, index, 'a number');
    const at = depth === 0 ? 'values is' : `the value at ${formatShape(index)} is`;
    throw new TypeError(
      `Tensor.from: ${at} ${describe(value)}, expected ${depth === 0 ? 'numbers' : 'a number'}`,
    );
  }
  if (list === undefined) {
    if (typeof value === 'number') ragged(undefined, index, values(shape[depth]!));
    throw new TypeError(
      `Tensor.from: the value at ${formatShape(index)} is ${describe(value)}, expected an array`,
    );
  }
  if (list.length === 0) {
    throw new ShapeError(
      `Tensor.from: ${depth === 0 ? 'the array' : `row ${formatShape(index)}`} is empty, expected at least one value`,
    );
  }
  if (list.length !== shape[depth]) ragged(list.length, index, String(shape[depth]));
  const innermost = depth === shape.length - 1;
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    if (innermost && typeof entry === 'number') {
      flat.push(entry);
      continue;
    }
    index.push(i);
    collect(entry, shape, index, flat);
    index.pop();
  }
}

function ragged(length: number | undefined, index: readonly number[], wanted: string): never {
  const got = length === undefined ? 'is a number' : `has ${values(length)}`;
  throw new ShapeError(
    `Tensor.from: row ${formatShape(index)} ${got}, expected ${wanted} as in the first row; all rows have the same length`,
  );
}

function values(count: number): string {
  return `${count} ${count === 1 ? 'value' : 'values'}`;
}
