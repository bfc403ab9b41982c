import type { Shape } from '@chainrule/tensor';
import type { Comparison, Element, Verdict } from './compare.ts';
import { indexOf } from './format.ts';
import { reportText } from './report-text.ts';

/** The number of a gradient that stands worst, measured in its bar. */
export interface Worst {
  /** Where it stands in the gradient. */
  readonly index: number[];
  /** From backward. */
  readonly analytic: number;
  /** From finite differences of forward. */
  readonly numeric: number;
  /** The true derivative is within numeric ± bar. */
  readonly bar: number;
}

/** What was found out about one gradient. */
export interface GradientEntry {
  /** `dLdA`, `dLdW`, `0.dLdW`. */
  readonly name: string;
  /** Of the gradient. */
  readonly shape: Shape;
  /** The worst of its numbers: `'fail'` before `'inconclusive'` before `'pass'`. */
  readonly verdict: Verdict;
  /** How many of its numbers were looked at. */
  readonly checked: number;
  /** How many were outside their bars. */
  readonly wrong: number;
  /** How many could not be told, their bars being too wide. */
  readonly inconclusive: number;
  /** How many were at a kink of forward, or had a step cross one. */
  readonly kinks: number;
  /** The smallest relative error that would have been caught; ∞ when every number is 0. */
  readonly power: number;
  /** The number that stands worst, measured in its bar. */
  readonly worst: Worst;
  /** What the errors look like, where they look like something known. */
  readonly diagnosis: string | undefined;
}

/** The answer of a check at one point. `String(report)` is the message for people. */
export interface GradientReport {
  /** What was checked, as it prints itself: `Linear(2 → 8)`. */
  readonly subject: string;
  /** The worst of the gradients: `'fail'` before `'inconclusive'` before `'pass'`. */
  readonly verdict: Verdict;
  /** How the derivatives were found. */
  readonly mode: 'numeric';
  /** One for each gradient: dLdA, then the parameters in their order. */
  readonly entries: readonly GradientEntry[];
  /** The smallest relative error that would have been caught, in the gradient where that is largest. */
  readonly power: number;
  /** At most three sentences about what went wrong. */
  readonly diagnosis: string | undefined;
  /** Where it was checked: A, the parameters and dLdZ of a layer, Z and Y of a loss. */
  readonly point: Point;
  /** The message for people. */
  toString(): string;
}

/** Tensors by their names; the target of a loss may be something else. */
export type Point = ReadonlyMap<string, unknown>;

/** Puts comparisons into a report. */
export function makeReport(
  subject: string,
  comparisons: readonly Comparison[],
  point: Point,
  diagnose: (comparison: Comparison) => string | undefined,
): GradientReport {
  const entries = comparisons.map((comparison) => entryOf(comparison, diagnose));
  const random = comparisons.some(({ repeatable }) => !repeatable)
    ? ['forward gives other numbers each time for the same input, so finite differences cannot judge it']
    : [];
  const sentences = [...new Set([...random, ...entries.flatMap(({ diagnosis }) => diagnosis ?? [])])].slice(
    0,
    3,
  );
  const report: GradientReport = {
    subject,
    verdict: worstVerdict(entries.map(({ verdict }) => verdict)),
    mode: 'numeric',
    entries,
    power: entries.reduce((power, entry) => Math.max(power, entry.power), 0),
    diagnosis: sentences.length === 0 ? undefined : sentences.join('. '),
    point,
    toString: () => reportText(report),
  };
  return report;
}

function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('fail') ? 'fail' : verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}

function entryOf(
  comparison: Comparison,
  diagnose: (comparison: Comparison) => string | undefined,
): GradientEntry {
  const { name, shape, elements } = comparison;
  const verdict = worstVerdict(elements.map((element) => element.verdict));
  const worst = elements.reduce((most, element) => (badness(element) > badness(most) ? element : most));
  const count = (matches: (element: Element) => boolean): number => elements.filter(matches).length;
  return {
    name,
    shape,
    verdict,
    checked: elements.length,
    wrong: count((element) => element.verdict === 'fail'),
    inconclusive: count((element) => element.verdict === 'inconclusive'),
    kinks: count(({ kink }) => kink),
    power: elements.reduce((power, element) => Math.min(power, relativeBar(element)), Infinity),
    worst: {
      index: indexOf(worst.offset, shape),
      analytic: worst.analytic,
      numeric: worst.numeric,
      bar: worst.bar,
    },
    diagnosis: verdict === 'fail' ? diagnose(comparison) : undefined,
  };
}

/** Failures before what could not be told before passes; then the distance in bars. */
function badness({ analytic, numeric, bar, verdict }: Element): number {
  const distance = Math.abs(analytic - numeric);
  const bars = distance === 0 ? 0 : Number.isNaN(distance) ? 1e300 : distance / bar;
  return bars + (verdict === 'fail' ? 1e12 : verdict === 'inconclusive' ? 1e6 : 0);
}

function relativeBar({ numeric, bar, verdict }: Element): number {
  return verdict === 'inconclusive' || numeric === 0 || Math.abs(numeric) <= bar
    ? Infinity
    : bar / Math.abs(numeric);
}
