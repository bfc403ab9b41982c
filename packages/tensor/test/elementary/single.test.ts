import { describe, expect, test } from 'vitest';
import * as single from '../../src/elementary/single.ts';
import { limits } from './limits.ts';
import { exact } from './oracle.ts';
import { binary32, errorOf } from './round.ts';
import { singles, Source } from './samples.ts';

const POINTS = 5000;

describe.each(singles)('$name of float32 numbers', ({ apply, exact: value, draw, most }) => {
  test(`is a float32 within ${most} ulp of the exact value`, () => {
    const source = new Source(32);
    for (let i = 0; i < POINTS; i++) {
      const x = draw(source);
      const got = apply(...x);
      const error = errorOf(binary32, exact(got), value(...x));
      if (!(error <= most && Object.is(got, Math.fround(got)))) expect({ x, got, error }).toEqual({ x });
    }
  });
});

const MIN = 2 ** -149;
const MAX = Math.fround(3.4028234663852886e38);

const ends = limits(MIN, MAX);

/** x → f(x), where the value is exact or the limit of the float range; `toBe` tells −0 from +0. */
const table: Record<keyof typeof single, [number, number][]> = {
  exp: [...ends.exp, [88.72284, Infinity], [-103.97, MIN], [-103.98, 0]],
  expm1: [...ends.expm1, [88.72284, Infinity], [-17.5, -1]],
  log1pOfUnit: [
    [0, 0],
    [MIN, 0], // half of it rounds to 0
    [2 * MIN, 2 * MIN],
    [1, Math.fround(0.6931471805599453)],
    [NaN, NaN],
  ],
  log: [
    [0, -Infinity],
    [-0, -Infinity],
    [-MIN, NaN],
    [-Infinity, NaN],
    [Infinity, Infinity],
    [NaN, NaN],
    [1, 0],
    [0.5, Math.fround(-0.6931471805599453)],
    [2, Math.fround(0.6931471805599453)],
    [MIN, Math.fround(-103.27892990343184)],
    [MAX, Math.fround(88.72283905206835)],
  ],
  log1m: [
    [0, 0],
    [1, -Infinity],
    [1 + 2 ** -23, NaN],
    [NaN, NaN],
    [0.5, Math.fround(-0.6931471805599453)],
    [1 - 2 ** -24, Math.fround(-16.635532333438686)],
    [2 ** -149, 0], // half of it rounds to 0
    [2 ** -148, -(2 ** -148)],
  ],
  sigmoid: [...ends.sigmoid, [17.5, 1], [-103.97, MIN], [-103.98, 0]],
  normalDensity: [
    [0, Math.fround(0.3989422804014327)],
    [NaN, NaN],
    [Infinity, 0],
    [-Infinity, 0],
    [MAX, 0],
  ],
  twiceNormalCdf: [
    [0, 1],
    [-0, 1],
    [MIN, 1],
    [-MIN, 1],
    [NaN, NaN],
    [Infinity, 2],
    [-Infinity, 0],
    [MAX, 2],
    [-MAX, 0],
  ],
  tanh: [...ends.tanh, [9.02, 1]],
};

describe.each(Object.entries(table))('%s of float32 numbers', (name, rows) => {
  test.each(rows)('of %d is %d', (x, value) => {
    expect(single[name as keyof typeof single](Math.fround(x))).toBe(value);
  });
});

test('tanh is exactly odd, and neither it nor sigmoid leaves its range', () => {
  const source = new Source(1);
  for (let i = 0; i < 20000; i++) {
    const x = Math.fround(
      source.pick(
        () => source.uniform(-12, 12),
        () => source.uniform(-120, 120),
      ),
    );
    const [t, s] = [single.tanh(x), single.sigmoid(x)];
    expect(Object.is(single.tanh(-x), -t) && Math.abs(t) <= 1 && s >= 0 && s <= 1, String(x)).toBe(true);
  }
});
