import { Tensor } from '@chainrule/tensor';
import type { Comparison } from './compare.ts';
import { ENOUGH, near, right, wrong } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';

/** What has a size for which the spec has no name. */
const COUNTED: Readonly<Record<string, string>> = { N: 'rows', C: 'columns of Z', C_in: 'columns of A' };

/** Wrong only for N > n, or only for N ≤ n; the same for C. */
export function sizesThatFail(all: readonly Evidence[]): string | undefined {
  const { comparison, called } = all[0]!;
  const { name } = comparison;
  const telling = all.filter(({ comparison }) => comparison.elements.some((e) => wrong(e) || right(e)));
  for (const [size, counted] of Object.entries(COUNTED)) {
    const n = (those: readonly Evidence[]): number[] => those.map(({ sizes }) => sizes[size] ?? NaN);
    const failing = n(telling.filter(({ comparison }) => comparison.elements.some(wrong)));
    const passing = n(telling.filter(({ comparison }) => !comparison.elements.some(wrong)));
    if (failing.length < 2 || passing.length < ENOUGH) continue;
    const [least, most] = [Math.min(...failing), Math.max(...passing)];
    const own = called?.(size);
    const [only, more] = [
      `${name} is wrong only for ${own ?? size}`,
      own === undefined ? `, the ${counted}` : '',
    ];
    if (least > most) return `${only} > ${most}${more}`;
    if (Math.max(...failing) < Math.min(...passing)) return `${only} < ${Math.min(...passing)}${more}`;
  }
  return undefined;
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

/**
 * One number of each row is too large by w or w/N, all others are right: what a one-hot target would take away. w is
 * dLdZ of a layer that gives one number, and 1 of a loss.
 */
export function oneHot(all: readonly Evidence[]): string | undefined {
  const { name } = all[0]!.comparison;
  for (const [mean, amount] of [
    [true, '1/N'],
    [false, '1'],
  ] as const) {
    let rows = 0;
    const holds = all.every(({ comparison: { shape, elements }, point }) => {
      const dLdZ = point?.get('dLdZ');
      const w = dLdZ instanceof Tensor ? (dLdZ.size === 1 ? dLdZ.data[0]! : NaN) : 1;
      const [N, C] = shape as [number, number];
      if (shape.length !== 2 || elements.length !== N * C) return false;
      const missing = mean ? w / N : w;
      return Array.from({ length: N }, (_, n) => elements.slice(n * C, (n + 1) * C)).every((row) => {
        if (row.some(({ verdict }) => verdict === 'inconclusive')) return true;
        const [hit, ...more] = row.filter(wrong);
        if (C > 1) rows++;
        return hit !== undefined && more.length === 0 && near(hit.analytic - hit.numeric, missing, hit.bar);
      });
    });
    if (!holds || rows < ENOUGH) continue;
    const times = all[0]!.point?.has('dLdZ') === true ? ' times dLdZ' : '';
    return `in each row one number of ${name} is too large by ${amount}${times}, and the others are right: what a one-hot target takes away is missing`;
  }
  return undefined;
}

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
