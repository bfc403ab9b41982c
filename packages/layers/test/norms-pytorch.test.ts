// BatchNorm1d and LayerNorm against torch over several steps, running statistics included; the numbers are from
// oracles/norms.py.
import { BatchNorm1d, LayerNorm, type Layer } from '@chainrule/layers';
import { type DType, type Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, unit } from './oracle.ts';
import numbers from './oracles/norms.json' with { type: 'json' };

interface Case {
  readonly gamma: string;
  readonly beta: string;
  readonly steps: readonly Readonly<Record<string, string>>[];
}

/** The layer that a key such as `BatchNorm1d {"eps":0.1}` stands for. */
function make(key: string, { gamma, beta }: Case, dtype: DType): BatchNorm1d | LayerNorm {
  const options = JSON.parse(/\{.*\}/.exec(key)![0]) as object;
  const C = decode(gamma).size;
  const layer = key.startsWith('BatchNorm1d')
    ? new BatchNorm1d(C, { ...options, dtype })
    : new LayerNorm(C, { ...options, dtype });
  layer.gamma.data.set(decode(gamma).data);
  layer.beta.data.set(decode(beta).data);
  return layer;
}

/**
 * In units of u: a mean of n ≤ 7 numbers up to max|A| is off by (n + 1)·max|A|, and so is every a − μ; the variance, by twice
 * that over the spread σ, and n + 3; a normalised x ≤ √n by both. dLdA sums n terms of |dLdZ|·|x| and multiplies by |γ|/σ.
 */
function bounds(key: string, layer: BatchNorm1d | LayerNorm, A: Tensor, dLdZ: Tensor, u: number) {
  const largest = (X: Tensor): number => Math.max(...X.data.map(Math.abs));
  const [a, g, gamma] = [largest(A), largest(dLdZ), largest(layer.gamma)];
  const rows = A.toArray() as number[][];
  const groups = key.startsWith('BatchNorm1d') ? rows[0]!.map((_, c) => rows.map((row) => row[c]!)) : rows;
  const deviation = (x: number[]): number => {
    const mean = x.reduce((s, y) => s + y, 0) / x.length;
    return Math.sqrt(x.reduce((s, y) => s + (y - mean) ** 2, 0) / x.length + layer.eps);
  };
  const sigma = Math.min(...groups.map(deviation));
  const n = Math.max(...groups.map(({ length }) => length));
  const x = Math.sqrt(n);
  const ofX = u * x * (3 * (n + 2) * (1 + a / sigma) + 8);
  const N = rows.length;
  return {
    Z: gamma * ofX + 4 * u * (gamma * x + largest(layer.beta)),
    dLdgamma: N * g * ofX + N * (N + 2) * u * g * x,
    dLdbeta: N * N * u * g,
    dLdA: (gamma / sigma) * 8 * g * (1 + x) * (ofX + (n + 8) * u * (1 + x)),
    mean: (n + 4) * u * Math.max(1, a),
    variance: (3 * (n + 4) * (1 + a / sigma) + 8) * u * Math.max(1, (n + 1) * a * a),
  };
}

describe.each(['float64', 'float32'] as const satisfies DType[])('in %s', (dtype) => {
  test.each(Object.entries(numbers[dtype] as Record<string, Case>))(
    '%s gives what PyTorch gives',
    (key, given) => {
      const layer = make(key, given, dtype);
      const C = layer.numFeatures;
      for (const step of given.steps) {
        const [A, dLdZ] = [decode(step['A']!, dtype), decode(step['dLdZ']!, dtype)];
        const allowed = bounds(key, layer, A, dLdZ, 2 * unit[dtype]); // both may be off
        const near = (got: Tensor, name: string, bound: number): void => {
          expectWithin(got, decode(step[name]!, dtype), () => bound, name);
        };
        near(layer.forward(A), 'Z', allowed.Z);
        near(layer.backward(dLdZ), 'dLdA', allowed.dLdA);
        near(layer.dLdgamma, 'dLdgamma', allowed.dLdgamma);
        near(layer.dLdbeta, 'dLdbeta', allowed.dLdbeta);
        if (layer instanceof BatchNorm1d) {
          near(layer.runningMean, 'runningMean', allowed.mean);
          near(layer.runningVar, 'runningVar', allowed.variance);
          const s = Math.sqrt(Math.min(...layer.runningVar.data) + layer.eps);
          const a = Math.max(...A.data.map(Math.abs)) + Math.max(...layer.runningMean.data.map(Math.abs));
          near(layer.predict(A), 'predict', 10 * (allowed.mean + allowed.variance * a) * (1 + 1 / s ** 3));
        } else near(layer.predict(A), 'predict', allowed.Z);
      }
      expect((layer as Layer).parameters.map(({ value }) => value.size)).toEqual([C, C]);
    },
  );
});
