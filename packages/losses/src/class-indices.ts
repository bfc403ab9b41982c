import { describe, nameOf, ShapeError } from '@chainrule/tensor';

/**
 * N class indices as a kernel reads them: checked first, then copied, so that what the user does with his array
 * between forward and backward does not matter.
 *
 * @param memory - where the copy goes when it holds just N
 * @param alternative - what else the loss takes, as the message says it
 */
export function classIndices(
  Y: unknown,
  N: number,
  C: number,
  who: object,
  memory: Int32Array,
  alternative: (N: number, C: number) => string = nothing,
): Int32Array {
  if (!isArrayLike(Y)) {
    throw new TypeError(`${place(who)} is ${describe(Y)}, expected ${N} class indices${alternative(N, C)}`);
  }
  if (Y.length !== N) {
    throw new ShapeError(`${place(who)} has ${Y.length} class indices, expected N = ${N}`);
  }
  for (let i = 0; i < N; i++) {
    const index = Y[i];
    if (!(Number.isInteger(index) && (index as number) >= 0 && (index as number) < C)) {
      throw new RangeError(
        `${place(who)}[${i}] is ${describe(index)}, expected a class index, 0 to ${C - 1}`,
      );
    }
  }
  const classes = memory.length === N ? memory : new Int32Array(N);
  classes.set(Y as ArrayLike<number>);
  return classes;
}

const nothing = (): string => '';

function place(who: object): string {
  return `${nameOf(who)}.forward: Y`;
}

function isArrayLike(Y: unknown): Y is ArrayLike<unknown> {
  return typeof Y === 'object' && Y !== null && 'length' in Y && typeof Y.length === 'number';
}
