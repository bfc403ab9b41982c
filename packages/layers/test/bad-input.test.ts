// What a wrong call gets: who, got, wanted, a hint where one is known; and nothing has changed.
// That a refused forward or backward leaves every layer as it was is a law of layer-laws.test.ts.
import {
  gain,
  initialize,
  kaimingNormal,
  kaimingUniform,
  Linear,
  mlp,
  ReLU,
  Sequential,
  xavierNormal,
  xavierUniform,
  type Layer,
} from '@chainrule/layers';
import { Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { bits } from './oracle.ts';

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

const rng = new Rng(1);
const wrong = (value: unknown) => value as never;

describe('Linear', () => {
  const layer = new Linear(2, 3);
  const A = Tensor.zeros([4, 2]);

  test('wrong sizes', () => {
    const errors = [0, -1, 2.5, NaN, Infinity, '2', undefined, null, 2 ** 53].map((size) =>
      errorOf(() => new Linear(wrong(size), 3)),
    );
    expect(errors).toMatchInlineSnapshot(`
      [
        "ShapeError: Linear: inFeatures is 0, expected a positive integer",
        "ShapeError: Linear: inFeatures is -1, expected a positive integer",
        "ShapeError: Linear: inFeatures is 2.5, expected a positive integer",
        "ShapeError: Linear: inFeatures is NaN, expected a positive integer",
        "ShapeError: Linear: inFeatures is Infinity, expected a positive integer",
        "ShapeError: Linear: inFeatures is '2', expected a positive integer",
        "ShapeError: Linear: inFeatures is undefined, expected a positive integer",
        "ShapeError: Linear: inFeatures is null, expected a positive integer",
        "ShapeError: Linear: inFeatures is 9007199254740992, expected a positive integer",
      ]
    `);
    expect(errorOf(() => new Linear(2, 0))).toMatchInlineSnapshot(
      `"ShapeError: Linear: outFeatures is 0, expected a positive integer"`,
    );
  });

  test('wrong options', () => {
    expect([
      errorOf(() => new Linear(2, 3, wrong({ dtype: 'float16' }))),
      errorOf(() => new Linear(2, 3, wrong({ biass: false }))),
      errorOf(() => new Linear(2, 3, wrong({ bias: 0 }))),
      errorOf(() => new Linear(2, 3, wrong({ debug: 'yes' }))),
      errorOf(() => new Linear(2, 3, wrong('float64'))),
      errorOf(() => new Linear(2, 3, wrong(null))),
      errorOf(() => new Linear(2, 3, { init: kaimingUniform() })),
      errorOf(() => new Linear(2, 3, { init: kaimingUniform(), rng: wrong(42) })),
      errorOf(() => new Linear(2, 3, { init: wrong('xavier'), rng })),
      errorOf(() => new Linear(2, 3, { init: wrong(xavierUniform), rng })),
    ]).toMatchInlineSnapshot(`
      [
        "DTypeError: Linear: dtype is 'float16', expected 'float32' or 'float64'",
        "TypeError: Linear: unknown option 'biass'; did you mean 'bias'?",
        "TypeError: Linear: bias is 0, expected true or false",
        "TypeError: Linear: debug is 'yes', expected true or false",
        "TypeError: Linear: options are 'float64', expected an object such as { dtype: … }",
        "TypeError: Linear: options are null, expected an object such as { dtype: … }",
        "TypeError: Linear: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
        "TypeError: Linear: rng is 42, expected an Rng; pass rng: new Rng(seed)",
        "TypeError: Linear: init is 'xavier', expected an initializer such as kaimingUniform()",
        "TypeError: xavierUniform: options are a Tensor, expected an object such as {}; pass init: xavierUniform()",
      ]
    `);
  });

  test('wrong A', () => {
    expect(
      [
        Tensor.zeros([1, 3]),
        Tensor.zeros([2]),
        Tensor.zeros([]),
        Tensor.zeros([1, 2, 2]),
        Tensor.zeros([1, 2], 'float64'),
        A.T,
        [[1, 2]],
        new Float32Array(2),
        undefined,
        null,
      ].map((X) => errorOf(() => layer.forward(wrong(X)))),
    ).toMatchInlineSnapshot(`
      [
        "ShapeError: Linear(2 → 3).forward: A is [1, 3], expected [N, 2]",
        "ShapeError: Linear(2 → 3).forward: A is [2], expected [N, 2]",
        "ShapeError: Linear(2 → 3).forward: A is [], expected [N, 2]",
        "ShapeError: Linear(2 → 3).forward: A is [1, 2, 2], expected [N, 2]",
        "DTypeError: Linear(2 → 3).forward: A is float64, expected float32; A.to('float32') converts it",
        "TypeError: Linear(2 → 3).forward: A is a Transposed, expected a Tensor [N, 2]; only matmul reads .T",
        "TypeError: Linear(2 → 3).forward: A is an array, expected a Tensor [N, 2]; Tensor.from makes one",
        "TypeError: Linear(2 → 3).forward: A is a Float32Array, expected a Tensor [N, 2]; Tensor.from makes one",
        "TypeError: Linear(2 → 3).forward: A is undefined, expected a Tensor [N, 2]; Tensor.from makes one",
        "TypeError: Linear(2 → 3).forward: A is null, expected a Tensor [N, 2]; Tensor.from makes one",
      ]
    `);
    expect(errorOf(() => layer.predict(Tensor.zeros([1, 3])))).toMatchInlineSnapshot(
      `"ShapeError: Linear(2 → 3).predict: A is [1, 3], expected [N, 2]"`,
    );
  });

  test('an empty batch cannot be made', () => {
    expect([
      errorOf(() => layer.forward(Tensor.zeros([0, 2]))),
      errorOf(() => layer.forward(Tensor.from([]))),
      errorOf(() => layer.forward(Tensor.from([[]]))),
      errorOf(() => layer.forward(new Tensor(new Float32Array(0), [0, 2]))),
    ]).toMatchInlineSnapshot(`
      [
        "ShapeError: Tensor.zeros: shape is [0, 2], expected sizes that are positive integers",
        "ShapeError: Tensor.from: the array is empty, expected at least one value",
        "ShapeError: Tensor.from: row [0] is empty, expected at least one value",
        "ShapeError: Tensor: shape is [0, 2], expected sizes that are positive integers",
      ]
    `);
  });

  test('wrong dLdZ', () => {
    layer.forward(A);
    expect(
      [
        Tensor.zeros([4, 2]),
        Tensor.zeros([3, 3]),
        Tensor.zeros([12]),
        Tensor.zeros([4, 3], 'float64'),
        undefined,
      ].map((X) => errorOf(() => layer.backward(wrong(X)))),
    ).toMatchInlineSnapshot(`
      [
        "ShapeError: Linear(2 → 3).backward: dLdZ is [4, 2], expected [4, 3]",
        "ShapeError: Linear(2 → 3).backward: dLdZ is [3, 3], expected [4, 3]",
        "ShapeError: Linear(2 → 3).backward: dLdZ is [12], expected [4, 3]",
        "DTypeError: Linear(2 → 3).backward: dLdZ is float64, expected float32; dLdZ.to('float32') converts it",
        "TypeError: Linear(2 → 3).backward: dLdZ is undefined, expected a Tensor [4, 3]; Tensor.from makes one",
      ]
    `);
  });

  test('backward before forward', () => {
    expect(errorOf(() => new Linear(2, 3).backward(A))).toMatchInlineSnapshot(
      `"Error: Linear(2 → 3).backward: call forward first; backward needs the A that forward saw"`,
    );
  });

  test('what it lent as its next input: refused before dLdW and dLdb have changed', () => {
    const square = new Linear(2, 2, { init: xavierUniform(), rng });
    const Z = square.forward(Tensor.from([[1, 2]]));
    const dLdA = square.backward(Tensor.from([[1, 2]]));
    const before = square.parameters.map(({ gradient }) => bits(gradient));
    expect(errorOf(() => square.backward(dLdA))).toMatchInlineSnapshot(
      `"Error: Linear(2 → 2).backward: dLdZ is the dLdA that this layer lent out, which the next backward overwrites; pass dLdZ.clone()"`,
    );
    expect(errorOf(() => square.forward(Z))).toMatchInlineSnapshot(
      `"Error: Linear(2 → 2).forward: A is the Z that this layer lent out, which the next forward overwrites; pass A.clone()"`,
    );
    expect(square.parameters.map(({ gradient }) => bits(gradient))).toEqual(before);
    expect(() => square.backward(dLdA.clone())).not.toThrow();
  });
});

describe('activations', () => {
  test('wrong A, wrong dLdZ, no forward', () => {
    const relu = new ReLU();
    relu.forward(Tensor.zeros([2, 3]));
    expect([
      errorOf(() => relu.forward(Tensor.zeros([3]))),
      errorOf(() => relu.forward(wrong([[1]]))),
      errorOf(() => relu.backward(Tensor.zeros([3, 2]))),
      errorOf(() => relu.backward(Tensor.zeros([2, 3], 'float64'))),
      errorOf(() => relu.predict(Tensor.zeros([1, 1, 1]))),
      errorOf(() => new ReLU().backward(Tensor.zeros([2, 3]))),
    ]).toMatchInlineSnapshot(`
      [
        "ShapeError: ReLU.forward: A is [3], expected [N, C]",
        "TypeError: ReLU.forward: A is an array, expected a Tensor [N, C]; Tensor.from makes one",
        "ShapeError: ReLU.backward: dLdZ is [3, 2], expected [2, 3]",
        "DTypeError: ReLU.backward: dLdZ is float64, expected float32; dLdZ.to('float32') converts it",
        "ShapeError: ReLU.predict: A is [1, 1, 1], expected [N, C]",
        "Error: ReLU.backward: call forward first; backward needs the A that forward saw",
      ]
    `);
  });
});

describe('Sequential', () => {
  const layer = new Linear(2, 2);
  const mute: Layer = { forward: (A) => A, backward: (dLdZ) => dLdZ, parameters: [] };

  test('what cannot be built', () => {
    expect([
      errorOf(() => new Sequential()),
      errorOf(() => new Sequential(wrong([layer, new ReLU()]))),
      errorOf(() => new Sequential(layer, wrong(undefined))),
      errorOf(() => new Sequential(wrong(ReLU))),
      errorOf(() => new Sequential(wrong({ forward: () => 0 }))),
      errorOf(() => new Sequential(new Linear(2, 8), wrong(new Linear(9, 1)))),
      errorOf(() => new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 1, { dtype: 'float64' }))),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: Sequential: there is no layer, expected at least one",
        "TypeError: Sequential: layer 0 is an array, expected a layer with forward, backward and parameters; new Sequential(...layers) spreads a list",
        "TypeError: Sequential: layer 1 is undefined, expected a layer with forward, backward and parameters",
        "TypeError: Sequential: layer 0 is a function, expected a layer with forward, backward and parameters; new makes one of a class",
        "TypeError: Sequential: layer 0 is an object, expected a layer with forward, backward and parameters",
        "ShapeError: Sequential: Linear(2 → 8) gives 8 features, Linear(9 → 1) takes 9",
        "DTypeError: Sequential: Linear(2 → 8) is float32, Linear(8 → 1) is float64; all layers need the same dtype",
      ]
    `);
  });

  test('one layer twice, however deep', () => {
    const relu = new ReLU();
    const inner = new Sequential(layer, relu);
    expect([
      errorOf(() => new Sequential(layer, relu, layer)),
      errorOf(() => new Sequential(inner, new Linear(2, 2), relu)),
      errorOf(() => new Sequential(relu, new Sequential(new Sequential(inner)))),
      errorOf(() => new Sequential(inner, inner)),
    ]).toMatchInlineSnapshot(`
      [
        "Error: Sequential: Linear(2 → 2) stands at 0 and at 2; a layer remembers one forward pass, so each place needs a layer of its own",
        "Error: Sequential: ReLU stands at 0.1 and at 2; a layer remembers one forward pass, so each place needs a layer of its own",
        "Error: Sequential: ReLU stands at 0 and at 1.0.0.1; a layer remembers one forward pass, so each place needs a layer of its own",
        "Error: Sequential: Sequential(Linear(2 → 2), ReLU) stands at 0 and at 1; a layer remembers one forward pass, so each place needs a layer of its own",
      ]
    `);
  });

  test('calls that do not fit', () => {
    const model = new Sequential(new ReLU(), new Linear(2, 3), new ReLU());
    expect([
      errorOf(() => model.backward(Tensor.zeros([1, 3]))),
      errorOf(() => model.forward(Tensor.zeros([1, 3]))),
      errorOf(() => model.forward(Tensor.zeros([1, 2], 'float64'))),
      errorOf(() => model.predict(Tensor.zeros([2]))),
      errorOf(() => new Sequential(layer, mute).predict(Tensor.zeros([1, 2]))),
    ]).toMatchInlineSnapshot(`
      [
        "Error: ReLU.backward: call forward first; backward needs the A that forward saw",
        "ShapeError: Linear(2 → 3).forward: A is [1, 3], expected [N, 2]",
        "DTypeError: Linear(2 → 3).forward: A is float64, expected float32; A.to('float32') converts it",
        "ShapeError: Linear(2 → 3).predict: A is [2], expected [N, 2]",
        "TypeError: Sequential.predict: layer 1, Object, has no predict; give it a predict(A) that remembers nothing",
      ]
    `);
    model.forward(Tensor.zeros([1, 2]));
    expect(errorOf(() => model.backward(Tensor.zeros([1, 2])))).toMatchInlineSnapshot(
      `"ShapeError: ReLU.backward: dLdZ is [1, 2], expected [1, 3]"`,
    );
  });
});

describe('initialisers, initialize and mlp', () => {
  test('wrong options', () => {
    expect([
      errorOf(() => gain(wrong('leaky_relu'))),
      errorOf(() => gain(wrong('rellu'))),
      errorOf(() => gain('leakyRelu', NaN)),
      errorOf(() => xavierUniform({ gain: -1 })),
      errorOf(() => xavierNormal(wrong({ gian: 1 }))),
      errorOf(() => xavierUniform(wrong({ gain: null }))),
      errorOf(() => kaimingUniform(wrong({ mode: 'fan_in' }))),
      errorOf(() => kaimingUniform(wrong({ a: null }))),
      errorOf(() => kaimingNormal(wrong({ nonlinearity: 'gelu' }))),
      errorOf(() => kaimingNormal({ nonlinearity: 'leakyRelu', a: Infinity })),
      errorOf(() => {
        xavierUniform()(Tensor.zeros([3]), rng);
      }),
      errorOf(() => {
        xavierUniform()(Tensor.zeros([3, 2]), wrong(undefined));
      }),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: gain: nonlinearity is 'leaky_relu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'leakyRelu'?",
        "RangeError: gain: nonlinearity is 'rellu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'relu'?",
        "RangeError: gain: param is NaN, expected a finite number",
        "RangeError: xavierUniform: gain is -1, expected a finite number, 0 or more",
        "TypeError: xavierNormal: unknown option 'gian'; did you mean 'gain'?",
        "TypeError: xavierUniform: gain is null, expected a finite number, 0 or more",
        "RangeError: kaimingUniform: mode is 'fan_in', expected one of 'fanIn', 'fanOut'; did you mean 'fanIn'?",
        "TypeError: kaimingUniform: a is null, expected a finite number",
        "RangeError: kaimingNormal: nonlinearity is 'gelu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'relu'?",
        "RangeError: kaimingNormal: a is Infinity, expected a finite number",
        "ShapeError: xavierUniform: W is [3], expected [outFeatures, inFeatures]",
        "TypeError: xavierUniform: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
      ]
    `);
  });

  test('initialize: refused with the weights as they were', () => {
    const layer = new Linear(2, 3);
    layer.W.data.fill(1);
    layer.b.data.fill(1);
    expect([
      errorOf(() => initialize(layer, wrong(undefined))),
      errorOf(() => initialize(layer, wrong({}))),
      errorOf(() => initialize(layer, { rng: wrong(42) })),
      errorOf(() => initialize(layer, wrong({ rng, seed: 1 }))),
      errorOf(() => initialize(layer, { rng, init: wrong('xavier') })),
      errorOf(() => initialize(layer, { rng, init: wrong(xavierUniform) })),
      errorOf(() => initialize(layer, { rng, init: wrong(kaimingNormal) })),
      errorOf(() => initialize(wrong([layer]), { rng })),
      errorOf(() => initialize(wrong(undefined), { rng })),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: initialize: options are undefined, expected an object such as { init: … }",
        "TypeError: initialize: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
        "TypeError: initialize: rng is 42, expected an Rng; pass rng: new Rng(seed)",
        "TypeError: initialize: unknown option 'seed'; known are init, rng",
        "TypeError: initialize: init is 'xavier', expected an initializer such as kaimingUniform()",
        "TypeError: xavierUniform: options are a Tensor, expected an object such as {}; pass init: xavierUniform()",
        "TypeError: kaimingNormal: options are a Tensor, expected an object such as {}; pass init: kaimingNormal()",
        "TypeError: initialize: model is an array, expected a layer or a Sequential of layers",
        "TypeError: initialize: model is undefined, expected a layer or a Sequential of layers",
      ]
    `);
    expect([...layer.W.data, ...layer.b.data]).toEqual(Array(9).fill(1));
  });

  test('mlp', () => {
    expect([
      errorOf(() => mlp([4], { rng })),
      errorOf(() => mlp([], { rng })),
      errorOf(() => mlp(wrong(4), { rng })),
      errorOf(() => mlp([4, 0, 3], { rng })),
      errorOf(() => mlp([4, 2.5], { rng })),
      errorOf(() => mlp([4, 3], wrong(undefined))),
      errorOf(() => mlp([4, 3], wrong({}))),
      errorOf(() => mlp([4, 3], { rng: wrong(1) })),
      errorOf(() => mlp([4, 3], { rng, activation: wrong('relo') })),
      errorOf(() => mlp([4, 3], { rng, dtype: wrong('double') })),
      errorOf(() => mlp([4, 3], wrong({ rng, bias: false }))),
    ]).toMatchInlineSnapshot(`
      [
        "ShapeError: mlp: sizes is [4], expected two or more, such as [4, 16, 3]",
        "ShapeError: mlp: sizes is [], expected two or more, such as [4, 16, 3]",
        "ShapeError: mlp: sizes is 4, expected two or more, such as [4, 16, 3]",
        "ShapeError: mlp: sizes[1] is 0, expected a positive integer",
        "ShapeError: mlp: sizes[1] is 2.5, expected a positive integer",
        "TypeError: mlp: options are undefined, expected an object such as { activation: … }",
        "TypeError: mlp: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
        "TypeError: mlp: rng is 1, expected an Rng; pass rng: new Rng(seed)",
        "RangeError: mlp: activation is 'relo', expected one of 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'identity'; did you mean 'relu'?",
        "DTypeError: mlp: dtype is 'double', expected 'float32' or 'float64'",
        "TypeError: mlp: unknown option 'bias'; known are activation, rng, dtype",
      ]
    `);
  });
});
