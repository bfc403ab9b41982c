import { scale, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLossGradient, gradcheckLoss, size, tensor } from '../src/index.ts';
import type { DifferentiableLoss, GradcheckLossSpec } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { CrossEntropy, CrossEntropyTimesN, SquaredError, WeightedCrossEntropy } from './subjects/losses.ts';

type Names = 'N' | 'C';

const onTensors = (loss: () => DifferentiableLoss): GradcheckLossSpec<Tensor, Names> => ({
  sizes: { N: size(), C: size() },
  loss,
  input: ({ N, C }) => [N, C],
  target: ({ N, C }) => tensor([N, C]),
});

const onClasses = (loss: () => CrossEntropy): GradcheckLossSpec<number[], Names> => ({
  sizes: { N: size(), C: size({ min: 2 }) },
  loss,
  input: ({ N, C }) => [N, C],
  target: ({ N, C }) => fc.array(fc.nat(C - 1), { minLength: N, maxLength: N }),
});

test.each([1, 2, 3])('correct losses keep all laws, seed %s', (seed) => {
  gradcheckLoss(
    onTensors(() => new SquaredError()),
    { seed },
  );
  gradcheckLoss(
    onClasses(() => new CrossEntropy()),
    { seed },
  );
});

test('a forgotten 2', () => {
  const error = gradientErrorOf(() => {
    gradcheckLoss(
      onTensors(() => new SquaredError(0.5)),
      { seed: 42 },
    );
  });
  expect(error.message).toMatchInlineSnapshot(`
    "SquaredError: dLdZ is not the gradient of forward

      dLdZ[0, 0] is -1, exact differences give -2
        hint      dLdZ is 2 times too small

      in the smallest case found
        Z      [1, 1]   [[0]]
        Y      [1, 1]   [[1]]

      right: none
      shrunk 4 times; replay with { seed: 42, path: "0:0:0:0:1" }"
  `);
});

test('a forgotten mean', () => {
  const error = gradientErrorOf(() => {
    gradcheckLoss(
      onClasses(() => new CrossEntropyTimesN()),
      { seed: 42 },
    );
  });
  expect(error.report.diagnosis).toContain('dLdZ is N = 2 times too large');
  expect(error.counterexample!.sizes).toEqual({ N: 2, C: 2 });
  const again = gradientErrorOf(() => {
    gradcheckLoss(
      onClasses(() => new CrossEntropyTimesN()),
      { seed: error.seed, path: error.path },
    );
  });
  expect(again.counterexample).toEqual(error.counterexample);
});

describe('the smallest case keeps the classes that show the bug', () => {
  const IGNORED = -1;
  const same = (): number => 1;
  const weighted = (y: number): number => y + 1;
  const ignoring = (y: number): number => (y === IGNORED ? 0 : 1);
  const simple = (x: number): boolean => [0, 0.5, 1, 2].includes(Math.abs(x));

  const spec = (
    loss: () => WeightedCrossEntropy,
    y: { min?: number } = {},
  ): GradcheckLossSpec<number[], Names> => ({
    sizes: { N: size({ max: 6 }), C: size({ max: 6 }) },
    loss,
    input: ({ N, C }) => [N, C],
    target: ({ N, C }) => fc.array(fc.integer({ min: 0, ...y, max: C - 1 }), { minLength: N, maxLength: N }),
  });

  test.each([same, weighted])('without a bug it passes, %o', (weight) => {
    gradcheckLoss(
      spec(() => new WeightedCrossEntropy(weight)),
      { seed: 1 },
    );
  });

  describe.each([
    ['Y[0] for every sample', spec(() => new WeightedCrossEntropy(same, same, (Y) => Y.map(() => Y[0]!)))],
    ['weights in forward alone', spec(() => new WeightedCrossEntropy(weighted, same))],
    [
      'samples ignored in forward alone',
      spec(() => new WeightedCrossEntropy(ignoring, same), { min: IGNORED }),
    ],
  ])('%s', (_, broken) => {
    test.each([1, 2, 3, 4, 5, 6])('seed %i', (seed) => {
      const error = gradientErrorOf(() => {
        gradcheckLoss(broken, { seed });
      });
      const { sizes, tensors, target } = error.counterexample!;
      expect(sizes['N']).toBeLessThanOrEqual(2);
      expect(sizes['C']).toBeLessThanOrEqual(2);
      expect([...tensors.get('Z')!.data, ...(target as number[])].every(simple), error.message).toBe(true);
      const again = gradientErrorOf(() => {
        gradcheckLoss(broken, { seed, path: error.path });
      });
      expect(again.counterexample).toEqual(error.counterexample);
    });
  });
});

test('a mean taken twice is not said to belong in the loss, for it is the loss', () => {
  const twice = (): CrossEntropy => {
    const loss = new CrossEntropy();
    const backward = loss.backward.bind(loss);
    loss.backward = () => {
      const dLdZ = backward();
      return scale(1 / dLdZ.shape[0]!, dLdZ);
    };
    return loss;
  };
  const error = gradientErrorOf(() => {
    gradcheckLoss(onClasses(twice), { seed: 42 });
  });
  expect(error.report.diagnosis).toBe(
    'dLdZ is N = 2 times too small: it is divided by N once more than forward is',
  );
  const Z = Tensor.from(
    [
      [1, 2, 0],
      [3, -1, 1],
    ],
    { dtype: 'float64' },
  );
  expect(checkLossGradient(twice(), Z, [1, 0]).diagnosis).toBe(
    'dLdZ is 2 times too small (here N = 2); if this is N, it is divided by N once more than forward is',
  );
});

test('a loss that needs no forward', () => {
  const loss = (): DifferentiableLoss => ({
    forward: () => 0,
    backward: () => Tensor.zeros([1, 1], 'float64'),
  });
  const error = gradientErrorOf(() => {
    gradcheckLoss(onTensors(loss), { laws: ['backward needs forward'] });
  });
  expect(error.message).toContain('backward before forward does not throw');
});

test('checkLossGradient: one point, one entry', () => {
  const Z = Tensor.from(
    [
      [1, 2],
      [3, -1],
    ],
    { dtype: 'float64' },
  );
  const right = checkLossGradient(new CrossEntropy(), Z, [1, 0]);
  expect(right.verdict).toBe('pass');
  expect(right.entries.map(({ name, checked }) => [name, checked])).toEqual([['dLdZ', 4]]);
  const wrong = checkLossGradient(new CrossEntropyTimesN(), Z, [1, 0]);
  expect(wrong.verdict).toBe('fail');
  expect(String(wrong)).toMatchInlineSnapshot(`
    "CrossEntropyTimesN: dLdZ is not the gradient of forward

      dLdZ[0, 0] is 0.2689414, finite differences give 0.134470710685 ± 6e-12
        wrong     all 4 numbers
        hint      dLdZ is 2 times too large (here N = 2, C = 2)

      at
        Z      [2, 2]   [[1, 2], [3, -1]]
        Y               [1, 0]

      right: none"
  `);
});

test('checkLossGradient: misuse', () => {
  const Z = Tensor.zeros([1, 2], 'float64');
  expect(() => checkLossGradient({} as never, Z, 0)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: checkLossGradient: loss has no forward(Z, Y)]`,
  );
  expect(() => checkLossGradient(new CrossEntropy(), [[1]] as never, [0])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: checkLossGradient: Z is an array, expected a Tensor; Tensor.from makes one]`,
  );
  const flat = { forward: () => 0, backward: () => Tensor.zeros([2], 'float64') };
  expect(() => checkLossGradient(flat, Z, 0)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: loss.backward: dLdZ is [2], expected [1, 2]]`,
  );
});
