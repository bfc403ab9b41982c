import { describe, nameOf } from './describe.ts';
import type { DType } from './dtype.ts';
import { DTypeError, ShapeError } from './errors.ts';
import { formatShape, sameShape } from './shape.ts';
import { lastBound, remember, Tensor, Transposed } from './tensor.ts';

/**
 * States the shape that the maths asks for, checks it, and binds its letters:
 * `const { N } = bind(A, ['N', 3], this, 'forward: A')`.
 *
 * A number in the pattern must be that size; a letter takes any size, the same wherever it stands again.
 *
 * @param X - the argument to check
 * @param pattern - one size or letter for each dimension
 * @param who - the layer or loss, or the name of the function, that was called
 * @param what - the argument by its name in the maths, for a method after the method's name: `'forward: A'`
 * @param dtype - the dtype that is needed, where one is
 * @returns the sizes that the letters stand for
 * @throws {@link ShapeError}, {@link DTypeError}; `TypeError` when X is no Tensor.
 *
 * @example
 * ```ts
 * import { bind, Tensor } from '@chainrule/tensor';
 *
 * const { N, C } = bind(Tensor.zeros([4, 3]), ['N', 'C'], 'example', 'X');
 * console.log(N, C); // → 4 3
 * ```
 */
export function bind<const Pattern extends readonly (number | string)[]>(
  X: Tensor,
  pattern: Pattern,
  who: object | string,
  what: string,
  dtype?: DType,
): Readonly<Record<Extract<Pattern[number], string>, number>> {
  if (!(X instanceof Tensor)) refuse(X, `a Tensor ${formatShape(pattern)}`, who, what);
  const sizes = sameShape(X.shape, pattern) ? NONE : sizesOf(X, pattern, who, what);
  if (dtype !== undefined && X.dtype !== dtype) {
    const name = argumentOf(what);
    const hint = name === 'out' ? '' : `; ${name}.to('${dtype}') converts it`;
    throw new DTypeError(`${place(who, what)} is ${X.dtype}, expected ${dtype}${hint}`);
  }
  return sizes;
}

const NONE: Readonly<Record<string, number>> = Object.freeze({});

/** What the letters stand for. A shape never changes, so what was bound last time by the same pattern still holds. */
function sizesOf(
  X: Tensor,
  pattern: readonly (number | string)[],
  who: object | string,
  what: string,
): Readonly<Record<string, number>> {
  const last = lastBound(X);
  if (last !== undefined && sameShape(last.pattern, pattern)) return last.sizes;
  const { shape } = X;
  if (shape.length !== pattern.length) mismatch(X, pattern, who, what);
  const sizes: Record<string, number> = {};
  for (let d = 0; d < pattern.length; d++) {
    const wanted = pattern[d]!;
    if (typeof wanted === 'number' ? wanted !== shape[d] : (sizes[wanted] ??= shape[d]!) !== shape[d]) {
      mismatch(X, pattern, who, what);
    }
  }
  remember(X, { pattern: [...pattern], sizes: Object.freeze(sizes) });
  return sizes;
}

/** `Linear(2 → 8).forward: A` for an object, `matmul: X` for a function. */
export function place(who: object | string, what: string): string {
  return `${nameOf(who)}${typeof who === 'string' ? ': ' : '.'}${what}`;
}

/** The `A` of `forward: A`. */
export function argumentOf(what: string): string {
  return what.slice(what.lastIndexOf(' ') + 1);
}

function mismatch(
  X: Tensor,
  pattern: readonly (number | string)[],
  who: object | string,
  what: string,
): never {
  throw new ShapeError(`${place(who, what)} is ${formatShape(X.shape)}, expected ${formatShape(pattern)}`);
}

/** Throws the `TypeError` for an argument that is no Tensor. */
export function refuse(X: unknown, wanted: string, who: object | string, what: string): never {
  const got = describe(X);
  let hint = X instanceof Transposed ? 'only matmul reads .T' : 'Tensor.from makes one';
  if (got === 'a Tensor') hint = 'it is of another library, or of another copy of this one';
  throw new TypeError(`${place(who, what)} is ${got}, expected ${wanted}; ${hint}`);
}
