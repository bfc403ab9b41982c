/*
 * npx tsx packages/tensor/test/elementary/sweep.ts [points = 100000] [seed = 1] [name …]
 *
 * The largest error of each function, in units of the last place of the exact value; those of float32 come last.
 */
import { exact } from './oracle.ts';
import { binary32, binary64, errorOf, roundTo, ulps32, ulps64 } from './round.ts';
import { singles, Source, subjects } from './samples.ts';

const [points = '100000', seed = '1', ...names] = process.argv.slice(2);

const all = [
  ...subjects.map((subject) => ({ ...subject, label: subject.name, format: binary64, ulps: ulps64 })),
  ...singles.map((subject) => ({
    ...subject,
    label: `${subject.name}, float32`,
    format: binary32,
    ulps: ulps32,
  })),
];

for (const { name, label, apply, exact: real, draw, format, ulps } of all) {
  if (names.length > 0 && !names.includes(name)) continue;
  const source = new Source(Number(seed));
  let worst = { error: 0, at: [] as number[] };
  let distance = 0;
  let rounded = 0;
  for (let i = 0; i < Number(points); i++) {
    const x = draw(source);
    const y = apply(...x);
    const value = real(...x);
    const steps = ulps(y, roundTo(format, value));
    distance = Math.max(distance, steps);
    if (steps === 0) rounded++;
    if (!Number.isFinite(y)) continue;
    const e = errorOf(format, exact(y), value);
    if (e > worst.error) worst = { error: e, at: x };
  }
  const share = ((100 * rounded) / Number(points)).toFixed(2);
  console.log(
    `${label.padEnd(23)} error ${worst.error.toFixed(4)} ulp at ${worst.at.join(', ')}; ` +
      `correctly rounded ${share} %, else off by ${distance} ulp at most`,
  );
}
