import type { DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { gradcheck, mutants, size } from '../src/index.ts';
import type { Differentiable, GradcheckSpec, Sizes } from '../src/index.ts';
import * as right from '../src/zoo/blueprints.ts';
import { Chain } from '../src/zoo/chain.ts';
import { Specimen } from '../src/zoo/specimen.ts';
import type { Blueprint } from '../src/zoo/specimen.ts';
import { gradientErrorOf } from './helpers.ts';

const SIMPLE = [0, 0.5, 1, 2];

function specOf(
  layer: (sizes: Sizes, dtype: DType) => Differentiable,
): GradcheckSpec<'N' | 'inFeatures' | 'outFeatures'> {
  return {
    sizes: { N: size(), inFeatures: size(), outFeatures: size() },
    layer,
    input: ({ N, inFeatures }) => [N, inFeatures],
  };
}

describe('without its bug, each layer of the zoo keeps all laws', () => {
  const { relu, leakyRelu, sigmoid, tanhLayer, softplus, softmax, crossEntropy, squaredError, dropout } =
    right;
  const plain: Blueprint[] = [relu, leakyRelu, sigmoid, tanhLayer, softplus, softmax];
  test.each(plain.map((blueprint) => [blueprint.name, blueprint] as const))('%s', (_, blueprint) => {
    gradcheck(specOf((__, dtype) => new Specimen(blueprint, dtype)));
  });
  test.each([crossEntropy, squaredError, dropout].map((blueprint) => [blueprint.name, blueprint] as const))(
    '%s',
    (_, blueprint) => {
      gradcheck({ ...specOf((__, dtype) => new Specimen(blueprint, dtype)), couplesBatch: true });
    },
  );
  test('Linear, LayerNorm, BatchNorm, Sequential', () => {
    const linear = ({ inFeatures, outFeatures }: Sizes, dtype: DType): Specimen =>
      new Specimen(right.linear(inFeatures!, outFeatures!), dtype);
    gradcheck(specOf(linear));
    gradcheck(specOf(({ inFeatures }, dtype) => new Specimen(right.layerNorm(inFeatures!), dtype)));
    gradcheck({
      ...specOf(({ inFeatures }, dtype) => new Specimen(right.batchNorm(inFeatures!), dtype)),
      couplesBatch: true,
    });
    gradcheck(specOf((sizes, dtype) => new Chain(linear(sizes, dtype), new Specimen(tanhLayer, dtype))));
  });
});

describe('the zoo', () => {
  test('has at least 30 inhabitants, each with a name and a sentence of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(new Set(mutants.map(({ description }) => description)).size).toBeGreaterThan(mutants.length - 5);
    for (const { description } of mutants) expect(description).toMatch(/\.$/);
  });

  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', (_, mutant) => {
    const error = gradientErrorOf(() => {
      gradcheck(specOf((sizes, dtype) => mutant.make(sizes, dtype)));
    });
    expect(error.law).toBe(mutant.caughtBy);
    expect(error.message.replaceAll(/\n\s+/g, ' ')).toContain(mutant.says);
    if (mutant.caughtBy === 'gradients') {
      const wrong = error.report.entries.filter(({ verdict }) => verdict === 'fail');
      expect(wrong.map(({ name }) => name)).toContain(mutant.gradient);
      // The message proper says it; at most three sentences.
      expect((error.report.diagnosis ?? '').split('. ').length).toBeLessThanOrEqual(3);
    } else {
      expect(error.message).toContain(mutant.gradient);
    }
    const { sizes, tensors } = error.counterexample!;
    expect(sizes['N']).toBeLessThanOrEqual(mutant.name.includes('N > 3') ? 4 : 2);
    expect(Math.max(sizes['inFeatures']!, sizes['outFeatures']!)).toBeLessThanOrEqual(2);
    if (mutant.caughtBy === 'gradients' && !/beyond|clipped/.test(mutant.name)) {
      for (const X of tensors.values()) for (const x of X.data) expect(SIMPLE).toContain(Math.abs(x));
    }
  });
});
