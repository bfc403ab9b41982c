import { Rng } from '@chainrule/tensor';
import { epsilonOf } from '../subject.ts';
import { copyOf, pass } from './bench.ts';
import type { Results, Station } from './bench.ts';

const PROBES = 6;
const SAFETY = 8;

/** Of what passes through backward, the largest number may cancel; so many roundings of it are allowed for. */
const ROUNDINGS = 1024;

/**
 * How far rounding may move each number of a pass: 8·max |f(x·(1 ± 2ε)) − f(x)|, measured like the noise of finite
 * differences, and 1024ε of the largest number among the results and what came from above.
 */
export function rounding(station: Station): Map<string, Float64Array> {
  const rng = new Rng(2);
  const epsilon = epsilonOf(station.dtype);
  const base = pass(station);
  const scale = Math.max(
    ...[...base.values(), ...station.inputs.tensors.values()].map(({ data }) => largest(data)),
  );
  const most = new Map(
    [...base].map(([name, X]) => [name, new Float64Array(X.size).fill(ROUNDINGS * epsilon * scale)]),
  );
  for (let probe = 0; probe < PROBES; probe++) {
    const moved = copyOf(station.inputs);
    for (const { data } of moved.tensors.values()) {
      for (let i = 0; i < data.length; i++) data[i]! *= 1 + (rng.integer(5) - 2) * epsilon;
    }
    grow(most, base, pass(station, moved));
  }
  station.load(station.inputs);
  return most;
}

function grow(most: Map<string, Float64Array>, base: Results, beside: Results): void {
  for (const [name, X] of base) {
    const Y = beside.get(name)!;
    const M = most.get(name)!;
    for (let i = 0; i < M.length; i++) {
      const moved = SAFETY * Math.abs(X.data[i]! - Y.data[i]!);
      if (moved > M[i]!) M[i] = moved;
    }
  }
}

function largest(data: Float32Array | Float64Array): number {
  let most = 0;
  for (const x of data) if (Math.abs(x) < Infinity) most = Math.max(most, Math.abs(x));
  return most;
}
