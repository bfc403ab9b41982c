/*
 * npx tsx packages/tensor/test/elementary/sweep.ts [points = 100000] [seed = 1] [name …]
 *
 * The largest error of each function, in units of the last place of the exact value.
 */
import { exact } from './oracle.ts';
import { type Real, binary64, bitLength, roundTo, ulps64 } from './round.ts';
import { Source, subjects } from './samples.ts';

const shift = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));

/** |y − value| in ulps of the value, subnormals included, to 20 binary places. */
function error(y: number, value: Real): number {
  const ulp = Math.max(bitLength(value.mantissa) + value.exponent - 53, -1074);
  const float = exact(y);
  const e = Math.min(value.exponent, float.exponent);
  const difference = shift(value.mantissa, value.exponent - e) - shift(float.mantissa, float.exponent - e);
  return Number(shift(difference < 0n ? -difference : difference, e - ulp + 20)) / 2 ** 20;
}

const [points = '100000', seed = '1', ...names] = process.argv.slice(2);

for (const { name, apply, exact: real, draw } of subjects) {
  if (names.length > 0 && !names.includes(name)) continue;
  const source = new Source(Number(seed));
  let worst = { error: 0, at: [] as number[] };
  let distance = 0;
  let rounded = 0;
  for (let i = 0; i < Number(points); i++) {
    const x = draw(source);
    const y = apply(...x);
    const value = real(...x);
    const steps = ulps64(y, roundTo(binary64, value));
    distance = Math.max(distance, steps);
    if (steps === 0) rounded++;
    if (!Number.isFinite(y)) continue;
    const e = error(y, value);
    if (e > worst.error) worst = { error: e, at: x };
  }
  const share = ((100 * rounded) / Number(points)).toFixed(2);
  console.log(
    `${name.padEnd(8)} error ${worst.error.toFixed(4)} ulp at ${worst.at.join(', ')}; ` +
      `correctly rounded ${share} %, else off by ${distance} ulp at most`,
  );
}
