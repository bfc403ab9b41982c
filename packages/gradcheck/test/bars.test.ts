import { elementary, Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import { compareLayer } from '../src/check-gradients.ts';
import { Elementwise } from './subjects/layers.ts';

const { exp, log, tanh } = elementary;

/** f, f′ and from where to where; f′ is known better than the bar claims to. */
const functions: [string, (x: number) => number, (x: number) => number, number, number][] = [
  ['x', (x) => x, () => 1, -1e3, 1e3],
  ['x³', (x) => x * x * x, (x) => 3 * x * x, -10, 10],
  ['exp', exp, exp, -20, 20],
  ['tanh', tanh, (x) => (1 - tanh(x)) * (1 + tanh(x)), -8, 8],
  ['log', log, (x) => 1 / x, 0.05, 50],
  ['1/x', (x) => 1 / x, (x) => -1 / (x * x), 0.02, 5],
  ['√(x² + 1e-4)', (x) => Math.sqrt(x * x + 1e-4), (x) => x / Math.sqrt(x * x + 1e-4), -0.1, 0.1],
  ['1e6·x²', (x) => 1e6 * x * x, (x) => 2e6 * x, -3, 3],
  ['1e-6·x²', (x) => 1e-6 * x * x, (x) => 2e-6 * x, -3, 3],
  ['1e6 + x²', (x) => 1e6 + x * x, (x) => 2 * x, -3, 3],
  ['(1e8 + x) − 1e8', (x) => 1e8 + x - 1e8, () => 1, -3, 3],
  ['ELU, whose f″ jumps', (x) => (x > 0 ? x : exp(x) - 1), (x) => (x > 0 ? 1 : exp(x)), -0.02, 0.02],
  ['x·|x|, whose f″ jumps', (x) => x * Math.abs(x), (x) => 2 * Math.abs(x), -0.02, 0.02],
  ['x²·|x|, whose f‴ jumps', (x) => x * x * Math.abs(x), (x) => 3 * x * Math.abs(x), -0.02, 0.02],
];

describe('the bar holds the true derivative', () => {
  test.each(functions)('%s', (name, f, derivative, low, high) => {
    const rng = new Rng(3);
    const layer = new Elementwise(name, f, derivative);
    let told = 0;
    for (let round = 0; round < 20; round++) {
      const A = Tensor.from(
        Array.from({ length: 20 }, () => rng.uniform(low, high)),
        { shape: [4, 5], dtype: 'float64' },
      );
      A.data[round] = Math.max(low, 0); // where the higher derivatives of the last three jump
      const { comparisons, point } = compareLayer(layer, A);
      const dLdZ = point.get('dLdZ')!;
      for (const { offset, numeric, bar, verdict } of comparisons[0]!.elements) {
        const truth = derivative(A.data[offset]!) * dLdZ.data[offset]!;
        expect(Math.abs(numeric - truth), `at ${A.data[offset]!}`).toBeLessThanOrEqual(bar);
        if (verdict === 'pass') told++;
      }
    }
    expect(told).toBeGreaterThan(390); // of 400
  });
});

describe('kinks are seen by forward alone', () => {
  const kinked = (name: string, f: (x: number) => number, slope: (x: number) => number): Elementwise =>
    new Elementwise(name, f, slope);
  const at = (...numbers: number[]): Tensor => Tensor.from([numbers], { dtype: 'float64' });
  const relu = (x: number): number => Math.max(x, 0);

  test.each([0, 0.5, 1])('ReLU at 0 may have slope %s', (slope) => {
    const report = checkGradients(
      kinked('ReLU', relu, (x) => (x > 0 ? 1 : x < 0 ? 0 : slope)),
      at(0, 1, -1),
    );
    expect(report.verdict).toBe('pass');
    expect(report.entries[0]!.kinks).toBe(1);
  });

  test.each([-0.01, 1.01, 2])('ReLU at 0 may not have slope %s', (slope) => {
    const report = checkGradients(
      kinked('ReLU', relu, (x) => (x > 0 ? 1 : x < 0 ? 0 : slope)),
      at(0, 1, -1),
    );
    expect(report.verdict).toBe('fail');
    expect(report.entries[0]!.worst.index).toEqual([0, 0]);
  });

  test.each([1e-3, -1e-3, 1e-5, -1e-5, 1e-6])('|x| beside its kink, at %s: one side only', (x) => {
    expect(checkGradients(kinked('Abs', Math.abs, Math.sign), at(x, 1)).verdict).toBe('pass');
    const wrong = checkGradients(
      kinked('Abs', Math.abs, (x) => -Math.sign(x)),
      at(x, 1),
    );
    expect(wrong.entries[0]!.worst.bar).toBeLessThan(1e-6);
    expect(wrong.entries[0]!.wrong).toBe(2);
  });

  test('a wrong backward cannot hide behind a kink of its own', () => {
    const report = checkGradients(
      kinked('Tanh', tanh, (x) => (x === 0 ? 0 : 1 - tanh(x) * tanh(x))),
      at(0, 1),
    );
    expect(report.verdict).toBe('fail');
    expect(report.entries[0]!.wrong).toBe(1);
  });

  test('kinks that cancel along one number are not called wrong', () => {
    // a ↦ relu(a) − relu(−a) = a: backward through relu′(0) = 0 gives 0, and no line along a shows a kink.
    const layer = {
      W: Tensor.from([[1], [-1]], { dtype: 'float64' }),
      dLdW: Tensor.zeros([2, 1], 'float64'),
      A: undefined as Tensor | undefined,
      parameters: [] as { name: string; value: Tensor; gradient: Tensor }[],
      forward(A: Tensor): Tensor {
        this.A = A;
        return new Tensor(
          A.data.map((a) => relu(a * this.W.data[0]!) - relu(a * this.W.data[1]!)),
          A.shape,
        );
      },
      backward(dLdZ: Tensor): Tensor {
        this.dLdW.data.fill(0);
        return new Tensor(
          dLdZ.data.map((d, n) => {
            const a = this.A!.data[n]!;
            const [w0, w1] = [this.W.data[0]!, this.W.data[1]!];
            if (a * w0 > 0) this.dLdW.data[0]! += d * a;
            if (a * w1 > 0) this.dLdW.data[1]! -= d * a;
            return d * ((a * w0 > 0 ? w0 : 0) - (a * w1 > 0 ? w1 : 0));
          }),
          dLdZ.shape,
        );
      },
    };
    layer.parameters.push({ name: 'W', value: layer.W, gradient: layer.dLdW });
    const report = checkGradients(layer, Tensor.from([[0], [1]], { dtype: 'float64' }));
    expect(report.verdict, String(report)).not.toBe('fail');
  });
});

test('at the edge of where forward is defined, differences are taken from inside', () => {
  const range = [0.25, 4] as const;
  const strict = (x: number): number => {
    if (x < range[0] || x > range[1]) throw new RangeError(`outside: ${x}`);
    return log(x);
  };
  const A = Tensor.from([[0.25, 0.2500001, 1, 4]], { dtype: 'float64' });
  expect(
    checkGradients(new Elementwise('Log', strict, (x) => 1 / x), A, { ranges: { A: range } }).verdict,
  ).toBe('pass');
  const wrong = checkGradients(new Elementwise('Log', strict, (x) => 1.001 / x), A, { ranges: { A: range } });
  expect(wrong.entries[0]!.wrong).toBe(4);
});

test('a kink of x among others that are as near is seen', () => {
  // A table of 128 entries for each unit: long steps see the mean of two slopes, and a bar that is too small.
  const entry = (i: number): number => Math.sin(i / 128);
  const slope = (x: number): number => 128 * (entry(Math.floor(128 * x) + 1) - entry(Math.floor(128 * x)));
  const table = (x: number): number => {
    const i = Math.floor(128 * x);
    return (i + 1 - 128 * x) * entry(i) + (128 * x - i) * entry(i + 1);
  };
  for (const x of [-25.5, 19.125]) {
    const verdictOf = (factor: number): string =>
      checkGradients(
        new Elementwise('Table', table, (a) => factor * slope(a)),
        Tensor.from([[x]], { dtype: 'float64' }),
      ).verdict;
    expect(verdictOf(1)).not.toBe('fail');
    expect(verdictOf(1.01)).toBe('fail');
  }
});
