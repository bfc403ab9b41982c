import { Linear, mlp, ReLU, Sequential, Sigmoid, Tanh, type Layer } from '@chainrule/layers';
import { Rng, ShapeError, Tensor, type Parameter } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizes, tensor } from './drawn.ts';
import { bits } from './oracle.ts';

/** A layer of somebody else's that says of itself only what the interface asks for. */
class Doubling implements Layer {
  readonly parameters: readonly Parameter[] = [];
  forward(A: Tensor): Tensor {
    return new Tensor(
      A.data.map((a) => 2 * a),
      A.shape,
    );
  }
  backward(dLdZ: Tensor): Tensor {
    return this.forward(dLdZ);
  }
}

test('Sequential is calling its layers by hand, one after the other, to the last bit', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      sizes.chain((N) => fc.tuple(tensor([N, 3]), tensor([N, 2]))),
      (seed, [A, dLdZ]) => {
        const model = mlp([3, 5, 4, 2], { rng: new Rng(seed), activation: 'tanh', dtype: 'float64' });
        const hand = mlp([3, 5, 4, 2], { rng: new Rng(seed), activation: 'tanh', dtype: 'float64' });
        let X = A;
        for (const layer of hand.layers) X = layer.forward(X);
        let G = dLdZ;
        for (const layer of [...hand.layers].reverse()) G = layer.backward(G);
        expect(bits(model.forward(A))).toBe(bits(X));
        expect(bits(model.backward(dLdZ))).toBe(bits(G));
        for (const [i, { gradient }] of model.parameters.entries()) {
          expect(bits(gradient)).toBe(bits(hand.parameters[i]!.gradient));
        }
      },
    ),
  );
});

test('a Sequential in a Sequential gives the bits of the flat one, under longer names', () => {
  const layers = () => {
    const { layers } = mlp([3, 4, 2], { rng: new Rng(1), dtype: 'float64' });
    return layers as readonly [Layer, Layer, Layer];
  };
  const [a, b, c] = layers();
  const [d, e, f] = layers();
  const [flat, nested] = [new Sequential(a, b, c), new Sequential(new Sequential(d, e), new Sequential(f))];
  const A = Tensor.from([[1, -2, 3]], { dtype: 'float64' });
  expect(bits(nested.forward(A))).toBe(bits(flat.forward(A)));
  const dLdZ = Tensor.from([[1, 2]], { dtype: 'float64' });
  expect(bits(nested.backward(dLdZ))).toBe(bits(flat.backward(dLdZ)));
  expect(flat.parameters.map(({ name }) => name)).toEqual(['0.W', '0.b', '2.W', '2.b']);
  expect(nested.parameters.map(({ name }) => name)).toEqual(['0.0.W', '0.0.b', '1.0.W', '1.0.b']);
});

test('parameters are the layers’ own tensors, in their order', () => {
  const [first, last] = [new Linear(2, 3), new Linear(3, 1, { bias: false })];
  const { parameters } = new Sequential(first, new ReLU(), last);
  expect(parameters.map(({ name }) => name)).toEqual(['0.W', '0.b', '2.W']);
  expect(parameters.map(({ value }) => value)).toEqual([first.W, first.b, last.W]);
  expect(parameters[2]!.value).toBe(last.W);
  expect(parameters[1]!.gradient).toBe(first.dLdb);
});

test('it knows its features and dtype where its layers do', () => {
  const of = ({ inFeatures, outFeatures, dtype }: Layer) => [inFeatures, outFeatures, dtype];
  expect(of(new Sequential(new ReLU(), new Linear(3, 2), new Tanh()))).toEqual([3, 2, 'float32']);
  expect(of(new Sequential(new ReLU(), new Tanh()))).toEqual([undefined, 'same', undefined]);
  expect(of(new Sequential(new Doubling(), new Linear(3, 2)))).toEqual([undefined, 2, 'float32']);
  expect(of(new Sequential(new Linear(3, 2, { dtype: 'float64' }), new Doubling()))).toEqual([
    3,
    undefined,
    'float64',
  ]);
  expect(of(new Sequential(new Sequential(new ReLU()), new Sequential(new Linear(3, 2))))).toEqual([
    3,
    2,
    'float32',
  ]);
});

test('a wrong A is refused by name before the layers ahead have changed', () => {
  const relu = new ReLU();
  const model = new Sequential(relu, new Linear(2, 1));
  const A = Tensor.from([[1, -1]]);
  model.forward(A);
  expect(() => model.forward(Tensor.zeros([1, 3]))).toThrow(
    'Linear(2 → 1).forward: A is [1, 3], expected [N, 2]',
  );
  expect(relu.backward(A).toArray()).toEqual([[1, 0]]);
});

describe('summary', () => {
  test('of a flat model', () => {
    expect(mlp([784, 64, 10], { rng: new Rng(1) }).summary()).toMatchInlineSnapshot(`
      "   layer             output   parameters
      0  Linear(784 → 64)  [N, 64]      50,240
      1  ReLU              [N, 64]           0
      2  Linear(64 → 10)   [N, 10]         650
                           total        50,890"
    `);
  });

  test('of nested models and of layers that do not say what they give', () => {
    const model = new Sequential(
      new Sigmoid(),
      new Sequential(new Linear(4, 8), new Sequential(new ReLU(), new Linear(8, 16, { bias: false }))),
      new Doubling(),
      new Tanh(),
      new Linear(16, 1000),
    );
    expect(model.summary()).toMatchInlineSnapshot(`
      "       layer              output     parameters
      0      Sigmoid            [N, 4]              0
      1.0    Linear(4 → 8)      [N, 8]             40
      1.1.0  ReLU               [N, 8]              0
      1.1.1  Linear(8 → 16)     [N, 16]           128
      2      Doubling           [N, ?]              0
      3      Tanh               [N, ?]              0
      4      Linear(16 → 1000)  [N, 1000]      17,000
                                total          17,168"
    `);
    expect(String(model)).toMatchInlineSnapshot(
      `"Sequential(Sigmoid, Sequential(Linear(4 → 8), Sequential(ReLU, Linear(8 → 16))), Doubling, Tanh, Linear(16 → 1000))"`,
    );
  });

  test('of a model without parameters', () => {
    expect(new Sequential(new ReLU(), new Tanh()).summary()).toMatchInlineSnapshot(`
      "   layer  output  parameters
      0  ReLU   [N, ?]           0
      1  Tanh   [N, ?]           0
                total            0"
    `);
  });
});

describe('joints are checked when it is built', () => {
  const layer = (name: string, inFeatures?: number, outFeatures?: number | 'same'): Layer =>
    Object.assign(new Doubling(), { inFeatures, outFeatures, toString: () => name });

  test.each([
    ['Linear(2 → 8) gives 8 features, Linear(9 → 1) takes 9', [new Linear(2, 8), new Linear(9, 1)]],
    [
      'Linear(2 → 8) gives 8 features, Linear(9 → 1) takes 9',
      [new Linear(2, 8), new ReLU(), new Tanh(), new Linear(9, 1)],
    ],
    [
      'Sequential(ReLU, Linear(2 → 8)) gives 8',
      [new Sequential(new ReLU(), new Linear(2, 8)), new Linear(9, 1)],
    ],
    [
      'Linear(2 → 8) gives 8 features, Sequential(Linear(9 → 1)) takes 9',
      [new Linear(2, 8), new Sequential(new Linear(9, 1))],
    ],
    ['Norm(4) gives 4 features, Linear(5 → 1) takes 5', [layer('Norm(4)', 4, 'same'), new Linear(5, 1)]],
    ['Linear(2 → 8) gives 8 features, Norm(4) takes 4', [new Linear(2, 8), layer('Norm(4)', 4, 'same')]],
    [
      'Source gives 3 features, Linear(2 → 1) takes 2',
      [layer('Source', undefined, 3), new ReLU(), new Linear(2, 1)],
    ],
  ])('%s', (message, layers) => {
    expect(() => new Sequential(...layers)).toThrow(message);
  });

  test('what a layer does not say is not checked', () => {
    expect(() => new Sequential(new Linear(2, 8), new Doubling(), new Linear(9, 1))).not.toThrow();
    expect(() => new Sequential(layer('any', 2), new Linear(9, 1))).not.toThrow();
    expect(() => new Sequential(new ReLU(), new Doubling(), new Linear(9, 1))).not.toThrow();
  });

  test('a model of layers without features takes any A', () => {
    const model = new Sequential(new ReLU(), new Tanh());
    expect(model.forward(Tensor.zeros([1, 4])).shape).toEqual([1, 4]);
    expect(model.forward(Tensor.zeros([3, 2], 'float64')).shape).toEqual([3, 2]);
  });
});

test('predict gives away no memory of its own, whatever its layers make of out', () => {
  /** Gives its A as its Z, and knows no out. */
  class Through implements Layer {
    readonly parameters = [];
    readonly outFeatures = 'same';
    forward(A: Tensor): Tensor {
      return A;
    }
    backward(dLdZ: Tensor): Tensor {
      return dLdZ;
    }
    predict(A: Tensor): Tensor {
      return A;
    }
  }
  const model = new Sequential(
    new ReLU(),
    new Through(),
    new ReLU(),
    new Through(),
    new Tanh(),
    new Through(),
  );
  const A = Tensor.from([[1, -2]]);
  const Z = model.predict(A);
  const kept = Z.toArray();
  expect(kept).toEqual(new Tanh().predict(new ReLU().predict(A)).toArray());
  model.predict(Tensor.from([[3, 4]]));
  expect(Z.toArray()).toEqual(kept);
  const out = Tensor.zeros([1, 2]);
  expect(model.predict(A, out)).toBe(out);
  expect(out.toArray()).toEqual(kept);
  expect(() => model.predict(A, Tensor.zeros([2, 1]))).toThrow(ShapeError);
});

test('predict refuses an out that will not fit before any layer runs, where the layers say what they give', () => {
  let runs = 0;
  const layer = (outFeatures?: number | 'same'): Layer =>
    Object.assign(new Doubling(), {
      outFeatures,
      predict(A: Tensor) {
        runs++;
        return A.clone();
      },
    });
  const A = Tensor.zeros([2, 3]);
  for (const model of [new Sequential(layer(), layer(3)), new Sequential(layer('same'), layer('same'))]) {
    for (const shape of [[2, 4], [3, 3], [6]]) {
      expect(() => model.predict(A, Tensor.zeros(shape))).toThrow('predict: out is');
    }
    expect(runs).toBe(0);
  }
  expect(() => new Sequential(layer(), layer()).predict(A, Tensor.zeros([2, 4]))).toThrow('predict: out is');
  expect(runs).toBe(2);
});
