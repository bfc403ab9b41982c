import { describe, expect, test } from 'vitest';
import { Source, subjects } from './samples.ts';
import { binary32, binary64, roundTo, ulps32, ulps64 } from './round.ts';

const POINTS = 5000;

describe.each(subjects)('$name', ({ apply, exact, draw }) => {
  test('lies within 1 ulp of the correctly rounded float64', () => {
    const source = new Source(64);
    for (let i = 0; i < POINTS; i++) {
      const x = draw(source);
      const got = apply(...x);
      const want = roundTo(binary64, exact(...x));
      if (!(ulps64(got, want) <= 1)) expect({ x, got }).toEqual({ x, got: want });
    }
  });

  test('rounded to float32 lies within 1 ulp of the correctly rounded float32', () => {
    const source = new Source(32);
    let checked = 0;
    while (checked < POINTS / 2) {
      const x = draw(source).map(Math.fround);
      if (x.some((value) => value === 0 || !Number.isFinite(value)) || !inDomain(apply(...x), x)) continue;
      const got = Math.fround(apply(...x));
      const want = roundTo(binary32, exact(...x));
      if (!(ulps32(got, want) <= 1)) expect({ x, got }).toEqual({ x, got: want });
      checked++;
    }
  });
});

/** Rounding an argument to float32 can move it onto a zero, a pole, or far outside the range. */
function inDomain(value: number, x: number[]): boolean {
  return Number.isFinite(value) && value !== 0 && x.every((v) => Math.abs(v) < 2 ** 120);
}
