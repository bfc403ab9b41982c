import type { Comparison, Element } from '../compare.ts';
import { formatNumber, formatShape, indexOf } from '../format.ts';
import type { Leftover } from '../leftovers.ts';
import { EACH } from '../numeric/sample.ts';
import type { Subject } from '../subject.ts';
import { binaryDigits } from './bits.ts';
import { digitsAllowed, exactDifference } from './exact-difference.ts';
import type { ExactDifference } from './exact-difference.ts';

/** What goes in may have so many binary digits: products of two or three of them must still fit. */
const DIGITS_IN = 24;
const DIGITS_IN_FLOAT32 = 12;
/** A difference of so many ε is rounding inside backward, not a wrong formula. */
const ROUNDINGS = 64;

/**
 * Every number of every gradient against exact differences, with `===`: for layers that are piecewise polynomial of
 * degree ≤ 2 in each single number, at numbers with few binary digits.
 *
 * Only forward decides whether that is so. And before an alarm finite differences must agree: where forward rounds in
 * a way that it hides (10¹⁷ + x), nothing is exact.
 *
 * @param numeric - one number by finite differences
 * @returns why not, where it cannot be done
 */
export function compareExact(
  subject: Subject,
  gradients: readonly Float64Array[],
  leftovers: readonly Map<number, Leftover>[],
  numeric: (v: number, offset: number) => Element,
): Comparison[] | string {
  const center = subject.outputs();
  const refusal = refuse(subject, center);
  if (refusal !== undefined) return refusal;
  const compared: Comparison[] = [];
  for (const [v, variable] of subject.variables.entries()) {
    const elements: Element[] = [];
    const place = (offset: number): string =>
      `${variable.name}${formatShape(indexOf(offset, variable.shape))}`;
    for (let offset = 0; offset < variable.data.length; offset++) {
      const found = exactDifference(subject, variable, offset, center);
      if (typeof found === 'string') return `${place(offset)} ${found}`;
      const element = judge(offset, gradients[v]![offset]!, found, subject.epsilon);
      if (element.verdict === 'fail') {
        const other = numeric(v, offset);
        if (
          other.verdict !== 'fail' ||
          !(Math.abs(element.analytic - element.numeric) > element.bar || Number.isNaN(element.analytic))
        )
          return `backward rounds, or forward hides that it does, at ${place(offset)}: ${formatNumber(element.analytic)} is not exactly ${formatNumber(element.numeric)}`;
      }
      if (leftovers[v]!.get(offset) === 'either' && element.numeric !== 0)
        leftovers[v]!.set(offset, 'unwritten');
      elements.push(element);
    }
    const { gradientName: name, name: of, shape } = variable;
    compared.push({
      name,
      of,
      shape,
      elements,
      leftovers: leftovers[v]!,
      unsteady: undefined,
      screen: undefined,
    });
  }
  return compared;
}

function judge(offset: number, analytic: number, { low, high }: ExactDifference, epsilon: number): Element {
  const kink = low !== high;
  if (analytic >= low && analytic <= high) {
    const numeric = (low + high) / 2;
    return { offset, analytic, numeric, bar: (high - low) / 2, kink, between: kink, verdict: 'pass' };
  }
  const rounding = ROUNDINGS * epsilon * Math.max(Math.abs(analytic), Math.abs(low), Math.abs(high));
  const bar = (high - low) / 2 + (Number.isNaN(rounding) ? 0 : rounding);
  return { offset, analytic, numeric: (low + high) / 2, bar, kink, between: kink, verdict: 'fail' };
}

/** Why this point is not one for exact mode, as far as one look tells. */
function refuse({ variables, weights, epsilon }: Subject, center: Float64Array): string | undefined {
  const total = variables.reduce((sum, { data }) => sum + data.length, 0);
  if (total > EACH) return `of ${total} numbers in all only a sample is looked at`;
  const most = epsilon > Number.EPSILON ? DIGITS_IN_FLOAT32 : DIGITS_IN;
  for (const { name, shape, data } of variables) {
    const offset = data.findIndex((x) => !(binaryDigits(x) <= most) || !Number.isFinite(x));
    if (offset >= 0)
      return `${name}${formatShape(indexOf(offset, shape))} = ${formatNumber(data[offset]!)} has too many binary digits`;
  }
  if (weights.some((w) => !(binaryDigits(w) <= most))) return 'dLdZ has too many binary digits';
  if (center.some((z) => !Number.isFinite(z))) return 'forward gives what is not a number';
  if (center.some((z) => binaryDigits(z) > digitsAllowed(epsilon))) return 'forward rounds';
  return undefined;
}
