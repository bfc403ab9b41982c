import * as chainrule from 'chainrule';
import { DTypeError, GradientError, ShapeError, Tensor } from 'chainrule';
import { describe, expect, test } from 'vitest';

/** Whatever JavaScript does with a value: call it, construct it, ask it for a member. */
export type Untyped = ((...given: readonly unknown[]) => Untyped) &
  (new (...given: readonly unknown[]) => Untyped) & { readonly [Name in Member]: Untyped };

/** The members that the tables use. */
type Member =
  | 'at'
  | 'backward'
  | 'forward'
  | 'from'
  | 'fillNormal'
  | 'fillUniform'
  | 'full'
  | 'fit'
  | 'gradients'
  | 'integer'
  | 'item'
  | 'normal'
  | 'permutation'
  | 'predict'
  | 'reshape'
  | 'restore'
  | 'state'
  | 'step'
  | 'T'
  | 'to'
  | 'uniform'
  | 'zeros';

/** chainrule as JavaScript sees it: anything may be handed to anything. */
export const js = chainrule as unknown as Readonly<Record<keyof typeof chainrule, Untyped>>;

/** A wrong call, and all that its error says: the class, who, got, wanted, and a hint where one is known. */
export type Misuse<Subjects> = readonly [call: (subjects: Subjects) => unknown, error: string];

/**
 * One test for each row: the call is refused by just this error, and what `make` made is as it was before.
 *
 * @param make - what the calls work on, new for each row; a function among it is called to see the state of something
 */
export function refuses<Subjects extends object>(
  who: string,
  make: () => Subjects,
  rows: readonly Misuse<Subjects>[],
): void {
  describe(who, () => {
    for (const [call, error] of rows) {
      test(error, () => {
        const subjects = make();
        const before = stateOf(subjects);
        const thrown = errorOf(() => call(subjects));
        expect(String(thrown)).toBe(error);
        expect(thrown).toBeInstanceOf(CLASSES[error.slice(0, error.indexOf(':'))]!);
        expect(stateOf(subjects)).toEqual(before);
      });
    }
  });
}

const CLASSES: Readonly<Record<string, new (...given: never) => Error>> = {
  Error,
  TypeError,
  RangeError,
  ShapeError,
  DTypeError,
  GradientError,
};

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

/** All that can be seen of a value: numbers of tensors, states of generators and optimizers, parameters of layers. */
function stateOf(value: unknown): unknown {
  if (value instanceof Tensor) return [value.dtype, [...value.shape], Array.from(value.data)];
  if (typeof value === 'function') return stateOf((value as () => unknown)());
  if (Array.isArray(value)) return value.map(stateOf);
  if (typeof value !== 'object' || value === null) return value;
  const { state } = value as { state?: unknown };
  const saved: unknown = typeof state === 'function' ? state.call(value) : undefined;
  return [saved, Object.entries(value).map(([name, field]) => [name, stateOf(field)])];
}
