import { formatBar, formatNumber } from '../format.ts';
import { deviation, pass, placeOf } from './bench.ts';
import type { Bench, Results } from './bench.ts';
import { LawBroken } from './law.ts';
import { rounding } from './rounding.ts';

/** Beyond this there is no float32. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/** float32 gives float32, and the numbers of float64 up to rounding. */
export function float32(bench: Bench): void {
  const single = bench.build('float32');
  const results = pass(single);
  const [name, X] = [...results].find(([, Y]) => Y.rank > 0 && Y.dtype !== 'float32') ?? [];
  if (name !== undefined && X !== undefined) {
    throw new LawBroken('float32 does not stay float32', name, [
      `all inputs are float32, and ${name} is ${X.dtype}`,
    ]);
  }
  const double: Results = pass(bench.build('float64'));
  if ([...double.values()].some(({ data }) => data.some((x) => Math.abs(x) > LARGEST))) return;
  const tolerance = rounding(single);
  const found = deviation(results, double, tolerance);
  if (found === undefined) return;
  const bar = tolerance.get(found.name)![found.offset]!;
  throw new LawBroken('float32 and float64 disagree', found.name, [
    `${placeOf(found, results)} is ${formatNumber(found.got)} in float32, ${formatNumber(found.wanted)} ± ${formatBar(bar)} in float64`,
  ]);
}
