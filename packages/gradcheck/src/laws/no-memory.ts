import { formatNumber } from '../format.ts';
import { copyOf, deviation, pass, placeOf } from './bench.ts';
import type { Bench, Inputs, Results, Station } from './bench.ts';
import { LawBroken } from './law.ts';

/**
 * A pass gives the same bits whatever was passed before it: a smaller batch, a larger one, one of the same size with
 * other values, other parameters; also where forward was called without backward, and where the very same tensors held
 * other numbers before.
 */
export function noMemory(bench: Bench): void {
  const fresh = pass(bench.build('float64'));
  const station = bench.build('float64');
  for (const other of bench.others('float64')) {
    pass(station, other);
    station.load(other);
    station.forward(copyOf(other));
    refuse(pass(station), fresh, `in a new ${bench.kind}`, 'after another batch');
    refuse(
      sameObjects(station, other),
      fresh,
      `in a new ${bench.kind}`,
      'where the same tensors held other numbers',
    );
  }
}

/** A pass on tensors that the instance has seen before, with other numbers in them and other parameters. */
function sameObjects(station: Station, other: Inputs): Results {
  const own = copyOf(station.inputs);
  const lent = copyOf(station.inputs);
  for (const [name, X] of lent.tensors) {
    const Y = other.tensors.get(name);
    if (Y?.size === X.size) X.data.set(Y.data);
  }
  station.load(other);
  station.forward(lent);
  station.backward(lent);
  for (const [name, X] of lent.tensors) X.data.set(own.tensors.get(name)!.data);
  station.load(own);
  return new Map([...station.forward(lent), ...station.backward(lent)]);
}

function refuse(got: Results, fresh: Results, where: string, when: string): void {
  const found = deviation(got, fresh);
  if (found === undefined) return;
  throw new LawBroken('an earlier batch changes the result', found.name, [
    `${placeOf(found, fresh)} is ${formatNumber(found.wanted)} ${where}, ${formatNumber(found.got)} ${when}`,
  ]);
}
