import type { Comparison, Element } from './compare.ts';
import type { Probe } from './diagnosis-probe.ts';
import { formatShape } from './format.ts';
import type { Point } from './report.ts';

/** Sizes that a wrong factor may stem from, by their names in the maths. */
export interface Dimensions {
  readonly N?: number;
  readonly [name: string]: number | undefined;
}

/** A gradient at one point, with what is known there. */
export interface Evidence {
  readonly comparison: Comparison;
  readonly sizes: Dimensions;
  /** The other gradients at the same point. */
  readonly beside?: readonly Comparison[];
  readonly point?: Point;
  /** To ask the layer again. */
  readonly probe?: Probe | undefined;
}

/** What a number would be, were an explanation true; undefined where the explanation says nothing. */
export type Prediction = (element: Element) => { readonly value: number; readonly bar: number } | undefined;

/** Rounding of a number that went through another order of operations. */
const ROUNDING = 1e-9;

/** |a − b| within the bar, and within rounding. */
export function near(a: number, b: number, bar: number): boolean {
  return Math.abs(a - b) <= bar + ROUNDING * Math.abs(b);
}

/**
 * Does the explanation give backward's numbers here? `true` when it gives them all and some of them are wrong,
 * `undefined` when it gives them all and none is wrong, `false` when it does not.
 */
export function predicts({ comparison }: Evidence, prediction: Prediction): boolean | undefined {
  let tells = false;
  for (const element of comparison.elements) {
    if (element.kink) continue;
    const predicted = prediction(element);
    if (predicted === undefined) return undefined;
    if (!near(element.analytic, predicted.value, predicted.bar)) return false;
    tells ||= element.verdict === 'fail';
  }
  return tells || undefined;
}

/** One wrong number alone may look like anything. */
const ALONE = 2;

/** Holds here, contradicted nowhere, and where there are other cases, seen in one of them too. */
export function everywhere(
  here: Evidence,
  others: readonly Evidence[],
  test: (evidence: Evidence) => boolean | undefined,
): boolean {
  if (test(here) !== true) return false;
  const wrong = here.comparison.elements.filter(({ verdict }) => verdict === 'fail');
  if (others.length === 0 && wrong.length < ALONE) return false;
  const answers = others.map(test);
  return !answers.includes(false) && (others.length === 0 || answers.includes(true));
}

/** Whether two tensors have as many numbers in each direction. */
export function sameShape(X: readonly number[], Y: readonly number[]): boolean {
  return formatShape(X) === formatShape(Y);
}

/** The numbers of another comparison at the same offsets: where they are all known. */
export function numbersOf({ elements }: Comparison): Map<number, Element> {
  return new Map(elements.map((element) => [element.offset, element]));
}

/** Fewer numbers than this on one side of a line show no line. */
export const ENOUGH = 3;

/** Outside of its bar. */
export const wrong = ({ verdict }: Element): boolean => verdict === 'fail';
/** Right, and not only because it is 0 either way. */
export const right = ({ verdict, numeric, bar, kink }: Element): boolean =>
  verdict === 'pass' && !kink && Math.abs(numeric) > bar;
