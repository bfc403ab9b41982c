import { expect, test } from 'vitest';
import { oracle } from './oracle.ts';
import { type Real, binary32, binary64, roundTo } from './round.ts';

/*
 * python3: import mpmath as mp; mp.mp.prec = 400; float(mp.erfc(mp.mpf(0.5))) and so on
 * (sinPi is mp.sinpi, sigmoid is 1/(1 + mp.exp(-x)), pow is mp.power).
 */
const literals: [keyof typeof oracle, number[], number][] = [
  ['exp', [1], 2.718281828459045],
  ['exp', [-0.3], 0.7408182206817179],
  ['exp', [709.5], 1.3549863193146328e308],
  ['exp', [-700.25], 7.678723813110872e-305],
  ['exp', [1e-9], 1.000000001],
  ['expm1', [1e-10], 1.00000000005e-10],
  ['expm1', [-0.3], -0.2591817793182821],
  ['expm1', [37.25], 1.504767666846084e16],
  ['expm1', [0.5], 0.6487212707001282],
  ['log', [2], 0.6931471805599453],
  ['log', [0.1], -2.3025850929940455],
  ['log', [1.0000001], 9.999999505838704e-8],
  ['log', [1e300], 690.7755278982137],
  ['log', [5e-324], -744.4400719213812],
  ['log1p', [1e-10], 9.999999999500001e-11],
  ['log1p', [-0.9], -2.302585092994046],
  ['log1p', [0.4], 0.33647223662121295],
  ['log1p', [100000.0], 11.51293546492023],
  ['tanh', [1e-5], 9.999999999666668e-6],
  ['tanh', [0.5], 0.46211715726000974],
  ['tanh', [-3], -0.9950547536867305],
  ['tanh', [18], 0.9999999999999996],
  ['sigmoid', [0.25], 0.5621765008857981],
  ['sigmoid', [-30], 9.357622968839299e-14],
  ['sigmoid', [-700], 9.85967654375977e-305],
  ['sigmoid', [3], 0.9525741268224333],
  ['erf', [0.1], 0.1124629160182849],
  ['erf', [-0.6], -0.6038560908479259],
  ['erf', [1.5], 0.9661051464753108],
  ['erf', [4], 0.9999999845827421],
  ['erfc', [-1], 1.8427007929497148],
  ['erfc', [0.5], 0.4795001221869535],
  ['erfc', [2.999], 2.2230168599834058e-5],
  ['erfc', [3], 2.209049699858544e-5],
  ['erfc', [8], 1.1224297172982926e-29],
  ['erfc', [26], 5.663192408856143e-296],
  ['sinPi', [0.1], 0.30901699437494745],
  ['sinPi', [1.3], -0.8090169943749475],
  ['sinPi', [-100.7], -0.8090169943749421],
  ['sinPi', [1e-12], 3.141592653589793e-12],
  ['cosPi', [0.1], 0.9510565162951535],
  ['cosPi', [1.3], -0.587785252292473],
  ['cosPi', [-100.7], -0.5877852522924804],
  ['cosPi', [0.49], 0.03141075907812832],
  ['pow', [2, 0.5], 1.4142135623730951],
  ['pow', [10, -300], 1e-300],
  ['pow', [0.9999, 12345.678], 0.2909425271540516],
  ['pow', [1.5, 1700.25], 2.5070512348557902e299],
  ['pow', [-3, 33], -5559060566555523.0],
];

test.each(literals)('%s(%j) is the float64 that mpmath finds', (name, x, value) => {
  const exact: (...x: number[]) => Real = oracle[name];
  expect(roundTo(binary64, exact(...x))).toBe(value);
});

test('erfc by its continued fraction meets erfc by the series of erf', () => {
  for (const x of [3, 3.25, 4.5, 5]) {
    const erf = oracle.erf(x);
    const series = { mantissa: (1n << BigInt(-erf.exponent)) - erf.mantissa, exponent: erf.exponent };
    expect(roundTo(binary64, oracle.erfc(x))).toBe(roundTo(binary64, series));
  }
});

test('rounding: ties go to even, the smallest subnormal and the largest float are reached', () => {
  const at = (mantissa: bigint, exponent: number): Real => ({ mantissa, exponent });
  expect(roundTo(binary64, at(2n ** 54n + 2n, 0))).toBe(2 ** 54);
  expect(roundTo(binary64, at(2n ** 54n + 6n, 0))).toBe(2 ** 54 + 8);
  expect(roundTo(binary64, at(-(2n ** 54n + 3n), 0))).toBe(-(2 ** 54 + 4));
  expect(roundTo(binary64, at(1n, -1075))).toBe(0);
  expect(roundTo(binary64, at(-1n, -1080))).toBe(-0);
  expect(roundTo(binary64, at(3n, -1076))).toBe(5e-324);
  expect(roundTo(binary64, at(2n ** 53n - 1n, 971))).toBe(Number.MAX_VALUE);
  expect(roundTo(binary64, at(2n ** 54n - 1n, 970))).toBe(Infinity);
  expect(roundTo(binary32, at(2n ** 25n + 2n, -25))).toBe(1);
  expect(roundTo(binary32, at(3n, -151))).toBe(2 ** -149);
  expect(roundTo(binary32, at(2n ** 25n - 1n, 103))).toBe(Infinity);
});
