import type { Shape } from '@chainrule/tensor';
import { compareExact } from './exact/compare-exact.ts';
import { findLeftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import { compareNumeric } from './numeric/compare-numeric.ts';
import type { Screen } from './numeric/screen.ts';
import type { Subject } from './subject.ts';

/**
 * How to compare. `'exact'` looks for equality, on numbers for which forward and its differences do not round;
 * `'numeric'` is finite differences with derived bars; `'auto'` is exact where that is possible, else numeric.
 */
export type Mode = 'auto' | 'numeric' | 'exact';

/** `'fail'`: outside the bar. `'pass'`: inside it. `'inconclusive'`: the bar is too wide to tell. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** One number of a gradient, from backward and from finite differences. */
export interface Element {
  /** Its place in the row-major data. */
  readonly offset: number;
  readonly analytic: number;
  readonly numeric: number;
  readonly bar: number;
  readonly kink: boolean;
  readonly verdict: Verdict;
}

/** One gradient, from backward and from finite differences. */
export interface Comparison {
  /** `dLdA`, `0.dLdW`. */
  readonly name: string;
  /** The variable it is the gradient of: `A`, `0.W`. */
  readonly of: string;
  readonly shape: Shape;
  readonly elements: readonly Element[];
  readonly leftovers: ReadonlyMap<number, Leftover>;
  /** Whether forward gave the same twice; what it gives is no function otherwise, and has no derivative. */
  readonly repeatable: boolean;
  /** Of a large tensor, what random directions through all its numbers say; undefined where each was looked at. */
  readonly screen: Screen | undefined;
}

/** All gradients, and how the derivatives were found. */
export interface Comparisons {
  readonly mode: 'exact' | 'numeric';
  /** Why exact mode could not be used, where it was asked for or tried. */
  readonly refusal: string | undefined;
  readonly comparisons: readonly Comparison[];
}

/** Every gradient that backward gives against differences of forward, number by number. */
export function compare(subject: Subject, mode: Mode = 'auto'): Comparisons {
  const first = subject.gradients(NaN);
  // The second of two equal passes counts: an array that is handed out again must have been overwritten.
  const second = subject.gradients(NaN);
  const { gradients } = second;
  if (first.outputs.some((z, i) => !Object.is(z, second.outputs[i]))) {
    const comparisons = untold(subject, gradients, false);
    return { mode: mode === 'exact' ? 'exact' : 'numeric', refusal: undefined, comparisons };
  }
  const leftovers = findLeftovers(subject, first.gradients, gradients);
  let known: Comparison[] | undefined;
  const numeric = (): Comparison[] => (known ??= compareNumeric(subject, gradients, leftovers));
  if (mode === 'numeric') return { mode, refusal: undefined, comparisons: numeric() };
  const exact = compareExact(subject, gradients, leftovers, numeric);
  if (typeof exact !== 'string') return { mode: 'exact', refusal: undefined, comparisons: exact };
  return mode === 'exact'
    ? { mode, refusal: exact, comparisons: untold(subject, gradients, true) }
    : { mode: 'numeric', refusal: exact, comparisons: numeric() };
}

/** Nothing can be said about any number. */
function untold(
  { variables }: Subject,
  gradients: readonly Float64Array[],
  repeatable: boolean,
): Comparison[] {
  return variables.map(({ gradientName, name, shape }, v) => ({
    name: gradientName,
    of: name,
    shape,
    elements: Array.from(gradients[v]!, (analytic, offset) => ({
      offset,
      analytic,
      numeric: NaN,
      bar: Infinity,
      kink: false,
      verdict: 'inconclusive',
    })),
    leftovers: new Map(),
    repeatable,
    screen: undefined,
  }));
}
