import { Tensor } from '@chainrule/tensor';
import type { Element } from './compare.ts';
import { ENOUGH, right, sharp, wrong } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';
import { formatNumber } from './format.ts';

/** What is wrong is not finite, which forward is: always, or where A is 0, or beyond a threshold. */
export function notNumbers(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  const failing = all.flatMap(({ comparison }) => comparison.elements.filter(wrong));
  if (failing.length === 0 || failing.some(({ analytic }) => Number.isFinite(analytic))) return undefined;
  const where = regionOf(all);
  const [is, forward] = failing.every(({ analytic }) => Number.isNaN(analytic))
    ? ['NaN', 'not']
    : ['infinite or NaN', 'finite'];
  return `${name} is ${is}${where === undefined ? '' : ` where ${where}`}, and forward is ${forward}`;
}

/** Wrong only where the number of A (or Z) at the same place is negative, zero, or beyond a threshold. */
export function regions(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  const where = regionOf(all);
  const zeros = all.every(({ comparison }) =>
    comparison.elements.filter(wrong).every(({ analytic }) => analytic === 0),
  );
  return where && `${name} is ${zeros ? '0, and should not be,' : 'wrong'} only where ${where}`;
}

/** The same where it explains every number that was seen, in two cases and more. */
export function wholeRegions(all: readonly Evidence[]): string | undefined {
  const failing = all.filter(({ comparison }) => comparison.elements.some(wrong));
  return failing.length < 2 || regionOf(all, WHOLE) === undefined ? undefined : regions(all);
}

function regionOf(
  all: readonly Evidence[],
  kinds: readonly Region[] = [...WHOLE, ...PART],
): string | undefined {
  const { of } = all[0]!.comparison;
  const inside: number[] = [];
  const outside: number[] = [];
  const zeros: number[] = [];
  const errors: number[] = [];
  for (const { comparison, point } of all) {
    const X = point?.get(of);
    if (!(X instanceof Tensor) || X.size < comparison.elements.length) return undefined;
    for (const element of comparison.elements) {
      const x = X.data[element.offset]!;
      if (wrong(element)) {
        inside.push(x);
        errors.push(relativeError(element));
      } else if (right(element)) outside.push(x);
      else if (element.verdict === 'pass' && sharp(element)) zeros.push(x);
    }
  }
  if (inside.length < ENOUGH || outside.length < ENOUGH) return undefined;
  const fades = least(errors) < FADED * most(errors);
  const possible = fades ? kinds.filter((region) => !BOUNDED.includes(region)) : kinds;
  // Where it is rightly 0 bounds a region as well, if that makes it one.
  const where = [[...outside, ...zeros], outside]
    .flatMap((others) => possible.map((region) => region(inside, others)))
    .find((found) => found !== undefined);
  return where && `${of} is ${where}`;
}

/** Says in which part of the line all of `inside` are. */
type Region = (inside: readonly number[], outside: readonly number[]) => string | undefined;

/** The roundest number from `low` to `high`: all that is known of a threshold is that it lies there. */
function threshold(low: number, high: number): string {
  const middle = (low + high) / 2;
  for (let digits = 0; digits < 6; digits++) {
    const round = Number(middle.toFixed(digits));
    if (round >= low && round <= high) return `about ${formatNumber(round)}`;
  }
  return `about ${formatNumber(Number(middle.toPrecision(3)))}`;
}

const least = (X: readonly number[]): number => X.reduce((m, x) => Math.min(m, x), Infinity);
const most = (X: readonly number[]): number => X.reduce((m, x) => Math.max(m, x), -Infinity);
const sizes = (X: readonly number[]): number[] => X.map((x) => Math.abs(x));

/** An error that is so many times smaller here than there goes on, unseen, beyond where it is last seen. */
const FADED = 1 / 1024;

/** Of what is not a number: 1. */
function relativeError({ analytic, numeric }: Element): number {
  const error = Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric));
  return Number.isFinite(error) ? error : 1;
}

/** None of `outside` is there: by the sign. */
const SIGNS: readonly Region[] = [
  (I, O) => (I.every((x) => x === 0) && !O.includes(0) ? '0' : undefined),
  (I, O) => (most(I) < 0 && least(O) >= 0 ? 'negative' : undefined),
  (I, O) => (most(I) === 0 && least(O) > 0 ? 'negative or 0' : undefined),
  (I, O) => (least(I) > 0 && most(O) <= 0 ? 'positive' : undefined),
  (I, O) => (least(I) === 0 && most(O) < 0 ? 'positive or 0' : undefined),
];

/** None of `outside` is there: by a bound. */
const BOUNDED: readonly Region[] = [
  (I, O) => (least(I) > most(O) ? `above ${threshold(most(O), least(I))}` : undefined),
  (I, O) => (most(I) < least(O) ? `below ${threshold(most(I), least(O))}` : undefined),
  (I, O) => {
    const [low, high] = [most(sizes(O)), least(sizes(I))];
    const t = threshold(low, high);
    return low > 0 && low < high
      ? `above ${t} or below -(${t})`.replace(/-\(about (.*)\)/, 'about -$1')
      : undefined;
  },
  (I, O) => {
    const [low, high] = [most(O.filter((x) => x < least(I))), least(O.filter((x) => x > most(I)))];
    if (!O.every((x) => x <= low || x >= high)) return undefined;
    if (least(I) === most(I)) return formatNumber(least(I));
    return `between ${threshold(low, least(I))} and ${threshold(most(I), high)}`;
  },
];

const WHOLE: readonly Region[] = [...SIGNS, ...BOUNDED];

/** Only there, but not everywhere there. */
const PART: readonly Region[] = [
  (I) => (I.every((x) => x === 0) ? '0' : undefined),
  (I, O) => (most(I) < 0 && O.filter((x) => x >= 0).length >= ENOUGH ? 'negative' : undefined),
  (I, O) => (least(I) > 0 && O.filter((x) => x <= 0).length >= ENOUGH ? 'positive' : undefined),
];
