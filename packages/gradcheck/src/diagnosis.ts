import type { Comparison } from './compare.ts';

/** Sizes that a wrong factor may stem from, by their names in the maths. */
export interface Dimensions {
  readonly N?: number;
  readonly [name: string]: number | undefined;
}

/** A factor between what backward gives and the gradient, as a function of the sizes. */
interface Factor {
  readonly of: (sizes: Dimensions) => number | undefined;
  readonly says: (name: string, sizes: Dimensions) => string;
}

const bySize = (size: string, advice: { over: string; times: string }): Factor[] => [
  {
    of: (sizes) => (sizes[size] === undefined ? undefined : 1 / sizes[size]),
    says: (name, sizes) => `${name} is ${size} = ${sizes[size]!} times too small${advice.over}`,
  },
  {
    of: (sizes) => sizes[size],
    says: (name, sizes) => `${name} is ${size} = ${sizes[size]!} times too large${advice.times}`,
  },
];

const FACTORS: readonly Factor[] = [
  ...bySize('N', { over: ': the mean over N belongs in the loss', times: '' }),
  ...bySize('C', { over: '', times: '' }),
  { of: () => 2, says: (name) => `${name} is 2 times too large` },
  { of: () => 1 / 2, says: (name) => `${name} is 2 times too small` },
  { of: () => -1, says: (name) => `${name} has the wrong sign` },
];

/** A gradient at one point, with the sizes there. */
export interface Evidence {
  readonly comparison: Comparison;
  readonly sizes: Dimensions;
}

/**
 * What the errors of a gradient look like, where they look like something known: never more than fits every number
 * that was looked at.
 *
 * @param evidence - the same gradient at other points and sizes: of several explanations it leaves those that hold
 *   everywhere
 */
export function diagnose(
  { comparison, sizes }: Evidence,
  evidence: readonly Evidence[] = [],
): string | undefined {
  const all = [comparison, ...evidence.map((other) => other.comparison)];
  return leftover(all) ?? zero(all) ?? factor({ comparison, sizes }, evidence) ?? transposed(all);
}

function leftover([here, ...others]: readonly Comparison[]): string | undefined {
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

function zero(all: readonly Comparison[]): string | undefined {
  const { name, of } = all[0]!;
  return all.every(({ elements }) => elements.every(({ analytic }) => analytic === 0))
    ? `${name} is 0, though forward depends on ${of}`
    : undefined;
}

/** |a − q·R| ≤ max(1, |q|)·bar for every number. */
function fits({ elements }: Comparison, q: number): boolean {
  return elements.every(
    ({ analytic, numeric, bar, kink }) =>
      kink || Math.abs(analytic - q * numeric) <= Math.max(1, Math.abs(q)) * bar,
  );
}

function factor(here: Evidence, evidence: readonly Evidence[]): string | undefined {
  const { comparison, sizes } = here;
  const possible = FACTORS.filter(({ of }) => {
    const q = of(sizes);
    return q !== undefined && q !== 1 && fits(comparison, q);
  });
  const everywhere = possible.filter(({ of }) =>
    evidence.every((other) => fits(other.comparison, of(other.sizes) ?? NaN)),
  );
  if (evidence.length > 0 && everywhere.length === 1) return everywhere[0]!.says(comparison.name, sizes);
  if (possible.length > 0 && (evidence.length === 0 || everywhere.length > 1))
    return undecided(comparison, sizes, possible);
  const q = constantFactor(comparison);
  return q !== undefined && [...evidence].every((other) => fits(other.comparison, q)) && evidence.length > 0
    ? `${comparison.name} is ${Number(q.toPrecision(3))} times what it should be, in every number`
    : undefined;
}

/** The factor as it is seen, and which sizes it may stem from. */
function undecided({ name }: Comparison, sizes: Dimensions, possible: readonly Factor[]): string {
  const q = possible[0]!.of(sizes)!;
  if (q === -1) return `${name} has the wrong sign`;
  const times = q < 1 ? `${1 / q} times too small` : `${q} times too large`;
  const equal = Object.entries(sizes).flatMap(([size, n]) =>
    n === q || n === 1 / q ? [`${size} = ${n}`] : [],
  );
  const mean = q < 1 && sizes.N === 1 / q ? '; if it is a mean over N, that belongs in the loss' : '';
  return `${name} is ${times}${equal.length > 0 ? ` (here ${equal.join(', ')})` : ''}${mean}`;
}

function constantFactor({ elements }: Comparison): number | undefined {
  const [first, ...rest] = elements.filter(({ numeric, bar }) => Math.abs(numeric) > 8 * bar);
  if (first === undefined || rest.length === 0) return undefined;
  const q = first.analytic / first.numeric;
  const near = ({ analytic, numeric, bar }: (typeof elements)[number]): boolean =>
    Math.abs(analytic - q * numeric) <=
    (Math.abs(q) + 1) * (bar + (first.bar * Math.abs(numeric)) / Math.abs(first.numeric));
  return elements.every(near) ? q : undefined;
}

/** a[j, i] = R[i, j], or the numbers of the transposed matrix in a row, wherever it has rows and columns. */
function transposed(all: readonly Comparison[]): string | undefined {
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
