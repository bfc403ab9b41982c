// MSELoss and CrossEntropyLoss against torch.nn.functional; the numbers are from oracles/losses.py.
import { CrossEntropyLoss, MSELoss, type Reduction } from '@chainrule/losses';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, gamma, unit } from '../../layers/test/oracle.ts';
import numbers from './oracles/losses.json' with { type: 'json' };

/** L and dLdZ for `float64 mean` and the like. */
type Results = Readonly<Record<string, { readonly L: string; readonly dLdZ: string }>>;

function expectNear(got: number, want: string, bound: number): void {
  expectWithin(Tensor.from([got], { dtype: 'float64' }), decode(`1: ${want}`), () => bound, 'L');
}

function each(
  results: Results,
  check: (dtype: DType, reduction: Reduction, L: string, dLdZ: Tensor) => void,
): void {
  for (const [key, { L, dLdZ }] of Object.entries(results)) {
    const [dtype, reduction] = key.split(' ') as [DType, Reduction];
    check(dtype, reduction, L, decode(dLdZ, dtype));
  }
}

describe('MSELoss gives what PyTorch gives', () => {
  test.each(
    Object.entries(numbers.mse as Record<string, { Z: string; Y: string } & Record<string, unknown>>),
  )('%s', (_, { Z, Y, ...results }) => {
    each(results as Results, (dtype, reduction, L, dLdZ) => {
      const loss = new MSELoss({ reduction });
      const z = decode(Z, dtype);
      // All terms are positive, so their order does not matter to the relative error: a subtraction (twice), a square,
      // the sum and a division. The gradient has four roundings: 2/(N·C), the subtraction, two products in PyTorch.
      const relative = 2 * gamma(z.size + 4, dtype);
      expectNear(loss.forward(z, decode(Y, dtype)), L, Math.abs(Number(L)) * relative);
      const bound = 2 * gamma(4, dtype);
      expectWithin(
        loss.backward(),
        dLdZ,
        (i) => Math.abs(dLdZ.data[i]!) * bound,
        `dLdZ, ${dtype} ${reduction}`,
      );
    });
  });
});

/**
 * log p_c = z_c − max z − log Σ e: the rounding of each z_c − max z and of the whole, at most 2·max|z|·u together, whichever
 * way it is associated; exp (1 ulp = 2u) and the sum of C terms, at most (C + 4)·u in the logarithm, log itself 2u.
 */
function logBound(Z: Tensor): number {
  const largest = Math.max(0, ...[...Z.data].filter(Number.isFinite).map(Math.abs));
  return (4 * largest + Z.shape[1]! + 8) * unit[Z.dtype];
}

function checkCrossEntropy(
  Z: string,
  target: string,
  soft: boolean,
  smoothing: string,
  results: Results,
): void {
  each(results, (dtype, reduction, L, dLdZ) => {
    const loss = new CrossEntropyLoss({ reduction, labelSmoothing: Number(smoothing) });
    const z = decode(Z, dtype);
    const [N, C] = z.shape as [number, number];
    const share = reduction === 'mean' ? 1 / N : 1;
    const Y = soft ? decode(target, dtype) : target.split(': ')[1]!.split(' ').map(Number);
    // Each log p within logBound, times weights that sum to `mass` at most; then a sum of N·C terms of the size of L.
    const mass = N + (Y instanceof Tensor ? [...Y.data].reduce((sum, y) => sum + Math.abs(y), 0) : 0);
    const ofLogs = 2 * share * mass * logBound(z);
    expectNear(loss.forward(z, Y), L, ofLogs + Math.abs(Number(L)) * 2 * gamma(N * C + 6, dtype));
    // p = e^(log p) ≤ 1 moves by log p's error; then p·Σy − y and the factor: four roundings of numbers below |y| + 1.
    const most = Y instanceof Tensor ? 1 + C * Math.max(...[...Y.data].map(Math.abs)) : 2;
    const bound = 2 * share * most * (logBound(z) + gamma(6 + C, dtype));
    expectWithin(loss.backward(), dLdZ, () => bound, `dLdZ, ${dtype} ${reduction}, smoothing ${smoothing}`);
  });
}

type Case = { Z: string; Y: string } & Record<string, unknown>;

describe('CrossEntropyLoss gives what PyTorch gives', () => {
  test.each(Object.entries(numbers.indices as Record<string, Case>))(
    'indices, %s',
    (_, { Z, Y, ...bySmoothing }) => {
      for (const [smoothing, results] of Object.entries(bySmoothing))
        checkCrossEntropy(Z, Y, false, smoothing, results as Results);
    },
  );
  test.each(Object.entries(numbers.probabilities as Record<string, Case>))(
    'probabilities, %s',
    (_, { Z, Y, ...bySmoothing }) => {
      for (const [smoothing, results] of Object.entries(bySmoothing))
        checkCrossEntropy(Z, Y, true, smoothing, results as Results);
    },
  );
});

test('the oracle covers both precisions, both reductions and three smoothings', () => {
  const { Z, Y, ...bySmoothing } = numbers.indices['4 × 3'];
  expect([Z, Y].every((text) => text.length > 0)).toBe(true);
  expect(Object.keys(bySmoothing)).toEqual(['0.0', '0.1', '1.0']);
  expect(Object.keys(bySmoothing['0.1'])).toEqual([
    'float64 mean',
    'float64 sum',
    'float32 mean',
    'float32 sum',
  ]);
});
