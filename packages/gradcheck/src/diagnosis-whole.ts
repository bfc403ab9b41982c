import type { Comparison } from './compare.ts';
import { ENOUGH, wrong } from './diagnosis-evidence.ts';

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
    if (kinds.length < elements.length)
      return `backward does not write ${kinds.length} of the ${elements.length} numbers of ${name}`;
    const whole = others.every((other) => [0, other.elements.length].includes(kindsOf(other).length));
    return whole ? `backward never writes ${name}` : `backward does not write all numbers of ${name}`;
  }
  return seen.has('accumulated') && !seen.has('unwritten')
    ? `backward adds to the ${name} that was there before; it must overwrite it`
    : `backward keeps what was in ${name} before; it must overwrite it`;
}

/** Zeros wherever one looks. */
export function zero(all: readonly Comparison[]): string | undefined {
  const { name, of } = all[0]!;
  return all.every(({ elements }) => elements.every(({ analytic }) => analytic === 0))
    ? `${name} is 0, though forward depends on ${of}`
    : undefined;
}

/** Not 0, though no number of forward moves with X in any case. */
export function independent(all: readonly Comparison[]): string | undefined {
  const { name, of } = all[0]!;
  const elements = all.flatMap((comparison) => comparison.elements);
  const still = elements.every(({ numeric, bar }) => Math.abs(numeric) <= bar);
  return still && elements.filter(wrong).length >= ENOUGH
    ? `${name} is not 0, and in none of the cases does forward depend on ${of}`
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
