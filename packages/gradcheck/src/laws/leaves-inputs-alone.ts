import { Tensor } from '@chainrule/tensor';
import { formatNumber } from '../format.ts';
import { copyOf, deviation, placeOf } from './bench.ts';
import type { Bench, Inputs } from './bench.ts';
import { LawBroken } from './law.ts';

/**
 * forward and backward write neither A nor dLdZ, nor the parameters' values, nor the target; and backward does not
 * write Z, which is lent until the next forward.
 */
export function leavesInputsAlone(bench: Bench): void {
  const station = bench.build('float64');
  const inputs = copyOf(station.inputs);
  station.load(inputs);
  const before = all(station.inputs);
  for (const method of ['forward', 'backward'] as const) {
    const results = station[method](inputs);
    if (method === 'forward') for (const [name, X] of results) before.set(name, X);
    const now = new Map([...all(inputs), ...station.lent]);
    for (const { name, value } of station.parameters) now.set(name, value);
    const found = deviation(now, before);
    if (found === undefined) continue;
    throw new LawBroken(`${method} changes ${found.name}`, found.name, [
      `${placeOf(found, now)} was ${formatNumber(found.wanted)}, after ${method} it is ${formatNumber(found.got)}`,
      ...(station.lent.has(found.name) ? ['what forward returns is to hold until the next forward'] : []),
    ]);
  }
}

function all({ tensors, target }: Inputs): Map<string, Tensor> {
  return target instanceof Tensor ? new Map([...tensors, ['Y', target]]) : new Map(tensors);
}
