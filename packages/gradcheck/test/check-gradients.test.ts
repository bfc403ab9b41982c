import { Rng, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import '../src/vitest.ts';
import { BrokenLinear, brokenLinears } from './subjects/broken.ts';
import { activations, Elementwise, Linear, Stack } from './subjects/layers.ts';

const A = Tensor.from(
  [
    [1, 2, -1],
    [0.5, 0, 3],
  ],
  { dtype: 'float64' },
);

function filled<L extends Linear>(layer: L): L {
  const rng = new Rng(7);
  for (const { value, gradient } of layer.parameters) {
    value.data.forEach((_, i) => (value.data[i] = rng.integer(9) / 4 - 1));
    gradient.data.fill(0.75);
  }
  return layer;
}

function broken(what: string): Linear {
  const { bug } = brokenLinears.find((candidate) => candidate.what === what)!;
  return filled(new BrokenLinear(3, 2, 'float64', bug));
}

test('a right layer: every gradient by name, every number of it', () => {
  const report = checkGradients(filled(new Linear(3, 2)), A);
  expect(report.verdict).toBe('pass');
  expect(report.entries.map(({ name, checked }) => [name, checked])).toEqual([
    ['dLdA', 6],
    ['dLdW', 6],
    ['dLdb', 2],
  ]);
  expect(report.power).toBeLessThan(1e-9);
  expect(report.diagnosis).toBeUndefined();
  expect(String(report).split('\n')[0]).toBe(
    'Linear(3 → 2): dLdA, dLdW and dLdb are the gradients of forward',
  );
});

test('a wrong layer: no exception, but a report', () => {
  const report = checkGradients(broken('dLdW / N'), A);
  expect(report.verdict).toBe('fail');
  expect(report.entries.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass']);
  expect(String(report)).toMatchInlineSnapshot(`
    "Linear(3 → 2): dLdW is not the gradient of forward

      dLdW[0, 0] is 0.65625, exact differences give 1.3125
        wrong     all 6 numbers
        hint      dLdW is 2 times too small (here N = 2, C = 2); if it is a mean over N, that belongs in the loss

      at
        A      [2, 3]   [[1, 2, -1], [0.5, 0, 3]]
        W      [2, 3]   [[0.25, -0.25, -0.5], [-0.25, -0.25, 0]]
        b      [2, 1]   [[0.25], [1]]
        dLdZ   [2, 2]   [[0.9375, -1.125], [0.75, -1.3125]]

      right: dLdA, dLdb"
  `);
});

test('parameters, gradients, A and dLdZ are left as they were, and the layer goes on working', () => {
  const layer = filled(new Linear(3, 2));
  const dLdZ = Tensor.from(
    [
      [1, -1],
      [0.5, 2],
    ],
    { dtype: 'float64' },
  );
  const before = [A, dLdZ, ...layer.parameters.flatMap(({ value, gradient }) => [value, gradient])].map((X) =>
    X.clone(),
  );
  checkGradients(layer, A, { dLdZ });
  const after = [A, dLdZ, ...layer.parameters.flatMap(({ value, gradient }) => [value, gradient])];
  after.forEach((X, i) => {
    expect(X.data).toEqual(before[i]!.data);
  });
  const dLdA = layer.backward(dLdZ).clone();
  layer.forward(A);
  expect(dLdA.data).toEqual(layer.backward(dLdZ).data);
});

test('parameters are put back where forward throws midway', () => {
  const layer = filled(new Linear(3, 2));
  const W = layer.W.clone();
  const forward = layer.forward.bind(layer);
  let calls = 0;
  layer.forward = (X) => {
    if (++calls === 60) throw new Error('tired');
    return forward(X);
  };
  expect(() => checkGradients(layer, A)).toThrow('tired');
  expect(layer.W.data).toEqual(W.data);
});

test('what is never written, and what is added to, shows through NaN', () => {
  expect(checkGradients(broken('dLdb never written'), A).diagnosis).toBe('backward never writes dLdb');
  expect(checkGradients(broken('dLdW accumulated'), A).diagnosis).toBe(
    'backward adds to the dLdW that was there before; it must overwrite it',
  );
});

test('where it cannot know, it says what fits', () => {
  const square = filled(new Linear(3, 2));
  const backward = square.backward.bind(square);
  square.backward = (dLdZ) => {
    const dLdA = backward(dLdZ);
    square.dLdW.data.forEach((d, i) => (square.dLdW.data[i] = 2 * d));
    return dLdA;
  };
  expect(checkGradients(square, A).diagnosis).toBe('dLdW is 2 times too large (here N = 2, C = 2)');
});

test('dLdZ is drawn from the generator, or given', () => {
  const layer = filled(new Linear(3, 2));
  const drawn = (rng: Rng): unknown => checkGradients(layer, A, { rng }).point.get('dLdZ');
  expect(drawn(new Rng(1))).toEqual(drawn(new Rng(1)));
  expect(drawn(new Rng(1))).not.toEqual(drawn(new Rng(2)));
  const fixed = checkGradients(layer, A).point.get('dLdZ') as Tensor;
  expect(fixed.data.every((d) => d !== 0)).toBe(true);
  expect(new Set(fixed.data).size).toBeGreaterThan(1);
});

test('all zeros: right, but not exercised, and the report says so', () => {
  const report = checkGradients(new Linear(3, 2), A);
  expect(report.verdict).toBe('pass');
  expect(report.entries[0]!.power).toBe(Infinity);
  expect(String(report)).toContain('never exercised');
});

test('what float32 hides is said where differences are numeric', () => {
  const hides = 'with float64 throughout, errors a million times smaller show';
  const texts = (['float32', 'float64'] as const).map((dtype) =>
    String(checkGradients(activations['Tanh']!(), Tensor.from([[0.25, 2]], { dtype }))),
  );
  expect(texts.map((text) => text.includes(hides))).toEqual([true, false]);
});

test('of more than 2,000 numbers a sample of each tensor is looked at', () => {
  const layer = new Stack(new Linear(60, 40), activations.Tanh!(), new Linear(40, 2));
  const rng = new Rng(1);
  for (const { value } of layer.parameters)
    value.data.forEach((_, i) => (value.data[i] = rng.normal(0, 0.3)));
  const X = Tensor.from(
    Array.from({ length: 120 }, () => rng.normal()),
    { shape: [2, 60], dtype: 'float64' },
  );
  const report = checkGradients(layer, X);
  expect(report.verdict).not.toBe('fail');
  expect(report.entries.map(({ name, checked }) => [name, checked])).toEqual([
    ['dLdA', 120],
    ['0.dLdW', 120],
    ['0.dLdb', 40],
    ['2.dLdW', 80],
    ['2.dLdb', 2],
  ]);
});

test('expect(layer).toHaveCorrectGradients(A)', () => {
  expect(filled(new Linear(3, 2))).toHaveCorrectGradients(A);
  expect(broken('−dLdW')).not.toHaveCorrectGradients(A);
  expect(() => {
    expect(broken('−dLdW')).toHaveCorrectGradients(A);
  }).toThrow('Linear(3 → 2): dLdW is not the gradient of forward');
});

test('misuse', () => {
  const layer = new Linear(3, 2);
  expect(() => checkGradients(undefined as never, A)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: checkGradients: layer is undefined, expected { forward, backward, parameters }]`,
  );
  expect(() =>
    checkGradients({ backward: () => A, parameters: [] } as never, A),
  ).toThrowErrorMatchingInlineSnapshot(`[TypeError: checkGradients: layer has no forward(A)]`);
  expect(() =>
    checkGradients({ forward: () => A, parameters: [] } as never, A),
  ).toThrowErrorMatchingInlineSnapshot(`[TypeError: checkGradients: layer has no backward(dLdZ)]`);
  expect(() =>
    checkGradients({ forward: () => A, backward: () => A } as never, A),
  ).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: checkGradients: layer has no parameters; a layer without any says \`parameters = []\`]`,
  );
  expect(() => checkGradients(layer, [[1, 2, 3]] as never)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: checkGradients: A is an array, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => checkGradients(layer, A, { dLdZ: A })).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: checkGradients: dLdZ is [2, 3], expected [2, 2]]`,
  );
  expect(() => checkGradients(layer, A, { mode: 'quick' as never })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: checkGradients: mode is 'quick', expected one of 'auto', 'numeric', 'exact']`,
  );
  layer.backward = (dLdZ) => dLdZ;
  expect(() => checkGradients(layer, A)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Linear(3 → 2).backward: dLdA is [2, 2], expected [2, 3]]`,
  );
});

test.each([
  ['finite', 0.1, 1.1],
  ['exact', 0, 1],
])('at a kink the message names the slopes on its sides: %s differences', (how, left, right) => {
  const leaky = new Elementwise(
    'Leaky',
    (a) => (a > 0 ? right * a : left * a),
    () => 2,
  );
  const A = Tensor.from([[0]], { dtype: 'float64' });
  const report = checkGradients(leaky, A, { dLdZ: Tensor.full([1, 1], 1, 'float64') });
  expect(String(report)).toBe(`Leaky: dLdA is not the gradient of forward

  dLdA[0, 0] is 2, ${how} differences give anything between the one-sided slopes ${left} and ${right}

  at
    A      [1, 1]   [[0]]
    dLdZ   [1, 1]   [[1]]

  right: none`);
});
