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
  /** What the spec calls one of the sizes, where it has a name for it. */
  readonly called?: ((size: string) => string | undefined) | undefined;
  /** The other gradients at the same point. */
  readonly beside?: readonly Comparison[];
  readonly point?: Point;
  /** To ask the layer again. */
  readonly probe?: Probe | undefined;
}

/** What a number would be, were an explanation true: `value` ± `bar`. */
interface Predicted {
  readonly value: number;
  readonly bar: number;
  /** Whether it stands at a kink, where anything between two slopes is as good: that shows nothing. */
  readonly kink?: boolean;
}

/** What a number would be; undefined where the explanation says nothing. */
export type Prediction = (element: Element) => Predicted | undefined;

/** The numbers that finite differences give elsewhere. */
export function numericIn({ elements }: Comparison): Prediction {
  const numbers = new Map(elements.map((element) => [element.offset, element]));
  return ({ offset }) => {
    const element = numbers.get(offset);
    return element && { value: element.numeric, bar: element.bar, kink: !sharp(element) };
  };
}

/** Rounding of a number that went through another order of operations. */
const ROUNDING = 1e-9;

/** A bar shows something where it is so many times smaller than the error. */
const SMALL = 4;

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
    tells ||= wrong(element) && sharp(element) && predicted.kink !== true && isTold(element, predicted.bar);
  }
  return tells || undefined;
}

/** Whether the bar is small next to the error that is to be explained. */
function isTold({ analytic, numeric }: Element, bar: number): boolean {
  return !(SMALL * bar >= Math.abs(analytic - numeric));
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

/** Fewer numbers than this on one side of a line show no line. */
export const ENOUGH = 3;

/** Not at a kink, where anything between the two slopes is accepted, nor where only one of them is known. */
export const sharp = ({ kink, between, atEnd }: Element): boolean =>
  !kink && between !== true && atEnd !== true;
/** Outside of its bar. */
export const wrong = ({ verdict }: Element): boolean => verdict === 'fail';
/** Right, and not only because it is 0 either way. */
export const right = (element: Element): boolean =>
  element.verdict === 'pass' && sharp(element) && Math.abs(element.numeric) > element.bar;
