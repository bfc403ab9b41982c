import type { Shape } from '@chainrule/tensor';
import { compareExact } from './exact/compare-exact.ts';
import { findLeftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import { compareNumeric, NumericJudge } from './numeric/compare-numeric.ts';
import type { Screen } from './numeric/screen.ts';
import type { Subject, Variable } from './subject.ts';
import { list } from './format.ts';

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
  /** Whether numeric ± bar is what lies between the slopes on the two sides of a kink. */
  readonly between?: boolean;
  /** Whether it is at an end of its range, where forward may bend unseen, and backward gives something else than beside it. */
  readonly atEnd?: boolean;
  /** Whether forward goes in stairs beside it, whose slope may or may not be meant. */
  readonly stairs?: boolean;
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
  /** Where forward gave two values for the same input, it is no function and has no derivative. */
  readonly unsteady: Unsteady | undefined;
  /** Of a large tensor, what random directions through all its numbers say; undefined where each was looked at. */
  readonly screen: Screen | undefined;
}

/** Why forward gave two values for the same input. */
export interface Unsteady {
  /** It draws, or counts, or remembers. The other laws compare passes, and cannot tell either. */
  readonly draws: boolean;
  readonly says: string;
}

/** All gradients, and how the derivatives were found. */
export interface Comparisons {
  readonly mode: 'exact' | 'numeric';
  /** Why exact mode could not be used, where it was asked for or tried. */
  readonly refusal: string | undefined;
  readonly comparisons: readonly Comparison[];
}

/**
 * Every gradient that backward gives against differences of forward, number by number.
 *
 * @param twice - whether numbers that seem wrong are looked at once more, at some cost
 */
export function compare(subject: Subject, mode: Mode = 'auto', twice = true): Comparisons {
  const before = subject.variables.map(({ data }) => data.slice());
  const first = subject.gradients(NaN);
  const changed = subject.variables.filter(({ data }, v) =>
    data.some((x, i) => !Object.is(x, before[v]![i])),
  );
  // The second of two equal passes counts: an array that is handed out again must have been overwritten.
  const second = subject.gradients(NaN);
  const { gradients } = second;
  if (first.outputs.some((z, i) => !Object.is(z, second.outputs[i]))) {
    const comparisons = untold(subject, gradients, unsteadiness(changed));
    return { mode: mode === 'exact' ? 'exact' : 'numeric', refusal: undefined, comparisons };
  }
  const leftovers = findLeftovers(subject, first.gradients, gradients);
  const numeric = (): Comparison[] => compareNumeric(subject, gradients, leftovers, twice);
  if (mode === 'numeric') return { mode, refusal: undefined, comparisons: numeric() };
  let judge: NumericJudge | undefined;
  const exact = compareExact(
    subject,
    gradients,
    leftovers,
    (v, offset) => (judge ??= new NumericJudge(subject, gradients, twice)).elements(v, [offset])[0]!,
  );
  if (typeof exact !== 'string') return { mode: 'exact', refusal: undefined, comparisons: exact };
  return mode === 'exact'
    ? { mode, refusal: exact, comparisons: untold(subject, gradients, undefined) }
    : { mode: 'numeric', refusal: exact, comparisons: numeric() };
}

function unsteadiness(changed: readonly Variable[]): Unsteady {
  return changed.length > 0
    ? {
        draws: false,
        says: `forward or backward changes ${list(changed.map(({ name }) => name))}, so that the next forward gives other numbers, and finite differences cannot judge it`,
      }
    : {
        draws: true,
        says: 'forward gives other numbers each time for the same input, so finite differences cannot judge it',
      };
}

/** Nothing can be said about any number. */
function untold(
  { variables }: Subject,
  gradients: readonly Float64Array[],
  unsteady: Unsteady | undefined,
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
    unsteady,
    screen: undefined,
  }));
}
