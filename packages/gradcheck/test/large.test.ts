import { Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import type { Differentiable } from '../src/index.ts';
import { sample } from '../src/numeric/sample.ts';
import { Linear, Stack, activations } from './subjects/layers.ts';

type Change = (dLdW: Tensor['data']) => void;

/** The layer, with all parameters drawn. */
function drawn<L extends Differentiable>(layer: L, seed: number, deviation: number): L {
  const rng = new Rng(seed);
  for (const { value } of layer.parameters)
    value.data.forEach((_, i) => (value.data[i] = rng.normal(0, deviation)));
  return layer;
}

/** The layer, with a change to what its backward stores in this dLdW. */
function changed<L extends Differentiable>(layer: L, { dLdW }: Linear, change: Change): L {
  const backward = layer.backward.bind(layer);
  layer.backward = (dLdZ) => {
    const dLdA = backward(dLdZ);
    change(dLdW.data);
    return dLdA;
  };
  return layer;
}

/** 4,290 numbers, of which backward gives one wrong. */
function model(wrong?: number): Stack {
  const first = new Linear(100, 40);
  const layer = drawn(new Stack(first, activations['ReLU']!(), new Linear(40, 2)), 3, 0.2);
  return changed(layer, first, (dLdW) => {
    if (wrong !== undefined) dLdW[wrong]! *= 1.05;
  });
}

const rng = new Rng(4);
const A = Tensor.from(
  Array.from({ length: 200 }, () => rng.normal()),
  { shape: [2, 100], dtype: 'float64' },
);

test('a right one passes, and the report says what was looked at', () => {
  const report = checkGradients(model(), A);
  expect(report.verdict, String(report)).toBe('pass');
  expect(report.entries.find(({ name }) => name === '0.dLdW')).toMatchObject({ checked: 120, directions: 8 });
  expect(String(report)).toContain('120 of 4000 checked, all in 8 random directions');
});

test('one number of 4,000, 5 % wrong, is found by halving', () => {
  const layer = model();
  layer.forward(A);
  layer.backward(Tensor.full([2, 2], 1, 'float64'));
  const { data } = layer.parameters[0]!.gradient;
  for (const from of [17, 2200]) {
    const wrong = data.findIndex((x, i) => i >= from && Math.abs(x) > 1e-3);
    const report = checkGradients(model(wrong), A);
    const entry = report.entries.find(({ name }) => name === '0.dLdW')!;
    expect(entry).toMatchObject({ verdict: 'fail', wrong: 1 });
    expect(entry.worst.index).toEqual([Math.floor(wrong / 100), wrong % 100]);
  }
});

test('errors too small to be seen alone, which add up along the first direction, leave a check open', () => {
  const layer = drawn(new Linear(100, 40), 3, 0.2);
  const { size } = layer.dLdW;
  const direction = new Rng(size);
  const errors = Float64Array.from({ length: size }, () => (direction.integer(2) === 0 ? 5e-12 : -5e-12));
  changed(layer, layer, (dLdW) => {
    errors.forEach((error, i) => (dLdW[i]! += error));
  });
  const report = checkGradients(layer, A, { mode: 'numeric' });
  expect(report.verdict).toBe('inconclusive');
  const told =
    /along a direction through (\d+) numbers of dLdW .* and no single number is outside its bar/.exec(
      String(report),
    );
  expect(Number(told?.[1]), 'as few as still show it').toBeLessThan(size / 4);
});

describe('784-128-64-10', () => {
  /** The network of the README, 109,386 numbers, with a change to what the first layer's backward stores. */
  const digits = (change: Change): Stack => {
    const first = new Linear(784, 128);
    const net = new Stack(
      first,
      activations['ReLU']!(),
      new Linear(128, 64),
      activations['ReLU']!(),
      new Linear(64, 10),
    );
    return changed(drawn(net, 5, 1 / 16), first, change);
  };
  const rng = new Rng(6);
  const batch = (N: number): Tensor => {
    const A = Tensor.zeros([N, 784], 'float64');
    A.data.forEach((_, i) => (A.data[i] = rng.normal()));
    return A;
  };

  test('the right one passes', () => {
    const report = checkGradients(
      digits(() => undefined),
      batch(8),
    );
    expect(report.verdict, String(report)).toBe('pass');
  });

  test('one number of dLdW off by 1/100 is found', () => {
    const report = checkGradients(
      digits((dLdW) => (dLdW[777]! += 0.01)),
      batch(8),
    );
    expect(report.entries.filter(({ verdict }) => verdict === 'fail')).toMatchObject([
      { name: '0.dLdW', wrong: 1, worst: { index: [0, 777] } },
    ]);
  });

  test('twice the gradient is told as such', () => {
    const report = checkGradients(
      digits((dLdW) => {
        dLdW.forEach((x, i) => (dLdW[i] = 2 * x));
      }),
      batch(2),
    );
    expect(String(report)).toContain('0.dLdW is 2 times too large');
  });
});

describe.each([
  [200, 150],
  [60, 40],
  [3000, 1],
])('Linear(%i → %i): power is true of numbers that only the directions see', (inFeatures, outFeatures) => {
  const rng = new Rng(inFeatures);
  const A = Tensor.zeros([2, inFeatures], 'float64');
  A.data.forEach((_, i) => (A.data[i] = rng.normal()));
  const W = Array.from({ length: inFeatures * outFeatures }, () => rng.normal(0, 0.2));

  const linear = (change: Change): Linear => {
    const layer = new Linear(inFeatures, outFeatures);
    layer.W.data.set(W);
    return changed(layer, layer, change);
  };

  let dLdW = new Float64Array();
  const right = checkGradients(
    linear((right) => (dLdW = Float64Array.from(right))),
    A,
    { mode: 'numeric' },
  );
  const seen = new Set(sample(dLdW, dLdW.length + A.size + outFeatures, 3));
  const unseen = [...dLdW.keys()].filter((i) => !seen.has(i));
  const largest = unseen.reduce((most, i) => (Math.abs(dLdW[i]!) > Math.abs(dLdW[most]!) ? i : most));
  const { power } = right.entries.find(({ name }) => name === 'dLdW')!;
  const verdictOf = (error: number): string =>
    checkGradients(
      linear((wrong) => (wrong[largest]! *= 1 + error)),
      A,
      { mode: 'numeric' },
    ).verdict;

  test('what it says is caught', () => {
    expect(right.verdict).toBe('pass');
    expect(right.power).toBeGreaterThanOrEqual(power);
    expect([verdictOf(4 * power), verdictOf(-4 * power)]).toEqual(['fail', 'fail']);
  });

  test('what is far below it is not', () => {
    expect(verdictOf(power / 8)).toBe('pass');
  });
});
