import { checkOptions, describe } from '@chainrule/tensor';
import type { Ranges } from './subject.ts';

/**
 * Refuses ranges that are none: each is [low, high] by the name of a tensor.
 *
 * @param names - the tensors that there are, where they are known
 */
export function checkRanges(ranges: Ranges | undefined, who: string, names?: readonly string[]): void {
  if (ranges === undefined) return;
  const given: unknown = ranges;
  checkOptions(given, `${who}: ranges`, names ?? Object.keys(Object(given) as object));
  for (const [name, range] of Object.entries(ranges as Record<string, unknown>)) {
    if (isRange(range)) continue;
    const got = Array.isArray(range) ? `[${range.map(describe).join(', ')}]` : describe(range);
    throw new TypeError(`${who}: ranges.${name} is ${got}, expected [low, high] with low ≤ high`);
  }
}

function isRange(range: unknown): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [low, high] = range as unknown[];
  return typeof low === 'number' && typeof high === 'number' && low <= high;
}
