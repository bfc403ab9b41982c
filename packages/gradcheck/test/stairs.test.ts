import { elementary, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import type { Differentiable } from '../src/index.ts';
import { roundedRows } from './battery/correct/rounded.ts';
import { FormulaLayer } from './battery/formulas.ts';
import { Elementwise } from './subjects/layers.ts';

// log(1 + eˣ) as it stands in many a program: at −21 its outputs of 10⁻¹⁰ move in steps of 2·10⁻¹⁶, which look like a kink.
test('stairs that look like a kink are no error of backward', () => {
  const softplus = new Elementwise(
    'Softplus',
    (x) => elementary.log(1 + elementary.exp(x)),
    (x) => elementary.sigmoid(x),
  );
  const dtype = 'float64';
  const wrong: number[] = [];
  for (let a = -22; a <= -16; a += 1 / 64) {
    const report = checkGradients(softplus, Tensor.from([[a]], { dtype }), {
      dLdZ: Tensor.full([1, 1], 1, dtype),
    });
    if (report.verdict === 'fail') wrong.push(a);
  }
  expect(wrong).toEqual([]);
});

// 10¹⁷ + x moves in steps of 16: around x forward stands still, and no number that it gives tells why.
test.each([
  ['rounding that loses the input', (x: number) => 1e17 + x - 1e17, 1],
  ['the same with a slope', (x: number) => -3 * (1e20 + x - 1e20), -3],
] as const)('%s is neither right nor wrong', (name, f, slope) => {
  for (const a of [0, 1, -2.5, 7.9]) {
    const A = Tensor.from([[a]], { dtype: 'float64' });
    expect(checkGradients(new Elementwise(name, f, () => slope), A).verdict).toBe('inconclusive');
    // What is neither 0 nor the slope of the stairs is wrong.
    for (const wrong of [-slope, 4 * slope])
      expect(checkGradients(new Elementwise(name, f, () => wrong), A).verdict).toBe('fail');
  }
});

test('among many numbers that are wrong those on stairs are still looked at twice', () => {
  const both = new Elementwise(
    'square from 10 on, stairs before',
    (x) => (x < 10 ? 1e17 + x - 1e17 : x * x),
    (x) => (x < 10 ? 1 : 3 * x),
  );
  const squares = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29];
  const report = checkGradients(both, Tensor.from([[1, ...squares, -2.5]], { dtype: 'float64' }));
  expect(report.entries[0]).toMatchObject({ verdict: 'fail', wrong: squares.length, inconclusive: 2 });
});

test.each([
  ['one jump', (x: number) => (x > 0.5 ? 1 : 0)],
  ['two jumps', (x: number) => (x > 0.5 ? 1 : x < -0.5 ? -1 : 0)],
  ['a flat piece between slopes', (x: number) => Math.sign(x) * Math.max(Math.abs(x) - 0.5, 0)],
  [
    'jumps of unlike heights',
    (x: number) => [0.5, 1.5, 2.5, 3.5].reduce((z, t, k) => z + (x > t ? 1 + 9 * (k % 2) : 0), 0),
  ],
  [
    'jumps unlike distances apart',
    (x: number) => [0.5, 0.51, 4, 4.01].reduce((z, t) => z + (x > t ? 1 : 0), 0),
  ],
] as const)('%s: no stairs, and a slope of 1 is wrong', (name, f) => {
  const A = Tensor.from([[0.25]], { dtype: 'float64' });
  expect(checkGradients(new Elementwise(name, f, () => 1), A).verdict).toBe('fail');
  expect(checkGradients(new Elementwise(name, f, () => 0), A).verdict).toBe('pass');
});

// At h, h/2 and h/4 its roundings are the same third of a unit: three differences agree on a wrong number.
test('float32 inside, which rounds alike at powers of two, is no error of backward', () => {
  const tanh = new Elementwise(
    'Tanh',
    (x) => Math.fround(elementary.tanh(Math.fround(x))),
    (x) => 1 - elementary.tanh(x) * elementary.tanh(x),
  );
  for (const a of [0, 0.5, 8.125, -8.125, -9, -10, 12]) {
    const report = checkGradients(tanh, Tensor.from([[a]], { dtype: 'float64' }));
    expect(report.verdict, String(report)).not.toBe('fail');
  }
});

const single = (name: string, f: (x: number) => number, derivative: (x: number) => number): Elementwise =>
  new Elementwise(name, (x) => Math.fround(f(x)), derivative);
const verdictOf = (layer: Elementwise, a: number, ranges = {}): string =>
  checkGradients(layer, Tensor.from([[a]], { dtype: 'float64' }), { ranges }).verdict;

test('stairs are known by those on both sides, and only as far as forward is defined', () => {
  const { tanh, sigmoid } = elementary;
  // To the right of 8.125 the treads grow wide, and their slope is less than the one at 8.125.
  const slope = (x: number): number => 1 - tanh(x) * tanh(x);
  expect(verdictOf(single('Tanh', tanh, slope), 8.125)).toBe('inconclusive');
  for (const wrong of [-1, 8])
    expect(
      verdictOf(
        single('Tanh', tanh, (x) => wrong * slope(x)),
        8.125,
      ),
    ).toBe('fail');
  // The looks beside 14 must not leave the range at once.
  const logistic = single('Sigmoid', sigmoid, (x) => sigmoid(x) * sigmoid(-x));
  expect(verdictOf(logistic, 14, { A: [5, 20] })).toBe('inconclusive');
});

test('rounding inside makes the bar wider, and an error is still seen', () => {
  const layer = (factor: number): Elementwise =>
    single('exp', elementary.exp, (x) => factor * elementary.exp(x));
  // At 8.017578125 the treads look like a kink.
  for (const a of [-12.08984375, 1, 8.017578125]) {
    expect(verdictOf(layer(1), a)).not.toBe('fail');
    expect(verdictOf(layer(1.01), a)).toBe('fail');
  }
});

// A 47th of 235/64 has three binary digits: in steps of that a product in float32 would not round.
test('rounding shows at every x', () => {
  const c = Math.fround(1.1);
  const square = (factor: number): Elementwise =>
    single(
      'Square',
      (x) => c * Math.fround(x * x),
      (x) => factor * 2 * c * x,
    );
  expect(verdictOf(square(1), -235 / 64)).toBe('pass');
  // Its sides do not close in there; but what is inside a bar needs no second look.
  expect(verdictOf(square(1), -5 / 16384)).toBe('pass');
  expect(verdictOf(square(1.001), -235 / 64)).toBe('fail');
});

// To 12 digits it goes in steps of 1/128, and a look that is nearly 55 of them apart, like one at 1/16, sees none.
test('rounding that one look misses is seen by another', () => {
  const { log1p, exp, sigmoid } = elementary;
  const twelve = (x: number): number => (2 ** 41 + 1) * x - ((2 ** 41 + 1) * x - x);
  const softplus = new Elementwise('Softplus', (x) => twelve(x + log1p(exp(-x))), sigmoid);
  expect(verdictOf(softplus, 19.43359375, { A: [-20, 20] })).toBe('inconclusive');
});

// softmax is [0, 1] there, but for 10⁻¹⁷: the slope of that is known, and backward rounds it off.
test('what is lost beside stairs is no error of backward', () => {
  const softmax = roundedRows.find(({ name }) => name === 'Softmax to 12 digits')!;
  const [A, dLdZ] = [[[-18.7109375, 19.47265625]], [[1, -0.5]]].map((X) =>
    Tensor.from(X, { dtype: 'float64' }),
  );
  const report = checkGradients(new FormulaLayer(softmax, 'float64'), A!, {
    dLdZ: dLdZ!,
    ranges: { A: [-20, 20] },
  });
  expect(report.verdict, String(report)).toBe('inconclusive');
});

test('what fits into float32 without rounding hides no rounding', () => {
  const softplus = single('Softplus', (x) => x + elementary.log1p(elementary.exp(-x)), elementary.sigmoid);
  expect(verdictOf(softplus, 13.875)).not.toBe('fail');
});

test('treads need not be level: x + tanh x, with tanh in float32', () => {
  const layer = (slope: number): Elementwise =>
    new Elementwise(
      'Residual',
      (x) => x + Math.fround(elementary.tanh(x)),
      () => slope,
    );
  for (const a of [9.5, 12]) {
    expect(verdictOf(layer(1 + 4 * elementary.exp(-2 * a)), a)).not.toBe('fail');
    expect(verdictOf(layer(1 + 1e-5), a)).toBe('fail');
  }
});

test('many kinks are no steps', () => {
  const zigzag = (slope: number): Elementwise =>
    new Elementwise(
      'Zigzag',
      (x) => Math.abs(x * 64 - Math.round(x * 64)),
      (x) => slope * 64 * Math.sign(x * 64 - Math.round(x * 64)),
    );
  expect(verdictOf(zigzag(1), 0.3)).toBe('pass');
  expect(verdictOf(zigzag(1.0001), 0.3)).toBe('fail');
});

test('waves that are shorter than the first looks are no noise', () => {
  const wave = (factor: number): Elementwise =>
    new Elementwise(
      'Wave',
      (x) => elementary.tanh(Math.sin(1000 * x)),
      (x) => (factor * 1000 * Math.cos(1000 * x)) / Math.cosh(Math.sin(1000 * x)) ** 2,
    );
  expect(verdictOf(wave(1), 0.3)).toBe('pass');
  expect(verdictOf(wave(1.001), 0.3)).toBe('fail');
});

// On either side of x the treads are alike, to 1e-8 of their slope: what lies between the two slopes is not all there is.
test('a slight bend may be rounding inside', () => {
  const { sigmoid } = elementary;
  const slope = (x: number): number => 1 + sigmoid(x) * (1 + x * sigmoid(-x));
  const A = Tensor.from([[-9.94140625]], { dtype: 'float64' });
  const verdict = (factor: number): string => {
    const layer = new Elementwise(
      'Residual',
      (x) => x + Math.fround(x * sigmoid(x)),
      (x) => factor * slope(x),
    );
    return checkGradients(layer, A, { dLdZ: Tensor.full([1, 1], 1, 'float64') }).verdict;
  };
  expect(verdict(1)).not.toBe('fail');
  expect(verdict(1 + 1e-4)).toBe('fail');
});

// At 0 the slope of x/√(x² + 4·10⁻⁵) is 158 over ±6·10⁻³, in steps of 1/4096; wider differences are ±1/h, with a bar as
// wide as they are, and of two outputs with opposite signs only a sixteenth is left.
test('differences that double with each halving are no estimate', () => {
  const rounded = (factor: number): Differentiable => {
    const s = (x: number): number => 1 / Math.sqrt(x * x + 4e-5);
    const grid = (x: number): number => Math.round(x * 4096) / 4096;
    let a = 0;
    return {
      forward: ({ data }) => {
        const z = grid((a = data[0]!) * s(a));
        return Tensor.from([[z, -z]], { dtype: 'float64' });
      },
      backward: ({ data }) =>
        Tensor.from([[factor * 4e-5 * s(a) ** 3 * (data[0]! - data[1]!)]], { dtype: 'float64' }),
      parameters: [],
    };
  };
  const A = Tensor.from([[0]], { dtype: 'float64' });
  const dLdZ = Tensor.from([[-1, -1.0625]], { dtype: 'float64' });
  for (const mode of ['auto', 'numeric'] as const) {
    expect(checkGradients(rounded(1), A, { dLdZ, mode }).verdict).toBe('inconclusive');
    for (const wrong of [-1, 2])
      expect(checkGradients(rounded(wrong), A, { dLdZ, mode }).verdict).toBe('fail');
  }
});

// Far to the left log(s + eˣ) is flat. Its first edge in steps of 1/4096 comes where eˣ is a fiftieth of what the next
// ones are apart: that stair is as wide as chance has it, and those behind it are regular.
test('stairs may begin behind the first edge', () => {
  const s = Math.exp(-2) + Math.exp(-1.71875);
  const layer = (factor: number): Elementwise =>
    new Elementwise(
      'log (s + eˣ)',
      (x) => Math.round(4096 * Math.log(s + Math.exp(x))) / 4096,
      (x) => (factor * Math.exp(x)) / (s + Math.exp(x)),
    );
  expect(verdictOf(layer(1), -17)).toBe('inconclusive');
  for (const wrong of [-1, 10000]) expect(verdictOf(layer(wrong), -17)).toBe('fail');
});

// 1 + x² leaves its tangent at 0 where it first shows, at 10⁻⁷; so does what follows, at like distances.
test('a curve is no stairs', () => {
  const parabola = (slope: number): Elementwise =>
    new Elementwise(
      'Parabola',
      (x) => 1 + x * x,
      (x) => 2 * x + slope,
    );
  expect(verdictOf(parabola(0), 0)).toBe('pass');
  expect(verdictOf(parabola(5e-8), 0)).toBe('fail');
});
