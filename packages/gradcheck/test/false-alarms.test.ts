import { Rng, Tensor } from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import type { Differentiable } from '../src/index.ts';
import { activations, BatchNorm, Elementwise, Linear, Max, Stack } from './subjects/layers.ts';

type Draw = (rng: Rng) => number;

/** Where correct layers are hard to check. */
const draws: Record<string, Draw> = {
  generic: (rng) => rng.uniform(-3, 3),
  simple: (rng) => [0, 1, -1, 0.5, -0.5, 2, -2][rng.integer(7)]!,
  'of size 1e4': (rng) => rng.uniform(-1e4, 1e4),
  'of size 1e-6': (rng) => rng.uniform(-1e-6, 1e-6),
  'of mixed sizes': (rng) => rng.normal() * Number(`1e${rng.integer(9) - 4}`),
  'close together, far from 0': (rng) => 1e4 + rng.uniform(-1, 1),
};

const layers: Record<
  string,
  (rng: Rng, inFeatures: number, outFeatures: number, dtype: DType) => Differentiable
> = {
  Linear: (_, i, o, dtype) => new Linear(i, o, dtype),
  BatchNorm: (_, i, __, dtype) => new BatchNorm(i, dtype),
  Max: () => new Max(),
  activation: (rng) => {
    const makers = Object.entries(activations).flatMap(([name, make]) =>
      name === 'Log' || name === 'Sqrt' ? [] : [make],
    );
    return makers[rng.integer(makers.length)]!();
  },
  'Linear, ReLU, Linear': (_, i, o, dtype) =>
    new Stack(new Linear(i, 3, dtype), activations.ReLU!(), new Linear(3, o, dtype)),
  deep: (_, i, o, dtype) =>
    new Stack(
      new Linear(i, 3, dtype),
      activations.Tanh!(),
      new Linear(3, 3, dtype),
      activations.ELU!(),
      new BatchNorm(3, dtype),
      new Linear(3, o, dtype),
      activations.Sigmoid!(),
    ),
};

describe.each(['float64', 'float32'] as const)('correct layers in %s are never called wrong', (dtype) => {
  const cases = Object.keys(layers).flatMap((layer) =>
    Object.keys(draws).map((draw) => [layer, draw] as const),
  );
  test.each(cases)('%s, numbers %s', (layer, draw) => {
    for (let seed = 0; seed < 12; seed++) {
      const rng = new Rng(seed);
      const [N, i, o] = [1 + rng.integer(4), 1 + rng.integer(4), 1 + rng.integer(3)];
      const checked = layers[layer]!(rng, i, o, dtype);
      const A = Tensor.from(
        Array.from({ length: N * i }, () => draws[draw]!(rng)),
        { shape: [N, i], dtype },
      );
      const parameters = rng.integer(2) === 0 ? draws['generic']! : draws[draw]!;
      for (const { value } of checked.parameters)
        value.data.forEach((_, p) => (value.data[p] = parameters(rng)));
      const report = checkGradients(checked, A, { rng });
      expect(report.verdict, `seed ${seed}\n${String(report)}`).not.toBe('fail');
    }
  });
});

test('in float64, usual numbers are told apart to 1e-7 and better', () => {
  for (let seed = 0; seed < 20; seed++) {
    const rng = new Rng(seed);
    const layer = new Linear(3, 2);
    for (const { value } of layer.parameters) value.data.forEach((_, p) => (value.data[p] = rng.normal()));
    const A = Tensor.from(
      Array.from({ length: 12 }, () => rng.normal()),
      { shape: [4, 3], dtype: 'float64' },
    );
    const report = checkGradients(layer, A);
    expect(report.verdict).toBe('pass');
    expect(report.power).toBeLessThan(1e-9);
  }
});

test('a correct float32 Linear passes in float32', () => {
  const layer = new Linear(3, 2, 'float32');
  const rng = new Rng(1);
  for (const { value } of layer.parameters) value.data.forEach((_, p) => (value.data[p] = rng.normal()));
  const report = checkGradients(
    layer,
    Tensor.from([
      [0.3, -0.7, 1.1],
      [2.2, 0.1, -0.4],
    ]),
  );
  expect(report.verdict).toBe('pass');
  expect(report.power).toBeLessThan(1e-2);
});

// Near 0 log(eˣ + e⁻³¹) is x + 3·10⁻¹⁴, so its own rounding is small; but eˣ is 1, and rounds as 1 does.
test('small outputs may be made of large numbers', () => {
  const rest = Math.exp(-31.5);
  const f = (x: number): number => x + Math.log(1 + rest * Math.exp(-x));
  for (const error of [0, 1e-9]) {
    const layer = new Elementwise('log Σ exp', f, (x) => (1 + error) / (1 + rest * Math.exp(-x)));
    const report = checkGradients(layer, Tensor.from([[0]], { dtype: 'float64' }));
    expect(report.verdict, String(report)).toBe(error === 0 ? 'pass' : 'fail');
  }
});
