import { Tensor } from '@chainrule/tensor';
import { formatNumber } from '../format.ts';
import { copyOf, deviation, placeOf } from './bench.ts';
import type { Bench, Inputs } from './bench.ts';
import { LawBroken } from './law.ts';

/** forward and backward write neither A nor dLdZ, nor the parameters' values, nor the target. */
export function leavesInputsAlone(bench: Bench): void {
  const station = bench.build('float64');
  const inputs = copyOf(station.inputs);
  station.load(inputs);
  for (const method of ['forward', 'backward'] as const) {
    station[method](inputs);
    const now = all(inputs);
    for (const { name, value } of station.parameters) now.set(name, value);
    const found = deviation(now, all(station.inputs));
    if (found === undefined) continue;
    throw new LawBroken(`${method} changes ${found.name}`, found.name, [
      `${placeOf(found, now)} was ${formatNumber(found.wanted)}, after ${method} it is ${formatNumber(found.got)}`,
    ]);
  }
}

function all({ tensors, target }: Inputs): Map<string, Tensor> {
  return target instanceof Tensor ? new Map([...tensors, ['Y', target]]) : new Map(tensors);
}
