import { formatNumber } from '../format.ts';
import { copyOf, deviation, pass, placeOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';

/**
 * A pass gives the same bits whatever was passed before it: a smaller batch, a larger one, one of the same size with
 * other values, other parameters; also where forward was called without backward.
 */
export function noMemory(bench: Bench): void {
  const fresh = pass(bench.build('float64'));
  const station = bench.build('float64');
  for (const other of bench.others('float64')) {
    pass(station, other);
    station.load(other);
    station.forward(copyOf(other));
    const after = pass(station);
    const found = deviation(after, fresh);
    if (found === undefined) continue;
    throw new LawBroken('an earlier batch changes the result', found.name, [
      `${placeOf(found, fresh)} is ${formatNumber(found.wanted)} in a new ${bench.kind}, ${formatNumber(found.got)} after another batch`,
    ]);
  }
}
