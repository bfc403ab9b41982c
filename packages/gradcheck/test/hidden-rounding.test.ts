import { elementary, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import { hiddenRounding } from '../src/numeric/hidden-rounding.ts';
import { Line, through } from '../src/numeric/line.ts';
import { measureNoise } from '../src/numeric/noise.ts';
import { layerSubject } from '../src/subject.ts';
import { Elementwise } from './subjects/layers.ts';

/** How far what f hides at x may move it. */
function hidden(f: (x: number) => number, x: number, range?: readonly [number, number]): number {
  const layer = new Elementwise('f', f, () => 0);
  const A = Tensor.from([[x]], { dtype: 'float64' });
  layer.forward(A);
  const subject = layerSubject(layer, A, Tensor.full([1, 1], 1, 'float64'), range && { A: range });
  const line = new Line(subject, subject.variables[0]!, through(0), subject.outputs());
  return hiddenRounding(line, measureNoise(subject).outputs, subject.epsilon)[0]!;
}

const { exp, tanh } = elementary;
const places = [-2.3, -0.5, 0, 0.3, 1, 1.9];

describe('what goes smoothly, or jumps once or twice, hides nothing', () => {
  test.each<[string, (x: number) => number]>([
    ['a line', (x) => 3 * x - 1],
    ['a parabola', (x) => x * x],
    ['e^x', exp],
    ['tanh', tanh],
    ['a narrow peak', (x) => 1 / (1 + 400 * x * x)],
    ['waves shorter than the first looks', (x) => tanh(Math.sin(1000 * x))],
    ['waves a million times as short', (x) => Math.sin(1e6 * x)],
    ['ReLU', (x) => Math.max(0, x)],
    ['many kinks', (x) => Math.abs(64 * x - Math.round(64 * x))],
    ['one jump', (x) => (x > 0.3 ? 1 + x : x)],
    ['two jumps', (x) => (x > 0.3 ? 1 : x < -0.4 ? -1 : 0)],
    ['numbers that fit', (x) => Math.fround(x) + (x - Math.fround(x))],
  ])('%s', (_, f) => {
    expect(places.map((x) => hidden(f, x))).toEqual(places.map(() => 0));
  });
});

describe('rounding to steps of η is seen as a few η', () => {
  const steps: readonly [string, (x: number) => number, (value: number) => number][] = [
    ['1/4096', (x) => Math.round(4096 * x) / 4096, () => 1 / 4096],
    ['1e-9', (x) => Math.round(1e9 * x) / 1e9, () => 1e-9],
    ['float32', Math.fround, (value) => 2 ** (Math.floor(Math.log2(Math.abs(value))) - 23)],
  ];
  const functions: readonly [string, (x: number) => number][] = [
    ['e^x', exp],
    ['tanh', (x) => 2 + tanh(x)],
    ['a parabola', (x) => 5 + (x - 0.1) ** 2],
  ];
  test.each(
    steps.flatMap(([name, round, eta]) => functions.map(([of, f]) => [name, of, round, f, eta] as const)),
  )('%s of %s', (_, __, round, f, eta) => {
    for (const x of places) {
      const found = hidden((a) => round(f(a)), x) / eta(f(x));
      expect(found, `at ${x}`).toBeGreaterThan(1);
      expect(found, `at ${x}`).toBeLessThan(40);
    }
  });

  test('also at the edge of where forward is defined', () => {
    const root = (x: number): number => Math.round(1e9 * Math.sqrt(1 + x)) / 1e9;
    for (const x of [0, 2]) {
      const found = hidden(root, x, [0, 2]) / 1e-9;
      expect(found).toBeGreaterThan(1);
      expect(found).toBeLessThan(40);
    }
  });
});

test('near the end of float64, where slopes overflow, nothing can be said', () => {
  const f = (x: number): number => 5e306 * (2 + Math.sin(1e12 * x));
  expect(places.map((x) => hidden(f, x))).toEqual(places.map(() => 0));
});

// Where slope times spacing is nearly a multiple of the step, all roundings of a straight line are alike.
test.each([
  [0.9735016822814941, -0.5692133903503418, 0],
  [0.3044940233230591, 0.7483925819396973, -3],
  [0.42654848098754883, -0.49863576889038086, 26.5625],
])('fround(%s·x + %s) at %s is not taken for exact', (w, b, x) => {
  const layer = (slope: number) =>
    new Elementwise(
      'Single',
      (a) => Math.fround(w * a + b),
      () => slope,
    );
  const A = Tensor.from([[x]], { dtype: 'float64' });
  expect(checkGradients(layer(w), A).verdict).not.toBe('fail');
  expect(checkGradients(layer(1.01 * w), A).verdict).toBe('fail');
});
