import type { DType } from '@chainrule/tensor';
import { formatBar, formatNumber } from '../format.ts';
import { deviation, pass, placeOf } from './bench.ts';
import type { Bench, Results } from './bench.ts';
import { LawBroken } from './law.ts';
import { rounding } from './rounding.ts';

/** Beyond this there is no float32. */
const LARGEST = 3.4028234663852886e38;

/** float32 gives float32, float64 gives float64, and the numbers are the same up to rounding. */
export function float32(bench: Bench): void {
  const single = bench.build('float32');
  const results = pass(single);
  const double = pass(bench.build('float64'));
  refuseOther(results, 'float32');
  refuseOther(double, 'float64');
  if ([...double.values()].some(({ data }) => data.some((x) => Math.abs(x) > LARGEST))) return;
  const tolerance = rounding(single);
  const found = deviation(results, double, tolerance);
  if (found === undefined) return;
  const bar = tolerance.get(found.name)![found.offset]!;
  throw new LawBroken('float32 and float64 disagree', found.name, [
    `${placeOf(found, results)} is ${formatNumber(found.got)} in float32, ${formatNumber(found.wanted)} ± ${formatBar(bar)} in float64`,
  ]);
}

function refuseOther(results: Results, dtype: DType): void {
  for (const [name, X] of results) {
    // L, which is a number, has no dtype.
    if (X.rank > 0 && X.dtype !== dtype)
      throw new LawBroken(`${dtype} does not stay ${dtype}`, name, [
        `all inputs are ${dtype}, and ${name} is ${X.dtype}`,
      ]);
  }
}
