import { formatNumber } from '../format.ts';
import { deviation, pass, placeOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';

/** The same again gives the same bits, in one instance and in a new one. */
export function repeatable(bench: Bench): void {
  const station = bench.build('float64');
  const first = pass(station);
  const again = [
    ['a second pass', pass(station)],
    ['a third pass', pass(station)],
    [`a new ${bench.kind} with the same parameters`, pass(bench.build('float64'))],
  ] as const;
  for (const [which, results] of again) {
    const found = deviation(results, first);
    if (found === undefined) continue;
    throw new LawBroken('the same again does not give the same', found.name, [
      `${placeOf(found, first)} is ${formatNumber(found.wanted)} at first, ${which} gives ${formatNumber(found.got)}`,
    ]);
  }
}
