import { describe, expect, test } from 'vitest';
import * as elementary from '../../src/elementary/index.ts';
import { Source, subjects } from './samples.ts';
import { neighbour, ulps64 } from './round.ts';

const { cosPi, erf, erfc, exp, log, log1p, pow, sigmoid, sinPi, tanh } = elementary;

const drawOf = (name: string): ((source: Source) => number) => {
  const subject = subjects.find((candidate) => candidate.name === name);
  if (subject === undefined) throw new Error(`no samples of ${name}`);
  return (source) => subject.draw(source)[0] as number;
};

test.each(Object.entries({ tanh, erf, sinPi }))('%s is exactly odd', (name, f) => {
  const source = new Source(1);
  const draw = drawOf(name);
  for (let i = 0; i < 5000; i++) {
    const x = draw(source);
    if (!Object.is(f(-x), -f(x))) expect({ x, value: f(-x) }).toEqual({ x, value: -f(x) });
  }
});

test('cosPi is exactly even', () => {
  const source = new Source(2);
  const draw = drawOf('cosPi');
  for (let i = 0; i < 5000; i++) {
    const x = draw(source);
    if (cosPi(-x) !== cosPi(x)) expect({ x, value: cosPi(-x) }).toEqual({ x, value: cosPi(x) });
  }
});

const LN2 = 0.6931471805599453;

/** Where the formula or its interval changes, and between which floats the function must not turn back. */
const seams: [keyof typeof elementary, (x: number) => number, number[], 1 | -1][] = [
  ['exp', exp, [-1000.5, -20.5, -1.5, -0.5, 0.5, 1.5, 700.5].map((n) => n * LN2), 1],
  ['expm1', elementary.expm1, [-53.5, -1.5, -0.5, 0.5, 1.5, 53.5].map((n) => n * LN2).concat(-37.5, -40), 1],
  ['log', log, [Math.SQRT1_2, 1, Math.SQRT2, 2 ** -1022, 2 * Math.SQRT2], 1],
  ['log1p', log1p, [Math.SQRT1_2 - 1, Math.SQRT2 - 1, 1, 2 ** 52, 2 ** 53], 1],
  ['tanh', tanh, [0.25 * LN2, 0.75 * LN2, 1.25 * LN2, 18.7, 19.0615, 22], 1],
  ['sigmoid', sigmoid, [-LN2 / 2, LN2 / 2, 1.5 * LN2, -1.5 * LN2, -36, 36.7], 1],
  ['erf', erf, [0.65625, 5.9, -0.65625], 1],
  ['erfc', erfc, [0.65625, 3, -0.65625, 26.5], -1],
  ['sinPi', sinPi, [0.25, -0.25, 1.75], 1],
  ['cosPi', cosPi, [0.25, 0.75, 2.25], -1],
];

describe.each(seams)('%s', (_, f, points, direction) => {
  test.each(points)('is monotone through %d', (point) => {
    for (let i = -50; i < 50; i++) {
      const [x, next] = [neighbour(point, i), neighbour(point, i + 1)];
      expect(direction * (f(next) - f(x))).toBeGreaterThanOrEqual(0);
    }
  });

  test('is monotone from sample to sample', () => {
    const source = new Source(3);
    for (let i = 0; i < 2000; i++) {
      const x = points[0] as number;
      const near = x * (1 + source.uniform(-0.01, 0.01));
      const far = near + Math.abs(x) * source.uniform(1e-6, 0.01);
      expect(direction * (f(far) - f(near))).toBeGreaterThanOrEqual(0);
    }
  });
});

test('sigmoid(x) + sigmoid(−x) lies within 1 ulp of 1', () => {
  const source = new Source(4);
  for (let i = 0; i < 5000; i++) {
    const x = source.uniform(-40, 40);
    expect(ulps64(sigmoid(x) + sigmoid(-x), 1)).toBeLessThanOrEqual(1);
  }
});

test('erfc(−x) = 1 + erf(x) = 2 − erfc(x), to 1 ulp', () => {
  const source = new Source(5);
  for (let i = 0; i < 5000; i++) {
    const x = source.uniform(0, 6);
    expect(ulps64(erfc(-x), 1 + erf(x))).toBeLessThanOrEqual(1);
    expect(ulps64(erfc(-x), 2 - erfc(x))).toBeLessThanOrEqual(1);
  }
});

test('integer powers that fit in 53 bits are exact', () => {
  for (let base = 2n; base < 60n; base++) {
    for (let n = 1n; base ** n < 2n ** 53n; n++) expect(pow(Number(base), Number(n))).toBe(Number(base ** n));
  }
});
