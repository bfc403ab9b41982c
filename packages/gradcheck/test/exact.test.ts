import { Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients, checkLossGradient, gradcheck, size } from '../src/index.ts';
import { binaryDigits, exactDot } from '../src/exact/bits.ts';
import { BatchNorm, Elementwise, Linear, Max, Stack, activations } from './subjects/layers.ts';
import { SquaredError } from './subjects/losses.ts';
import { gradientErrorOf } from './helpers.ts';

const at = (...rows: number[][]): Tensor => Tensor.from(rows, { dtype: 'float64' });

function filled(layer: Linear): Linear {
  const rng = new Rng(5);
  for (const { value } of layer.parameters)
    value.data.forEach((_, i) => (value.data[i] = rng.integer(9) - 4));
  return layer;
}

test('binary digits, from the first 1 to the last', () => {
  expect([0, 1, 0.5, 4096, 3, -10, 0.1, 1 / 3].map(binaryDigits)).toEqual([0, 1, 1, 1, 2, 3, 52, 53]);
  expect(binaryDigits(2 ** 40 + 1)).toBe(41);
});

test('a dot product is exact, or it is none', () => {
  expect(exactDot([1, 2, -3], [0.5, 4, 2])).toBe(2.5);
  expect(exactDot([0.1], [3])).toBeUndefined();
  expect(exactDot([1, 1], [2 ** 53, 1])).toBeUndefined();
});

describe('auto takes exact mode where the layer and the numbers allow it', () => {
  test.each([
    ['Linear', filled(new Linear(2, 2))],
    ['ReLU', activations['ReLU']!()],
    [
      'Leaky',
      new Elementwise(
        'Leaky',
        (a) => (a > 0 ? a : a / 4),
        (a) => (a > 0 ? 1 : 1 / 4),
      ),
    ],
    ['Square', activations['Square']!()],
    ['Huber', activations['Huber']!()],
    ['Max', new Max()],
    ['Linear, ReLU', new Stack(filled(new Linear(2, 3)), activations['ReLU']!())],
  ])('%s', (_, layer) => {
    const report = checkGradients(layer, at([1, 2], [-3, 4]));
    expect(report.verdict, String(report)).toBe('pass');
    expect(report.mode, report.refusal).toBe('exact');
    expect(report.refusal).toBeUndefined();
    for (const { worst } of report.entries) expect(worst.analytic).toBe(worst.numeric);
  });

  test('and says so', () => {
    expect(String(checkGradients(activations['ReLU']!(), at([1, 2], [-3, 0])))).toContain(
      'exact: 3 numbers equal, bar 0; 1 at a kink, between the slopes on its sides',
    );
    expect(String(checkGradients(filled(new Linear(2, 2)), at([1, 2])))).toContain(
      'exact: 8 numbers equal, bar 0',
    );
  });
});

describe('and says why not elsewhere', () => {
  const refused = (layer: Parameters<typeof checkGradients>[0], A: Tensor): string | undefined => {
    const auto = checkGradients(layer, A);
    expect([auto.mode, auto.verdict]).toEqual(['numeric', 'pass']);
    const forced = checkGradients(layer, A, { mode: 'exact' });
    expect([forced.mode, forced.verdict, forced.refusal]).toEqual(['exact', 'inconclusive', auto.refusal]);
    expect(String(forced)).toContain(`INCONCLUSIVE, exact mode cannot tell: ${forced.refusal!}`);
    return forced.refusal;
  };
  test.each([
    ['numbers', filled(new Linear(2, 2)), at([0.1, 2]), 'A[0, 0] = 0.1 has too many binary digits'],
    ['Tanh', activations['Tanh']!(), at([1, 2]), 'forward rounds'],
    ['Cube', activations['Cube']!(), at([1, 2]), 'A[0, 0] is not in a piece of degree 2'],
    ['BatchNorm', new BatchNorm(1), at([1], [2], [4]), 'forward rounds'],
    [
      'x/100',
      new Elementwise(
        'x/100',
        (a) => a / 100,
        () => 0.01,
      ),
      at([0, 2]),
      'forward rounds',
    ],
  ])('%s', (_, layer, A, reason) => {
    expect(refused(layer, A)).toBe(reason);
  });
  test('a mean over 3 rounds, over 4 it does not', () => {
    const Y = at([0, 1], [1, 0]);
    expect(checkLossGradient(new SquaredError(), at([1, 2], [3, 4]), Y).mode).toBe('exact');
    const three = checkLossGradient(new SquaredError(), at([1, 2, 4]), at([0, 1, 1]));
    expect([three.mode, three.verdict]).toEqual(['numeric', 'pass']);
  });
});

test('a wrong gradient is a FAIL, a rounding of backward is not', () => {
  const wrong = new Elementwise(
    'Square',
    (a) => a * a,
    (a) => 2 * a + 1e-6,
  );
  expect(checkGradients(wrong, at([1, 2]))).toMatchObject({ mode: 'exact', verdict: 'fail' });
  const rounded = new Elementwise(
    'Square',
    (a) => a * a,
    (a) => 2 * a * (1 + 2 ** -52),
  );
  const report = checkGradients(rounded, at([1, 2]));
  expect([report.mode, report.verdict]).toEqual(['numeric', 'pass']);
  expect(report.refusal).toContain('backward rounds');
});

test('float32 has 24 digits', () => {
  const layer = new Linear(2, 2, 'float32');
  layer.W.data.set([1, -2, 3, 1]);
  const report = checkGradients(layer, Tensor.from([[1, 2]]));
  expect([report.mode, report.verdict]).toEqual(['exact', 'pass']);
});

test('gradcheck in exact mode draws integers; what cannot be exact is inconclusive', () => {
  const spec = (layer: () => Elementwise): Parameters<typeof gradcheck>[0] => ({
    sizes: { N: size(), C: size() },
    layer,
    input: ({ N, C }) => [N!, C!],
  });
  gradcheck(spec(activations['ReLU']!), { mode: 'exact', laws: ['gradients'] });
  const error = gradientErrorOf(() => {
    gradcheck(spec(activations['Tanh']!), { mode: 'exact', laws: ['gradients'] });
  });
  expect(error.report.verdict).toBe('inconclusive');
  expect(error.message).toContain('exact mode cannot tell');
});
