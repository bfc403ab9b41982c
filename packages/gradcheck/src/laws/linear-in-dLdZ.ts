import { formatNumber } from '../format.ts';
import { deviation, pass, placeOf, withTensors } from './bench.ts';
import type { Bench, Results } from './bench.ts';
import { LawBroken } from './law.ts';
import { rounding } from './rounding.ts';
import { scale, Tensor } from '@chainrule/tensor';

/** 2⁻¹⁰⁰⁰: to double a number is exact, but for those that are so small that they have fewer digits. */
const TINY = 9.332636185032189e-302;
/** What is clipped is clipped at 1, or at 10, but hardly at a million. */
const LARGE = 1048576; // 2²⁰

/** backward(X + Y) = backward(X) + backward(Y), backward(2·X) = 2·backward(X) and backward(2²⁰·X) = 2²⁰·backward(X). */
export function linear(bench: Bench): void {
  const station = bench.build('float64');
  const X = station.inputs.tensors.get('dLdZ')!;
  const Y = turned(X);
  const back = (dLdZ: Tensor): Results =>
    gradientsOf(pass(station, withTensors(station.inputs, ['dLdZ', dLdZ])));
  const ofX = back(X);
  const underflow = (times: number): ReadonlyMap<string, Float64Array> =>
    new Map([...ofX].map(([name, { size }]) => [name, new Float64Array(size).fill(times * TINY)]));
  compare('backward(2·dLdZ)', back(combine(X, X)), 'twice backward(dLdZ)', sum(ofX, ofX), underflow(1));
  const large = new Map([...ofX].map(([name, x]) => [name, scale(LARGE, x)]));
  compare('backward(2²⁰·dLdZ)', back(scale(LARGE, X)), '2²⁰·backward(dLdZ)', large, underflow(LARGE));
  const tolerance = rounding(station);
  for (const [name, slack] of tolerance)
    tolerance.set(
      name,
      slack.map((s) => 4 * s),
    );
  compare('backward(X + Y)', back(combine(X, Y)), 'backward(X) + backward(Y)', sum(ofX, back(Y)), tolerance);
}

function compare(
  left: string,
  got: Results,
  right: string,
  wanted: Results,
  tolerance?: ReadonlyMap<string, Float64Array>,
): void {
  const found = deviation(got, wanted, tolerance);
  if (found === undefined) return;
  const place = placeOf(found, got);
  throw new LawBroken('backward is not linear in dLdZ', found.name, [
    `${left} gives ${place} = ${formatNumber(found.got)}, ${right} gives ${formatNumber(found.wanted)}`,
  ]);
}

/** X in reverse order with alternating signs and halves: another gradient from above. */
function turned(X: Tensor): Tensor {
  return new Tensor(
    X.data.map((_, i) => X.data[X.size - 1 - i]! * (i % 2 === 0 ? -0.5 : 1.5)),
    X.shape,
  );
}

function combine(X: Tensor, Y: Tensor): Tensor {
  return new Tensor(
    X.data.map((x, i) => x + Y.data[i]!),
    X.shape,
  );
}

function sum(X: Results, Y: Results): Results {
  return new Map([...X].map(([name, x]) => [name, combine(x, Y.get(name)!)]));
}

/** Without Z. */
export function gradientsOf(results: Results): Results {
  return new Map([...results].filter(([name]) => name !== 'Z' && name !== 'L'));
}
