import type { Comparison, Element } from './compare.ts';
import { near, predicts, wrong } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';

/** Every number is the sum of what all of them should be: summed over the wrong axis as well. */
export function summedTwice(here: Evidence, others: readonly Evidence[]): string | undefined {
  const summed = (evidence: Evidence): boolean | undefined => {
    const { elements } = evidence.comparison;
    const add = (of: (element: Element) => number): number => elements.reduce((total, e) => total + of(e), 0);
    const total = { value: add(({ numeric }) => numeric), bar: add(({ bar }) => bar) };
    return elements.length < 2 ? undefined : predicts(evidence, () => total);
  };
  return [here, ...others].some((evidence) => summed(evidence) === true) &&
    ![here, ...others].some((evidence) => summed(evidence) === false)
    ? `every number of ${here.comparison.name} is the sum of all of them: it is summed over one axis too many`
    : undefined;
}

/** In each row (or column) all numbers are off by the same: a sum over it is missing. */
export function shifted(here: Evidence, others: readonly Evidence[]): string | undefined {
  // Then a constant is wrong, and no sum over a line.
  const alike = [here, ...others].every(({ comparison: { elements } }) =>
    elements.every((element) => sameError(element, elements[0]!)),
  );
  for (const [axis, says] of [
    [
      0,
      'in each row all numbers of X are off by the same amount: a sum over the features is missing or wrong',
    ],
    [
      1,
      'in each column all numbers of X are off by the same amount: a sum over the batch is missing or wrong',
    ],
  ] as const) {
    const answers = [here, ...others].map(({ comparison }) => linesOff(comparison, axis));
    if (answers.includes(undefined)) continue;
    // One line alone may be so by chance.
    if (answers.reduce<number>((sum, lines) => sum + lines!, 0) > 1)
      return (alike ? 'all numbers of X are off by the same amount' : says).replace(
        'X',
        here.comparison.name,
      );
  }
  return undefined;
}

/** Whether two numbers are off by the same amount. */
function sameError(one: Element, other: Element): boolean {
  return near(one.analytic - one.numeric, other.analytic - other.numeric, one.bar + other.bar);
}

/** In how many rows (or columns) two numbers and more are wrong by the same amount; undefined where one is not. */
function linesOff({ shape, elements }: Comparison, axis: 0 | 1): number | undefined {
  if (shape.length !== 2 || shape[1 - axis] === 1) return 0;
  const lines = new Map<number, Element[]>();
  for (const element of elements) {
    const line = axis === 0 ? Math.floor(element.offset / shape[1]!) : element.offset % shape[1]!;
    lines.set(line, [...(lines.get(line) ?? []), element]);
  }
  const all = [...lines.values()];
  if (!all.every((line) => line.every((element) => sameError(element, line[0]!)))) return undefined;
  return all.filter((line) => line.filter(wrong).length > 1).length;
}

/** In each row (or column) the error is in proportion to A without its mean: how the variance moves is missing. */
export function inProportion(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, of } = here.comparison;
  if (of !== 'A') return undefined;
  for (const [axis, along] of [
    [0, 'row'],
    [1, 'column'],
  ] as const) {
    const proportional = ({ comparison, probe }: Evidence): boolean | undefined =>
      probe && errorAlongDeviation(comparison, probe.A.data, axis);
    const answers = [here, ...others].map(proportional);
    if (answers.filter((answer) => answer === true).length > 1 && !answers.includes(false))
      return `in each ${along} ${name} is off in proportion to A minus the ${along}'s mean: a term with the variance is missing or wrong`;
  }
  return undefined;
}

/** Undefined where a line has fewer than three numbers: of two, anything that sums to 0 is in proportion. */
function errorAlongDeviation(
  { shape, elements }: Comparison,
  A: ArrayLike<number>,
  axis: 0 | 1,
): boolean | undefined {
  if (shape.length !== 2 || elements.length !== shape[0]! * shape[1]!) return undefined;
  const [lines, length] = [shape[axis]!, shape[1 - axis]!];
  let tells: true | undefined;
  for (let l = 0; l < lines; l++) {
    const line = elements.filter(
      ({ offset }) => l === (axis === 0 ? Math.floor(offset / length) : offset % lines),
    );
    const mean = line.reduce((sum, { offset }) => sum + A[offset]!, 0) / length;
    const off = line.map(({ analytic, numeric }) => analytic - numeric);
    const from = line.map(({ offset }) => A[offset]! - mean);
    const square = from.reduce((sum, x) => sum + x * x, 0);
    const q = square === 0 ? 0 : from.reduce((sum, x, i) => sum + x * off[i]!, 0) / square;
    if (
      !line.every(({ bar, analytic }, i) => near(off[i]!, q * from[i]!, 4 * bar + 1e-9 * Math.abs(analytic)))
    )
      return false;
    if (length > 2 && line.some(wrong)) tells = true;
  }
  return tells;
}
