import { inspect } from 'node:util';
import { Rng, Tensor } from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import * as gradcheckApi from '../src/index.ts';
import {
  checkGradients,
  checkLossGradient,
  gradcheck,
  gradcheckLoss,
  paint,
  size,
  tensor,
} from '../src/index.ts';
import type { GradcheckSpec } from '../src/index.ts';
import '../src/vitest.ts';
import { gradientErrorOf } from './helpers.ts';
import { BrokenLinear, brokenLinears } from './subjects/broken.ts';
import { activations, Linear, Stack } from './subjects/layers.ts';
import { CrossEntropyTimesN, SquaredError } from './subjects/losses.ts';

const bugNamed = (what: string) => brokenLinears.find((broken) => broken.what === what)!.bug;

const specOf = (
  layer: (i: number, o: number, dtype: DType) => Linear,
): GradcheckSpec<'N' | 'inFeatures' | 'outFeatures'> => ({
  sizes: { N: size(), inFeatures: size(), outFeatures: size() },
  layer: ({ inFeatures, outFeatures }, dtype) => layer(inFeatures, outFeatures, dtype),
  input: ({ N, inFeatures }) => [N, inFeatures],
});
const broken = specOf((i, o, dtype) => new BrokenLinear(i, o, dtype, bugNamed('dLdW / N')));
const right = specOf((i, o, dtype) => new Linear(i, o, dtype));

/** Without colours. */
// eslint-disable-next-line no-control-regex -- that is what it is about
const plain = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, '');

/** Runs a pasted test as JavaScript, with what its imports would give; throws what the test throws. */
function runPasted(source: string, spec: unknown): string[] {
  const names: string[] = [];
  const run = (name: string, body: () => void): void => {
    names.push(name);
    body();
  };
  // Types are all that it has over JavaScript.
  const script = source.replaceAll(': Record<string, number[]>', '').replaceAll(']!', ']');
  const scope = { ...gradcheckApi, Tensor, expect, test: run, spec };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the text is a program
  new Function(...Object.keys(scope), script)(...Object.values(scope));
  return names;
}

describe('the test to paste', () => {
  test('fails for the layer that it was made for, and passes for one that is right', () => {
    const { test: pasted } = gradientErrorOf(() => {
      gradcheck(broken, { seed: 42 });
    });
    expect(pasted).toMatchInlineSnapshot(`
      "test("Linear(1 → 1): the gradients are those of forward", () => {
        const layer = spec.layer({ N: 2, inFeatures: 1, outFeatures: 1 }, 'float64');
        const values: Record<string, number[]> = { W: [0], b: [0] };
        for (const { name, value } of layer.parameters) value.data.set(values[name]!);
        const A = Tensor.from([1, 0], { shape: [2, 1], dtype: 'float64' });
        const dLdZ = Tensor.from([1, 0], { shape: [2, 1], dtype: 'float64' });
        expect(checkGradients(layer, A, { dLdZ }).verdict).toBe('pass');
      });"
    `);
    expect(() => runPasted(pasted!, broken)).toThrow("expected 'fail' to be 'pass'");
    expect(runPasted(pasted!, right)).toEqual(['Linear(1 → 1): the gradients are those of forward']);
  });

  test('of another law is the replay', () => {
    const memory = specOf((i, o, dtype) => {
      const layer = new Linear(i, o, dtype);
      layer.predict = (A) => layer.forward(A);
      return layer;
    });
    const { test: pasted } = gradientErrorOf(() => {
      gradcheck(memory, { seed: 42 });
    });
    expect(pasted).toContain("laws: ['predict agrees with forward']");
    expect(() => runPasted(pasted!, memory)).toThrow('predict disturbs a forward');
    expect(runPasted(pasted!, right)).toHaveLength(1);
  });

  test('of losses, with class indices and with a tensor for a target', () => {
    const classes = {
      sizes: { N: size(), C: size() },
      loss: () => new CrossEntropyTimesN(),
      input: ({ N, C }: { N: number; C: number }) => [N, C],
      target: ({ N }: { N: number }) => gradcheckTargets(N),
    };
    const { test: pasted } = gradientErrorOf(() => {
      gradcheckLoss(classes, { seed: 42 });
    });
    expect(() => runPasted(pasted!, classes)).toThrow("expected 'fail' to be 'pass'");

    const doubled = (factor: number) => ({
      sizes: { N: size(), C: size() },
      loss: () => new SquaredError(factor),
      input: ({ N, C }: { N: number; C: number }) => [N, C],
      target: ({ N, C }: { N: number; C: number }) => tensor([N, C]),
    });
    const { test: second } = gradientErrorOf(() => {
      gradcheckLoss(doubled(2), { seed: 42 });
    });
    expect(() => runPasted(second!, doubled(2))).toThrow("expected 'fail' to be 'pass'");
    expect(runPasted(second!, doubled(1))).toHaveLength(1);
  });
});

/** N times class 0: the only one that is there for every C. */
function gradcheckTargets(N: number) {
  return tensor([N], { min: 0, max: 0 }).map((X) => Array.from(X.data));
}

describe('colours', () => {
  const error = gradientErrorOf(() => {
    gradcheck(broken, { seed: 42 });
  });
  test('message and String(report) are plain', () => {
    for (const text of [error.message, String(error), String(error.report)])
      expect(text).not.toContain('\u001b');
  });
  test('what Node prints is in colours where it finds a terminal, with the test to paste', () => {
    expect(inspect(error, { colors: true })).toContain('\u001b[31m0.5\u001b[39m');
    expect(inspect(error, { colors: false })).not.toContain('\u001b');
    expect(inspect(error, { colors: false })).toContain(error.test!);
    expect(inspect(error, { colors: false })).toContain('\n    at ');
    expect(inspect(error.report, { colors: true })).toContain('\u001b[1m');
    expect(inspect(error.report)).toBe(String(error.report));
  });
  test('paint changes no letter', () => {
    const passing = String(checkGradients(new Linear(2, 2), Tensor.full([2, 2], 1, 'float64')));
    for (const text of [error.message, passing, 'Dead: INCONCLUSIVE, no case could tell']) {
      expect(plain(paint(text))).toBe(text);
      expect(paint(text)).not.toBe(text);
    }
  });
});

test('the header of a big model is short', () => {
  const layers = Array.from({ length: 12 }, () => [new Linear(2, 2), activations.Tanh!()]).flat();
  const model = new Stack(...layers);
  const rng = new Rng(3);
  for (const { value } of model.parameters) value.data.forEach((_, i) => (value.data[i] = rng.normal(0, 1)));
  const report = checkGradients(model, Tensor.from([[1, -1]], { dtype: 'float64' }));
  const [head] = String(report).split('\n');
  expect(head!.length).toBeLessThan(150);
  expect(head).toContain('all 25 gradients, dLdA to 22.dLdb');
});

describe('expect(layer).toHaveCorrectGradients(A)', () => {
  const A = Tensor.from([[1, 2, -1], [0.5, 0, 3]], { dtype: 'float64' }); // prettier-ignore
  const wrong = new BrokenLinear(3, 2, 'float64', bugNamed('dLdb / N'));
  test('says what is wrong', () => {
    expect(() => {
      expect(wrong).toHaveCorrectGradients(A);
    }).toThrow('dLdb is not the gradient of forward');
    expect(wrong).not.toHaveCorrectGradients(A);
  });
  test('negated, says that nothing is', () => {
    let message = '';
    try {
      expect(new Linear(3, 2)).not.toHaveCorrectGradients(A);
    } catch (error) {
      message = plain((error as Error).message);
    }
    expect(message).toMatch(
      /^expected a gradient of this layer to be wrong\n\nLinear\(3 → 2\): dLdA, dLdW and dLdb are the gradients/,
    );
  });
  test('hands its options on', () => {
    const dLdZ = Tensor.full([2, 2], 1, 'float64');
    expect(new Linear(3, 2)).toHaveCorrectGradients(A, { dLdZ, mode: 'numeric' });
  });
});

test('checkLossGradient reports in the same form', () => {
  const Z = Tensor.from([[1, 2]], { dtype: 'float64' });
  const report = checkLossGradient(new SquaredError(-1), Z, Tensor.zeros([1, 2], 'float64'));
  expect(report.diagnosis).toBe('dLdZ has the wrong sign');
});
