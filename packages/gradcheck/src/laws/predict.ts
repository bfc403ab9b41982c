import { formatNumber } from '../format.ts';
import { copyOf, deviation, pass, placeOf } from './bench.ts';
import type { Bench, Results } from './bench.ts';
import { LawBroken } from './law.ts';
import { rounding } from './rounding.ts';

/**
 * predict gives forward's Z (where samples do not depend on each other), does not disturb a forward that waits for
 * its backward, and what it returned is not written again.
 */
export function predict(bench: Bench): void {
  const station = bench.build('float64');
  if (station.predict === undefined) return;
  const plain = pass(station);
  if (deviation(pass(station), plain) !== undefined) return; // forward draws anew each time: nothing to agree with
  const tolerance = rounding(station);
  const own = copyOf(station.inputs);
  station.load(own);
  const predicted = station.predict(own);
  const kept = predicted.clone();
  if (!bench.couplesBatch) {
    refuse(
      new Map([['Z', kept]]),
      new Map([['Z', plain.get('Z')!]]),
      'predict and forward disagree',
      'in predict',
      tolerance,
    );
  }
  const Z = station.forward(own);
  const others = bench.others('float64');
  // One of the same size first, which may be given the same memory, and last, which backward would take for its own.
  for (const other of [...others, ...others.slice(0, 1)]) {
    const { tensors, target } = copyOf(other);
    const same = new Map([...own.tensors, ['A', tensors.get('A')!]] as const);
    station.predict({ tensors: same, target });
  }
  refuse(
    new Map([...Z, ...station.backward(own)]),
    plain,
    'predict disturbs a forward that waits for its backward',
    'with predict in between',
  );
  refuse(
    new Map([['Z', predicted]]),
    new Map([['Z', kept]]),
    'predict writes what it returned before',
    'after the next call',
  );
}

function refuse(
  got: Results,
  wanted: Results,
  headline: string,
  when: string,
  tolerance?: Map<string, Float64Array>,
): void {
  const found = deviation(got, wanted, tolerance);
  if (found === undefined) return;
  throw new LawBroken(headline, found.name, [
    `${placeOf(found, got)} is ${formatNumber(found.wanted)}, ${when} ${formatNumber(found.got)}`,
  ]);
}
