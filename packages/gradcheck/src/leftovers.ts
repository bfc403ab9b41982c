import type { Subject } from './subject.ts';

/** How what was there before backward shines through; where the gradient itself is 0 one cannot tell how. */
export type Leftover = 'unwritten' | 'accumulated' | 'either';

/**
 * Numbers of which backward leaves something standing. A gradient that is NaN after NaN was there before is
 * looked at with 0 and 1 before: unwritten numbers stay, accumulated ones are 1 apart.
 */
export function findLeftovers(
  subject: Subject,
  first: readonly Float64Array[],
  second: readonly Float64Array[],
): Map<number, Leftover>[] {
  const found = second.map(() => new Map<number, Leftover>());
  second.forEach((X, v) => {
    X.forEach((x, i) => {
      if (Number.isFinite(x) && x !== 0 && x === 2 * first[v]![i]!) found[v]!.set(i, 'accumulated');
    });
    if (found[v]!.size < X.filter((x) => x !== 0).length) found[v]!.clear();
  });
  if (!second.some((X) => X.some((x) => Number.isNaN(x)))) return found;
  const zero = subject.gradients(0).gradients;
  const one = subject.gradients(1).gradients;
  second.forEach((X, v) => {
    X.forEach((x, i) => {
      if (!Number.isNaN(x)) return;
      if (zero[v]![i] === 0 && one[v]![i] === 1) found[v]!.set(i, 'either');
      else if (Math.abs(one[v]![i]! - zero[v]![i]! - 1) < 1e-3) found[v]!.set(i, 'accumulated');
    });
  });
  return found;
}
