import type { Shape } from '@chainrule/tensor';
import type { Comparison, Comparisons, Element, Verdict } from './compare.ts';
import type { Diagnosis } from './diagnosis.ts';
import { formatBar, formatNumber, indexOf } from './format.ts';
import { INSPECT, paint } from './paint.ts';
import type { InspectOptions } from './paint.ts';
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
  /** Whether that is what lies between the one-sided slopes at a kink. */
  readonly kink: boolean;
}

/** What was found out about one gradient. */
export interface GradientEntry {
  /** `dLdA`, `dLdW`, `0.dLdW`. */
  readonly name: string;
  /** Of the gradient. */
  readonly shape: Shape;
  /** The worst of its numbers: `'fail'` before `'inconclusive'` before `'pass'`. */
  readonly verdict: Verdict;
  /** How many of its numbers were looked at one by one. */
  readonly checked: number;
  /** How many random directions through all of its numbers were looked at; 0 where each number was. */
  readonly directions: number;
  /** How many were outside their bars. */
  readonly wrong: number;
  /** How many could not be told, their bars being too wide. */
  readonly inconclusive: number;
  /** How many were at a kink of forward, or had a step cross one. */
  readonly kinks: number;
  /**
   * The smallest relative error that would have been caught, be it in the numbers looked at one by one or in those that
   * only the directions saw, whichever is larger; ∞ when every number is 0.
   */
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
  readonly mode: 'exact' | 'numeric';
  /** Why it was not, or could not be, exact mode; undefined where that was not tried. */
  readonly refusal: string | undefined;
  /** One for each gradient: dLdA, then the parameters in their order. */
  readonly entries: readonly GradientEntry[];
  /** The smallest relative error that would have been caught, in the gradient where that is largest. */
  readonly power: number;
  /** At most three sentences about what went wrong. */
  readonly diagnosis: string | undefined;
  /** Which layer of a Sequential is wrong and which are right, where the layer checked holds others. */
  readonly links: string | undefined;
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
  { comparisons, mode, refusal }: Comparisons,
  point: Point,
  diagnosis: Diagnosis,
): GradientReport {
  const entries = comparisons.map((comparison) => entryOf(comparison, diagnosis));
  const { links } = diagnosis;
  const sentences = [
    ...new Set([
      ...comparisons.flatMap(({ unsteady }) => unsteady?.says ?? []),
      ...(mode === 'exact' && refusal !== undefined ? [`exact mode cannot tell: ${refusal}`] : []),
      ...(links === undefined ? [] : [links]),
      ...comparisons.flatMap((comparison) => screenText(comparison) ?? []),
      ...entries.flatMap(({ diagnosis }) => diagnosis ?? []),
    ]),
  ]
    .flatMap((sentence) => sentence.split('. '))
    .slice(0, 3);
  const report: GradientReport = {
    subject,
    verdict: worstVerdict(entries.map(({ verdict }) => verdict)),
    mode,
    refusal,
    entries,
    power: entries.reduce((power, entry) => Math.max(power, entry.power), 0),
    diagnosis: sentences.length === 0 ? undefined : sentences.join('. '),
    links,
    point,
    toString: () => reportText(report),
  };
  // What console.log of Node prints: in colours on a terminal.
  Object.defineProperty(report, INSPECT, {
    value: (_depth: unknown, options?: InspectOptions) =>
      options?.colors === true ? paint(reportText(report)) : reportText(report),
  });
  return report;
}

/** What the random directions through a large gradient leave open. */
function screenText({ name, screen, elements }: Comparison): string | undefined {
  if (screen === undefined || elements.some(({ verdict }) => verdict === 'fail')) return undefined;
  const { unresolved, directions, wanted } = screen;
  if (unresolved !== undefined) {
    const { numbers, analytic, numeric, bar } = unresolved;
    return `along a direction through ${numbers} numbers of ${name} backward gives ${formatNumber(analytic, bar)}, finite differences ${formatNumber(numeric, bar)} ± ${formatBar(bar)}, and no single number is outside its bar`;
  }
  return directions < wanted
    ? `only ${directions} of ${wanted} random directions through ${name} could tell`
    : undefined;
}

function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('fail') ? 'fail' : verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}

function entryOf(comparison: Comparison, diagnosis: Diagnosis): GradientEntry {
  const { name, shape, elements, screen } = comparison;
  const unscreened =
    screen !== undefined && (screen.unresolved !== undefined || screen.directions < screen.wanted);
  const verdict = worstVerdict([
    ...elements.map((element) => element.verdict),
    ...(unscreened ? (['inconclusive'] as const) : []),
  ]);
  const worst = elements.reduce((most, element) => (badness(element) > badness(most) ? element : most));
  const count = (matches: (element: Element) => boolean): number => elements.filter(matches).length;
  return {
    name,
    shape,
    verdict,
    checked: elements.length,
    directions: screen?.directions ?? 0,
    wrong: count((element) => element.verdict === 'fail'),
    inconclusive: count((element) => element.verdict === 'inconclusive'),
    kinks: count(({ kink }) => kink),
    power: Math.max(
      elements.reduce((power, element) => Math.min(power, relativeBar(element)), Infinity),
      screen?.power ?? 0,
    ),
    worst: {
      index: indexOf(worst.offset, shape),
      analytic: worst.analytic,
      numeric: worst.numeric,
      bar: worst.bar,
      kink: worst.between ?? false,
    },
    diagnosis: verdict === 'fail' ? diagnosis.of(comparison) : undefined,
  };
}

/** Failures before what could not be told before passes; then the distance in bars. */
function badness({ analytic, numeric, bar, verdict }: Element): number {
  const distance = Math.abs(analytic - numeric);
  const bars = distance === 0 ? 0 : Number.isNaN(distance) ? 1e300 : distance / bar;
  return bars + (verdict === 'fail' ? 1e12 : verdict === 'inconclusive' ? 1e6 : 0);
}

function relativeBar({ numeric, bar, verdict, atEnd }: Element): number {
  return verdict === 'inconclusive' || atEnd === true || numeric === 0 || Math.abs(numeric) <= bar
    ? Infinity
    : bar / Math.abs(numeric);
}
