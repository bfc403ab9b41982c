import { Tensor } from '@chainrule/tensor';
import type { Comparison, Element } from './compare.ts';
import type { Evidence } from './diagnosis-evidence.ts';
import { formatNumber } from './format.ts';

/** Fewer numbers than this on one side of a line show no line. */
const ENOUGH = 3;

/** Numbers that were never written, or added to what was there before. */
export function leftover([here, ...others]: readonly Comparison[]): string | undefined {
  const { name, elements } = here!;
  const kindsOf = (comparison: Comparison): (string | undefined)[] =>
    comparison.elements.flatMap(({ verdict, offset }) =>
      verdict === 'fail' ? [comparison.leftovers.get(offset)] : [],
    );
  const kinds = kindsOf(here!);
  if (kinds.length === 0 || kinds.includes(undefined)) return undefined;
  const seen = new Set([...kinds, ...others.flatMap(kindsOf)]);
  if (seen.has('unwritten') && !seen.has('accumulated')) {
    return kinds.length === elements.length
      ? `backward never writes ${name}`
      : `backward does not write ${kinds.length} of the ${elements.length} numbers of ${name}`;
  }
  return seen.has('accumulated') && !seen.has('unwritten')
    ? `backward adds to the ${name} that was there before; it must overwrite it`
    : `backward keeps what was in ${name} before; it must overwrite it`;
}

/** What is wrong is not a number: always, or where A is 0, or beyond a threshold. */
export function notNumbers(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  const failing = all.flatMap(({ comparison }) => comparison.elements.filter(wrong));
  if (failing.length === 0 || !failing.every(({ analytic }) => Number.isNaN(analytic))) return undefined;
  const where = regionOf(all);
  return `${name} is NaN${where === undefined ? '' : ` where ${where}`}, and forward is not`;
}

/** Zeros wherever one looks. */
export function zero(all: readonly Comparison[]): string | undefined {
  const { name, of } = all[0]!;
  return all.every(({ elements }) => elements.every(({ analytic }) => analytic === 0))
    ? `${name} is 0, though forward depends on ${of}`
    : undefined;
}

/** a[j, i] = R[i, j], or the numbers of the transposed matrix in a row, wherever it has rows and columns. */
export function transposed(all: readonly Comparison[]): string | undefined {
  const matrices = all.filter(({ shape }) => shape.length === 2 && shape[0] !== 1 && shape[1] !== 1);
  return matrices.includes(all[0]!) && matrices.every(isTransposed)
    ? `${all[0]!.name} is transposed`
    : undefined;
}

function isTransposed({ shape, elements }: Comparison): boolean {
  const [rows, columns] = shape as [number, number];
  if (elements.length !== rows * columns) return false;
  return elements.every(({ numeric, bar }, e) => {
    const turned = elements[(e % columns) * rows + Math.floor(e / columns)]!;
    return Math.abs(turned.analytic - numeric) <= bar;
  });
}

const wrong = ({ verdict }: Element): boolean => verdict === 'fail';
/** Right, and not only because it is 0 either way. */
const right = ({ verdict, numeric, bar, kink }: Element): boolean =>
  verdict === 'pass' && !kink && Math.abs(numeric) > bar;

/** Only some rows or columns are wrong, the same ones in every case: the first, the last, the fifth, all but the first … */
export function lines(all: readonly Comparison[]): string | undefined {
  const failing = all.filter(({ elements }) => elements.some(wrong));
  const { name, shape } = all[0]!;
  if (shape.length !== 2) return undefined;
  const where = [0, 1].flatMap((axis): string[] => {
    const kind = axis === 1 ? 'column' : all.every((c) => c.shape[1] === 1) ? 'number' : 'row';
    const telling = failing.filter((c) => c.shape[axis]! > 1);
    if (telling.length === 0) return [];
    const linesOf = (of: (element: Element) => boolean): Line[] =>
      telling.flatMap((comparison) =>
        comparison.elements
          .filter(of)
          .map(({ offset }) => ({ line: lineOf(offset, comparison, axis), length: comparison.shape[axis]! })),
      );
    const [bad, good] = [linesOf(wrong), linesOf(right)];
    const place = placesWith(bad[0]!.line, kind).find(
      ({ holds, whole }) => bad.every(holds) && !(whole && good.some(holds)),
    );
    // One case alone may be so by chance unless the other lines are shown to be right.
    const others = place === undefined ? [] : good.filter((line) => !place.holds(line));
    return place !== undefined && others.length >= Math.min(ENOUGH, all.length) ? [place.says] : [];
  });
  if (where.length === 0) return undefined;
  const zeros = failing.every(({ elements }) =>
    elements.filter(wrong).every(({ analytic }) => analytic === 0),
  );
  return `${name} is ${zeros ? '0, and should not be,' : 'wrong'} only in ${where.join(' and ')}`;
}

function lineOf(offset: number, { shape }: Comparison, axis: number): number {
  return axis === 1 ? offset % shape[1]! : Math.floor(offset / shape[1]!);
}

/** A row or a column, and of how many. */
interface Line {
  readonly line: number;
  readonly length: number;
}

interface Place {
  readonly says: string;
  readonly holds: (line: Line) => boolean;
  /** So wide a place is one only where nothing in it is right. */
  readonly whole?: boolean;
}

const placesWith = (index: number, kind: string): readonly Place[] => [
  { says: `the last ${kind}`, holds: ({ line, length }) => line === length - 1 },
  { says: `the first ${kind}`, holds: ({ line }) => line === 0 },
  { says: `${kind} ${index}`, holds: ({ line }) => line === index },
  { says: `all but the first ${kind}`, holds: ({ line }) => line > 0, whole: true },
  { says: `all but the last ${kind}`, holds: ({ line, length }) => line < length - 1, whole: true },
];

/** Wrong only for N > n, or only for N ≤ n; the same for C. */
export function sizesThatFail(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  const telling = all.filter(({ comparison }) => comparison.elements.some((e) => wrong(e) || right(e)));
  for (const size of ['N', 'C', 'C_in']) {
    const n = (those: readonly Evidence[]): number[] => those.map(({ sizes }) => sizes[size] ?? NaN);
    const failing = n(telling.filter(({ comparison }) => comparison.elements.some(wrong)));
    const passing = n(telling.filter(({ comparison }) => !comparison.elements.some(wrong)));
    if (failing.length < 2 || passing.length < ENOUGH) continue;
    const [least, most] = [Math.min(...failing), Math.max(...passing)];
    if (least > most) return `${name} is wrong only for ${size} > ${most}`;
    if (Math.max(...failing) < Math.min(...passing))
      return `${name} is wrong only for ${size} < ${Math.min(...passing)}`;
  }
  return undefined;
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

function regionOf(all: readonly Evidence[]): string | undefined {
  const { of } = all[0]!.comparison;
  const inside: number[] = [];
  const outside: number[] = [];
  const zeros: number[] = [];
  for (const { comparison, point } of all) {
    const X = point?.get(of);
    if (!(X instanceof Tensor) || X.size < comparison.elements.length) return undefined;
    for (const element of comparison.elements) {
      const x = X.data[element.offset]!;
      if (wrong(element)) inside.push(x);
      else if (right(element)) outside.push(x);
      else if (element.verdict === 'pass' && !element.kink) zeros.push(x);
    }
  }
  if (inside.length < ENOUGH || outside.length < ENOUGH) return undefined;
  // Where it is rightly 0 bounds a region as well, if that makes it one.
  const where = [[...outside, ...zeros], outside]
    .flatMap((others) => REGIONS.map((region) => region(inside, others)))
    .find((found) => found !== undefined);
  return where && `${of} is ${where}`;
}

/** Wrong only at [n, Y[n]]: at the class that is the target. */
export function targets(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  let others = 0;
  for (const { comparison, point } of all) {
    const Y = point?.get('Y') as ArrayLike<unknown> | undefined;
    const { shape, elements } = comparison;
    if (Y === undefined || Y instanceof Tensor || shape.length !== 2 || Y.length !== shape[0])
      return undefined;
    for (const element of elements) {
      const hit = Y[Math.floor(element.offset / shape[1]!)] === element.offset % shape[1]!;
      if (hit && right(element)) return undefined;
      if (!hit && wrong(element)) return undefined;
      if (!hit && right(element)) others++;
    }
  }
  return others < ENOUGH ? undefined : `${name} is wrong only at the target's place, [n, Y[n]]`;
}

/** Says in which part of the line all of `inside` and none of `outside` are. */
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

const REGIONS: readonly Region[] = [
  (I) => (I.every((x) => x === 0) ? '0' : undefined),
  (I, O) => (most(I) < 0 && least(O) >= 0 ? 'negative' : undefined),
  (I, O) => (most(I) === 0 && least(O) > 0 ? 'negative or 0' : undefined),
  (I, O) => (least(I) > 0 && most(O) <= 0 ? 'positive' : undefined),
  (I, O) => (least(I) === 0 && most(O) < 0 ? 'positive or 0' : undefined),
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
    return `between ${threshold(low, least(I))} and ${threshold(most(I), high)}`;
  },
  (I, O) => (most(I) < 0 && O.filter((x) => x >= 0).length >= ENOUGH ? 'negative' : undefined),
  (I, O) => (least(I) > 0 && O.filter((x) => x <= 0).length >= ENOUGH ? 'positive' : undefined),
];

/** Right wherever forward depends on X, and not 0 where it does not; or the other way round. */
export function masks(all: readonly Comparison[]): string | undefined {
  const { name, of } = all[0]!;
  const elements = all.flatMap((comparison) => comparison.elements);
  const failing = elements.filter(wrong);
  if (failing.length < ENOUGH || elements.filter(right).length < ENOUGH) return undefined;
  if (failing.every(({ numeric, bar }) => Math.abs(numeric) <= bar))
    return `${name} is right where forward depends on ${of}, and not 0 where it does not: a mask of forward is missing`;
  if (failing.every(({ analytic }) => analytic === 0))
    return `${name} is right but for some numbers that are 0 and should not be`;
  return undefined;
}
