import { copyOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';

/** backward before any forward throws: it has nothing to differentiate at. */
export function backwardNeedsForward(bench: Bench): void {
  const station = bench.build('float64');
  try {
    station.backward(copyOf(station.inputs));
  } catch {
    return;
  }
  throw new LawBroken('backward before forward does not throw', 'backward', [
    `backward was called on a new ${bench.kind} and returned; without forward it has nothing to differentiate at`,
  ]);
}
