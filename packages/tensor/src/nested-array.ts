import { describe } from './describe.ts';

import { ShapeError } from './errors.ts';
import { formatShape } from './shape.ts';
import type { Shape } from './shape.ts';

/** A number, or arrays of arrays of numbers in which all rows of a level have the same length. */
export type NestedArray = number | readonly NestedArray[];

/** The numbers of a nested or flat array in row-major order, and the shape of the nesting. */
export function flatten(values: NestedArray | ArrayLike<number>): {
  values: ArrayLike<number>;
  shape: Shape;
} {
  if (isNumbers(values)) return { values, shape: [values.length] };
  const shape: number[] = [];
  for (let level: unknown = values; Array.isArray(level); level = level[0]) shape.push(level.length);
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

function collect(value: unknown, shape: Shape, index: readonly number[], flat: number[]): void {
  const depth = index.length;
  if (depth === shape.length) {
    if (typeof value === 'number') {
      flat.push(value);
      return;
    }
    if (Array.isArray(value)) ragged(value.length, index, 'a number');
    const at = depth === 0 ? 'values is' : `the value at ${formatShape(index)} is`;
    throw new TypeError(
      `Tensor.from: ${at} ${describe(value)}, expected ${depth === 0 ? 'numbers' : 'a number'}`,
    );
  }
  if (!Array.isArray(value)) {
    if (typeof value === 'number') ragged(undefined, index, `${shape[depth]} values`);
    throw new TypeError(
      `Tensor.from: the value at ${formatShape(index)} is ${describe(value)}, expected an array`,
    );
  }
  if (value.length === 0) {
    throw new ShapeError(
      `Tensor.from: ${depth === 0 ? 'the array' : `row ${formatShape(index)}`} is empty, expected at least one value`,
    );
  }
  if (value.length !== shape[depth]) ragged(value.length, index, String(shape[depth]));
  for (let i = 0; i < value.length; i++) collect(value[i], shape, [...index, i], flat);
}

function ragged(length: number | undefined, index: readonly number[], wanted: string): never {
  const got = length === undefined ? 'is a number' : `has ${length} ${length === 1 ? 'value' : 'values'}`;
  throw new ShapeError(
    `Tensor.from: row ${formatShape(index)} ${got}, expected ${wanted} as in the first row; all rows have the same length`,
  );
}
