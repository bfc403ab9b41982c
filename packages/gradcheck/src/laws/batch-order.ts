import type { Tensor } from '@chainrule/tensor';
import { formatNumber } from '../format.ts';
import { deviation, pass, placeOf, withTensors } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';
import { rounding } from './rounding.ts';

/** Samples in another order give the same samples in that order, and the same gradients of the parameters. */
export function batchOrder(bench: Bench): void {
  const station = bench.build('float64');
  const { tensors } = station.inputs;
  const [A, dLdZ] = [tensors.get('A')!, tensors.get('dLdZ')!];
  const N = A.shape[0];
  if (N === undefined || N < 2 || dLdZ.shape[0] !== N) return;
  const straight = pass(station);
  const tolerance = rounding(station);
  const turned = new Map(
    pass(station, withTensors(station.inputs, ['A', rotateRows(A, 1)], ['dLdZ', rotateRows(dLdZ, 1)])),
  );
  for (const name of ['Z', 'dLdA']) turned.set(name, rotateRows(turned.get(name)!, N - 1));
  const found = deviation(turned, straight, tolerance);
  if (found === undefined) return;
  throw new LawBroken('the order of the batch changes the result', found.name, [
    `${placeOf(found, straight)} is ${formatNumber(found.wanted)}, with the last sample first it is ${formatNumber(found.got)}`,
    'if samples depend on each other or on their place by design, the spec says `couplesBatch: true`',
  ]);
}

/** The last `by` rows come first. */
function rotateRows(X: Tensor, by: number): Tensor {
  const cut = X.size - (X.size / X.shape[0]!) * by;
  const Y = X.clone();
  Y.data.set(X.data.subarray(cut));
  Y.data.set(X.data.subarray(0, cut), X.size - cut);
  return Y;
}
