// Around a layer: Z = A + layer(A).
import {
  Dropout,
  initialize,
  Linear,
  LayerNorm,
  mlp,
  ReLU,
  Residual,
  Sequential,
  type Layer,
} from '@chainrule/layers';
import { Rng, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizes, tensor } from './drawn.ts';
import { bits } from './oracle.ts';

const sum = (X: Tensor, Y: Tensor) =>
  new Tensor(
    X.data.map((x, i) => x + Y.data[i]!),
    X.shape,
  );
const linear = () => initialize(new Linear(3, 3, { dtype: 'float64' }), { rng: new Rng(2) });

test('Z = A + layer(A), dLdA = dLdZ + the layer’s own; the gradients are the layer’s', () => {
  fc.assert(
    fc.property(
      sizes.chain((N) => fc.tuple(tensor([N, 3]), tensor([N, 3]))),
      ([A, dLdZ]) => {
        const [alone, around] = [linear(), new Residual(linear())];
        expect(bits(around.forward(A))).toBe(bits(sum(A, alone.forward(A))));
        expect(bits(around.backward(dLdZ))).toBe(bits(sum(dLdZ, alone.backward(dLdZ))));
        expect(bits(around.parameters[0]!.gradient)).toBe(bits(alone.dLdW));
        expect(bits(around.predict(A))).toBe(bits(sum(A, alone.predict(A))));
      },
    ),
  );
});

test('names: the one layer stands at 0, however deep', () => {
  const block = () => new Residual(new Sequential(new LayerNorm(4), new Linear(4, 4)));
  const model = new Sequential(new Linear(2, 4), block(), block(), new Linear(4, 1));
  expect(model.parameters.map(({ name }) => name)).toEqual(
    ['0.W', '0.b']
      .concat(
        ['1', '2'].flatMap((i) => ['0.0.gamma', '0.0.beta', '0.1.W', '0.1.b'].map((name) => `${i}.${name}`)),
      )
      .concat('3.W', '3.b'),
  );
  expect(String(block())).toBe('Residual(Sequential(LayerNorm(4), Linear(4 → 4)))');
  expect(model.summary()).toContain('1.0.1');
  initialize(model, { rng: new Rng(1) });
  expect(model.parameters.every(({ value }) => !value.data.includes(NaN))).toBe(true);
});

test('features and dtype are known where the layer knows them', () => {
  expect([new Residual(linear()).inFeatures, new Residual(linear()).dtype]).toEqual([3, 'float64']);
  expect([new Residual(new ReLU()).inFeatures, new Residual(new ReLU()).outFeatures]).toEqual([
    undefined,
    'same',
  ]);
  expect(() => new Sequential(new Linear(2, 4), new Residual<Layer>(new Linear(3, 3)))).toThrow(
    'Sequential: Linear(2 → 4) gives 4 features, Residual(Linear(3 → 3)) takes 3',
  );
});

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

test('what it refuses', () => {
  const A = Tensor.zeros([2, 3]);
  const twice = new Linear(3, 3);
  const mute: Layer = { forward: (X) => X, backward: (X) => X, parameters: [] };
  const narrowing: Layer = {
    ...mute,
    forward: () => Tensor.zeros([2, 2]),
    predict: () => Tensor.zeros([2, 2]),
  };
  const used = new Residual(new ReLU());
  used.forward(A);
  expect([
    errorOf(() => new Residual(undefined as never)),
    errorOf(() => new Residual(Linear as never)),
    errorOf(() => new Residual<Layer>(new Linear(4, 3))),
    errorOf(() => new Sequential(twice, new Residual(twice))),
    errorOf(() => new Residual(new ReLU()).backward(A)),
    errorOf(() => new Residual(new Linear(3, 3)).forward(Tensor.zeros([2, 4]))),
    errorOf(() => new Residual(new Linear(3, 3)).forward(Tensor.zeros([2, 3], 'float64'))),
    errorOf(() => used.backward(Tensor.zeros([3, 3]))),
    errorOf(() => new Residual(mute).predict(A)),
    errorOf(() => new Residual(narrowing).forward(A)),
    errorOf(() => new Residual(narrowing).predict(A)),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: Residual: layer is undefined, expected a layer with forward, backward and parameters",
      "TypeError: Residual: layer is a function, expected a layer with forward, backward and parameters",
      "ShapeError: Residual: Linear(4 → 3) gives 3 features and takes 4; A + layer(A) needs as many",
      "Error: Sequential: Linear(3 → 3) stands at 0 and at 1.0; a layer remembers one forward pass, so each place needs a layer of its own",
      "Error: Residual(ReLU).backward: call forward first; backward needs the A that forward saw",
      "ShapeError: Residual(Linear(3 → 3)).forward: A is [2, 4], expected [N, 3]",
      "DTypeError: Residual(Linear(3 → 3)).forward: A is float64, expected float32; A.to('float32') converts it",
      "ShapeError: Residual(ReLU).backward: dLdZ is [3, 3], expected [2, 3]",
      "TypeError: Residual.predict: Object has no predict; give it a predict(A) that remembers nothing",
      "ShapeError: Residual(Object).forward: layer(A) is [2, 2], expected [2, 3]",
      "ShapeError: Residual(Object).predict: layer(A) is [2, 2], expected [2, 3]",
    ]
  `);
});

test('an mlp of residual blocks with dropout trains its layers', () => {
  const rng = new Rng(3);
  const model = new Sequential(
    mlp([2, 4], { rng }),
    new Residual(new Sequential(new Linear(4, 4), new ReLU(), new Dropout({ rng }))),
  );
  model.forward(Tensor.full([3, 2], 1));
  expect(model.backward(Tensor.full([3, 4], 1)).shape).toEqual([3, 2]);
});
