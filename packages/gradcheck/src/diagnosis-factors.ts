import { Tensor } from '@chainrule/tensor';
import type { Comparison } from './compare.ts';
import { everywhere, near, sharp, wrong } from './diagnosis-evidence.ts';
import type { Dimensions, Evidence } from './diagnosis-evidence.ts';

/** A factor between what backward gives and the gradient, as a function of the sizes. */
interface Factor {
  readonly of: (sizes: Dimensions) => number | undefined;
  readonly says: (here: Evidence) => string;
}

/** How many digits of a factor are shown: the fewest that tell it from a whole number. */
const DIGITS = Array.from({ length: 15 }, (_, i) => i + 3);

/** What a mean over N too many is: of a layer that of the loss, of a loss one more than its own. */
function meanText({ name }: Comparison): string {
  return name === 'dLdZ'
    ? 'it is divided by N once more than forward is'
    : 'the mean over N belongs in the loss';
}

/** The letters of the maths; other names of a spec stand beside them. */
const LETTERS = ['N', 'C', 'C_in', 'C_out'];

/** `dLdA is C = 3`, or `dLdA is C = outFeatures = 3`. */
function sizeText({ comparison, sizes, called }: Evidence, size: string): string {
  const names = size.split('·').map((letter) => called?.(letter) ?? letter);
  const known = names.every((name) => LETTERS.includes(name));
  return `${comparison.name} is ${known ? '' : `${size} = `}${names.join('·')} = ${sizes[size]!}`;
}

const bySize = (size: string): Factor[] => [
  {
    of: (sizes) => (sizes[size] === undefined ? undefined : 1 / sizes[size]),
    says: (here) =>
      `${sizeText(here, size)} times too small${size === 'N' ? `: ${meanText(here.comparison)}` : ''}`,
  },
  {
    of: (sizes) => sizes[size],
    says: (here) => `${sizeText(here, size)} times too large`,
  },
];

const FACTORS: readonly Factor[] = [
  ...bySize('N'),
  ...bySize('C'),
  ...bySize('C_in'),
  ...bySize('N·C_in'),
  ...bySize('N·C'),
  { of: () => 2, says: ({ comparison: { name } }) => `${name} is 2 times too large` },
  { of: () => 1 / 2, says: ({ comparison: { name } }) => `${name} is 2 times too small` },
  { of: () => -1, says: ({ comparison: { name } }) => `${name} has the wrong sign` },
];

/** |a − q·R| ≤ max(1, |q|)·bar for every number. */
function fits({ elements }: Comparison, q: number): boolean {
  return elements.every(
    ({ analytic, numeric, bar, kink }) => kink || near(analytic, q * numeric, Math.max(1, Math.abs(q)) * bar),
  );
}

/** The same factor in every number: a size, 2, ½, −1, or a constant. */
export function factor(here: Evidence, evidence: readonly Evidence[]): string | undefined {
  const { comparison, sizes } = here;
  // What lies at a kink fits every factor.
  if (comparison.elements.every((element) => !sharp(element) || !wrong(element))) return undefined;
  const possible = FACTORS.filter(({ of }) => {
    const q = of(sizes);
    return q !== undefined && q !== 1 && fits(comparison, q);
  });
  const everyCase = possible.filter(({ of }) =>
    evidence.every((other) => fits(other.comparison, of(other.sizes) ?? NaN)),
  );
  const [first, ...rest] = everyCase;
  const one = rest.every(({ of }) =>
    [here, ...evidence].every((other) => of(other.sizes) === first!.of(other.sizes)),
  );
  if (evidence.length > 0 && first !== undefined && one) return first.says(here);
  if (possible.length > 0 && (evidence.length === 0 || everyCase.length > 1))
    return undecided(comparison, sizes, possible);
  const q =
    constantFactor(comparison) ??
    evidence.map((other) => constantFactor(other.comparison)).find((x) => x !== undefined);
  if (q === undefined || evidence.length === 0 || q === 1) return undefined;
  return [here, ...evidence].every((other) => fits(other.comparison, q))
    ? `${comparison.name} is ${timesText(q)}, in every number`
    : undefined;
}

/** The factor as it is seen, and which sizes it may stem from. */
function undecided(comparison: Comparison, sizes: Dimensions, possible: readonly Factor[]): string {
  const { name } = comparison;
  const q = possible[0]!.of(sizes)!;
  if (q === -1) return `${name} has the wrong sign`;
  const times = q < 1 ? `${1 / q} times too small` : `${q} times too large`;
  const equal = Object.entries(sizes).flatMap(([size, n]) =>
    size !== 'C_in' && size !== 'N·C_in' && size !== 'N·C' && (n === q || n === 1 / q)
      ? [`${size} = ${n}`]
      : [],
  );
  const over =
    name === 'dLdZ'
      ? `if this is N, ${meanText(comparison)}`
      : 'if it is a mean over N, that belongs in the loss';
  const mean = q < 1 && sizes.N === 1 / q ? `; ${over}` : '';
  return `${name} is ${times}${equal.length > 0 ? ` (here ${equal.join(', ')})` : ''}${mean}`;
}

/** `3 times too large`, `3 times too small`, `1.01 times what it should be`; 0.9998 is not shown as 1. */
function timesText(q: number): string {
  const [whole, part] = [Number(q.toPrecision(9)), Number((1 / q).toPrecision(9))];
  if (Number.isInteger(whole) && whole > 1) return `${whole} times too large`;
  if (Number.isInteger(part) && part > 1) return `${part} times too small`;
  const shown = DIGITS.map((digits) => Number(q.toPrecision(digits)));
  const apart = shown.find((x) => x !== 1 && (x === whole || !Number.isInteger(x)));
  return `${apart ?? q} times what it should be`;
}

function constantFactor({ elements }: Comparison): number | undefined {
  const [first, ...rest] = elements.filter(
    (element) => sharp(element) && Math.abs(element.numeric) > 8 * element.bar,
  );
  if (first === undefined || rest.length === 0) return undefined;
  const q = first.analytic / first.numeric;
  const alike = ({ analytic, numeric, bar }: (typeof elements)[number]): boolean =>
    Math.abs(analytic - q * numeric) <=
    (Math.abs(q) + 1) * (bar + (first.bar * Math.abs(numeric)) / Math.abs(first.numeric)) +
      1e-9 * Math.abs(analytic);
  return elements.every(alike) ? q : undefined;
}

/** Each column has a factor of its own, and it is a parameter: dLdA = γ ⊙ … without γ, or with γ². */
export function parameterFactor(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, of, shape } = here.comparison;
  for (const [parameter, value] of here.point ?? []) {
    if (parameter === of || parameter === 'A' || parameter === 'dLdZ') continue;
    if (!(value instanceof Tensor) || value.size !== shape[shape.length - 1]) continue;
    const scaled = (power: 1 | -1) => (evidence: Evidence) => {
      const P = evidence.point?.get(parameter);
      if (!(P instanceof Tensor)) return undefined;
      const { elements } = evidence.comparison;
      const fitting = elements.every(({ offset, analytic, numeric, bar }) => {
        const p = P.data[offset % P.size]!;
        const [x, y] = power === 1 ? [analytic, p * numeric] : [p * analytic, numeric];
        return near(x, y, Math.max(1, Math.abs(p)) * bar);
      });
      return fitting && (elements.some(wrong) || undefined);
    };
    if (everywhere(here, others, scaled(-1)))
      return `${name} lacks the factor ${parameter}: times ${parameter}, column by column, it would be right`;
    if (everywhere(here, others, scaled(1)))
      return `${name} has the factor ${parameter} once too often: divided by it, column by column, it would be right`;
  }
  return undefined;
}
