import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import { Elementwise } from './subjects/layers.ts';

type Formula = readonly [(x: number) => number, (x: number) => number];

const { abs, log, max, round, sign, sqrt } = Math;

/** Formulas that ε keeps from dividing by 0: near 0 they bend within ε, or √ε. */
const bends: Record<string, (e: number) => Formula> = {
  'log(x + ε)': (e) => [(x) => log(x + e), (x) => 1 / (x + e)],
  'x·log(x + ε)': (e) => [(x) => x * log(x + e), (x) => log(x + e) + x / (x + e)],
  '−log(1 − x + ε)': (e) => [(x) => -log(1 - x + e), (x) => 1 / (1 - x + e)],
  '√(x + ε)': (e) => [(x) => sqrt(x + e), (x) => 0.5 / sqrt(x + e)],
  '1/(x + ε)': (e) => [(x) => 1 / (x + e), (x) => -1 / (x + e) ** 2],
  'x/(x + ε)': (e) => [(x) => x / (x + e), (x) => e / (x + e) ** 2],
};
/** The same on both sides of 0. */
const odd: Record<string, (e: number) => Formula> = {
  'x/(|x| + ε)': (e) => [(x) => x / (abs(x) + e), (x) => e / (abs(x) + e) ** 2],
  'x/√(x² + ε²)': (e) => [(x) => x / sqrt(x * x + e * e), (x) => e ** 2 / sqrt(x * x + e * e) ** 3],
  'x/max(|x|, ε)': (e) => [(x) => x / max(abs(x), e), (x) => (abs(x) < e ? 1 / e : 0)],
  'x·log(|x| + ε)': (e) => [
    (x) => x * log(abs(x) + e),
    (x) => log(abs(x) + e) + (x * sign(x)) / (abs(x) + e),
  ],
};

function verdictOf(
  [f, derivative]: Formula,
  a: number,
  factor: number,
  range?: readonly [number, number],
): string {
  const layer = new Elementwise('Bend', f, (x) => factor * derivative(x));
  const A = Tensor.from([[a]], { dtype: 'float64' });
  return checkGradients(layer, A, range ? { ranges: { A: range } } : {}).verdict;
}

describe.each([1e-5, 1e-7, 1e-8, 1e-10, 1e-12, 1e-15])('within ε = %s', (e) => {
  test.each(Object.entries(bends))('%s on [0, 1]', (_, formula) => {
    for (const a of [0, 1e-10, 1e-4, 0.5, 1]) {
      expect(verdictOf(formula(e), a, 1, [0, 1]), `at ${a}`).not.toBe('fail');
    }
  });
  test.each(Object.entries(odd))('%s', (_, formula) => {
    for (const a of [0, 1e-10, -1e-4, 0.5, 1]) {
      expect(verdictOf(formula(e), a, 1), `at ${a}`).not.toBe('fail');
    }
  });
});

test('at the bend itself an error is seen', () => {
  const e = 1e-8;
  for (const name of ['log(x + ε)', 'x·log(x + ε)', '1/(x + ε)', 'x/(x + ε)']) {
    expect(verdictOf(bends[name]!(e), 0, 1, [0, 1]), name).toBe('pass');
    expect(verdictOf(bends[name]!(e), 0, 2, [0, 1]), name).toBe('fail');
  }
  for (const name of Object.keys(odd)) {
    expect(verdictOf(odd[name]!(e), 0, 1), name).toBe('pass');
    expect(verdictOf(odd[name]!(e), 0, 2), name).toBe('fail');
  }
});

test('within less than steps can follow nothing is called wrong', () => {
  const e = 1e-30;
  // But for −log(1 − x + ε), which jumps from one double to the next.
  for (const name of Object.keys(bends).filter((name) => !name.includes('1 − x'))) {
    expect(verdictOf(bends[name]!(e), 0, 1, [0, 1]), name).toBe('inconclusive');
  }
  for (const name of Object.keys(odd)) {
    expect(verdictOf(odd[name]!(e), 0, 1), name).toBe('inconclusive');
  }
});

describe.each([1e-2, 1e-3, 3e-4, 1e-5, 1e-7, 1e-9])('a triangle wave of period %s', (p) => {
  const off = (x: number): number => x - p * round(x / p);
  const triangle: Formula = [(x) => abs(off(x)), (x) => sign(off(x))];
  const xs = Array.from({ length: 100 }, (_, i) => ((i * sqrt(5)) % 1) * 20 - 10);
  test('is not called wrong where the first step spans many periods', () => {
    for (const x of xs) expect(verdictOf(triangle, x, 1), `at ${x}`).not.toBe('fail');
  });
  test('is called wrong where backward gives no slope that forward has', () => {
    expect(xs.map((x) => verdictOf(triangle, x, 2))).toContain('fail');
  });
});
