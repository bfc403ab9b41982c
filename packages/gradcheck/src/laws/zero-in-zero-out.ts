import { Tensor } from '@chainrule/tensor';
import { formatNumber } from '../format.ts';
import { pass, placeOf, withTensors } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';
import { gradientsOf } from './linear-in-dLdZ.ts';

/** dLdZ = 0 gives dLdX = 0 for every X. */
export function zeroInZeroOut(bench: Bench): void {
  const station = bench.build('float64');
  const zero = Tensor.zeros(station.inputs.tensors.get('dLdZ')!.shape, 'float64');
  const results = gradientsOf(pass(station, withTensors(station.inputs, ['dLdZ', zero])));
  for (const [name, X] of results) {
    const offset = X.data.findIndex((x) => x !== 0);
    if (offset < 0) continue;
    const got = X.data[offset]!;
    const place = placeOf({ name, offset, got, wanted: 0 }, results);
    throw new LawBroken('backward of zeros is not zero', name, [
      `dLdZ is 0, and ${place} is ${formatNumber(got)}`,
    ]);
  }
}
