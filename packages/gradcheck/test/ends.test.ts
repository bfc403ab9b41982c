// Numbers at an end of the range that they may have: forward is measured on one side of them alone.
import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { adapt, checkGradients, gradcheck, gradcheckLoss, size, tensor } from '../src/index.ts';
import type { Differentiable, DifferentiableLoss } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { activations, Elementwise } from './subjects/layers.ts';

const { abs, log, max, min, sign } = Math;

/** The maximum of each row; the first of equal ones gets its gradient. */
function rowMax(): Differentiable {
  let A: number[][] = [];
  return adapt({
    name: 'RowMax',
    forward: (rows: number[][]) => (A = rows.map((row) => [...row])).map((row) => [max(...row)]),
    backward: (dLdZ: number[][]) =>
      A.map((row, n) => row.map((_, j) => (j === row.indexOf(max(...row)) ? dLdZ[n]![0]! : 0))),
  });
}

const kinks: Record<string, [layer: () => Differentiable, range: [number, number]]> = {
  'ReLU on [0, 1]': [activations.ReLU!, [0, 1]],
  'hard tanh on [-1, 1]': [
    () =>
      new Elementwise(
        'HardTanh',
        (x) => max(-1, min(1, x)),
        (x) => (abs(x) < 1 ? 1 : 0),
      ),
    [-1, 1],
  ],
  'leaky ReLU on [0, 255]': [
    () =>
      new Elementwise(
        'Leaky',
        (x) => (x > 0 ? x : x / 100),
        (x) => (x > 0 ? 1 : 0.01),
      ),
    [0, 255],
  ],
  '|x| on [0, 1]': [() => new Elementwise('Abs', abs, sign), [0, 1]],
  'a maximum on [-1, 1]': [rowMax, [-1, 1]],
};

describe.each(Object.entries(kinks))('%s', (_, [layer, range]) => {
  const spec = {
    sizes: { N: size(), C: size() },
    layer,
    input: ({ N, C }: { N: number; C: number }): [number, number] => [N, C],
    ranges: { A: range },
  };
  test.each([1, 2, 3])('forward may bend where its range ends, seed %i', (seed) => {
    gradcheck(spec, { seed });
  });
});

/** L = Σ |Z − Y|, and backward gives 0 where they are equal. */
class AbsoluteError implements DifferentiableLoss {
  #E: Tensor | undefined;

  forward(Z: Tensor, Y: Tensor): number {
    this.#E = new Tensor(
      Z.data.map((z, i) => z - Y.data[i]!),
      Z.shape,
    );
    return Array.from(this.#E.data, abs).reduce((L, e) => L + e);
  }

  backward(): Tensor {
    return new Tensor(this.#E!.data.map(sign), this.#E!.shape);
  }
}

test.each([1, 2, 3])('an absolute error where Z and Y are 1 and may be no more, seed %i', (seed) => {
  gradcheckLoss(
    {
      sizes: { N: size(), C: size() },
      loss: () => new AbsoluteError(),
      input: ({ N, C }) => [N, C],
      target: ({ N, C }) => tensor([N, C], { min: 0, max: 1 }),
      ranges: { Z: [0, 1] },
    },
    { seed },
  );
});

const at = (x: number, layer: Differentiable, range: [number, number]) =>
  checkGradients(layer, Tensor.from([[x]], { dtype: 'float64' }), { ranges: { A: range } });

test('what backward gives beside the end as well is judged there', () => {
  for (const x of [0.25, 4]) {
    expect(at(x, new Elementwise('Log', log, (a) => 1 / a), [0.25, 4]).verdict).toBe('pass');
    expect(at(x, new Elementwise('Log', log, (a) => 1.0001 / a), [0.25, 4]).verdict).toBe('fail');
  }
});

test('a rule of its own at the end is neither right nor wrong, and NaN is wrong', () => {
  const slope = (atEnd: number) => new Elementwise('Log', log, (a) => (a === 4 ? atEnd : 1 / a));
  expect(at(4, slope(0), [1, 4]).verdict).toBe('inconclusive');
  expect(at(4, slope(NaN), [1, 4]).verdict).toBe('fail');
});

test('where only ends are drawn, nothing is claimed', () => {
  const error = gradientErrorOf(() => {
    gradcheck({
      sizes: { N: size() },
      layer: () =>
        new Elementwise(
          'Step',
          (x) => x,
          (x) => (x === 0 ? 1 : 2),
        ),
      input: ({ N }) => [N, 1],
      ranges: { A: [0, 2 ** -60] },
    });
  });
  expect(error.message).not.toContain('is not the gradient');
});
