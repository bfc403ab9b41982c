// What a wrong option or tensor gets from the layers beyond Linear: who, got, wanted.
import {
  BatchNorm1d,
  Dropout,
  ELU,
  GELU,
  LayerNorm,
  LeakyReLU,
  LogSoftmax,
  SiLU,
  Softmax,
  Softplus,
  type Layer,
} from '@chainrule/layers';
import { nameOf, Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

const wrong = (value: unknown) => value as never;
const rng = new Rng(1);

test('wrong options of activations', () => {
  expect([
    errorOf(() => new LeakyReLU(wrong(0.01))),
    errorOf(() => new LeakyReLU(wrong({ slope: 0.01 }))),
    errorOf(() => new LeakyReLU({ negativeSlope: NaN })),
    errorOf(() => new LeakyReLU(wrong({ negativeSlope: '0.01' }))),
    errorOf(() => new ELU(wrong({ alfa: 1 }))),
    errorOf(() => new ELU({ alpha: Infinity })),
    errorOf(() => new Softplus({ beta: 0 })),
    errorOf(() => new Softplus({ beta: -1 })),
    errorOf(() => new Softplus(wrong({ beta: null }))),
    errorOf(() => new Softplus({ threshold: NaN })),
    errorOf(() => new GELU(wrong({ approximate: 'erf' }))),
    errorOf(() => new GELU(wrong({ approximate: true }))),
    errorOf(() => new GELU(wrong({ aproximate: 'tanh' }))),
    errorOf(() => new GELU(wrong('tanh'))),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: LeakyReLU: options are 0.01, expected an object such as { negativeSlope: … }",
      "TypeError: LeakyReLU: unknown option 'slope'; known are negativeSlope",
      "RangeError: LeakyReLU: negativeSlope is NaN, expected a finite number",
      "TypeError: LeakyReLU: negativeSlope is '0.01', expected a finite number",
      "TypeError: ELU: unknown option 'alfa'; did you mean 'alpha'?",
      "RangeError: ELU: alpha is Infinity, expected a finite number",
      "RangeError: Softplus: beta is 0, expected a finite number above 0",
      "RangeError: Softplus: beta is -1, expected a finite number above 0",
      "TypeError: Softplus: beta is null, expected a finite number above 0",
      "RangeError: Softplus: threshold is NaN, expected a finite number",
      "RangeError: GELU: approximate is 'erf', expected one of 'none', 'tanh'",
      "RangeError: GELU: approximate is true, expected one of 'none', 'tanh'",
      "TypeError: GELU: unknown option 'aproximate'; did you mean 'approximate'?",
      "TypeError: GELU: options are 'tanh', expected an object such as { approximate: … }",
    ]
  `);
});

test('wrong options of Dropout', () => {
  expect([
    errorOf(() => new Dropout()),
    errorOf(() => new Dropout({ p: 0.5 })),
    errorOf(() => new Dropout(wrong({ rng: 42 }))),
    errorOf(() => new Dropout(wrong({ p: 0, rng: 42 }))),
    errorOf(() => new Dropout({ p: 1.5, rng })),
    errorOf(() => new Dropout({ p: -0.1, rng })),
    errorOf(() => new Dropout({ p: NaN, rng })),
    errorOf(() => new Dropout(wrong({ p: '0.5', rng }))),
    errorOf(() => new Dropout(wrong({ rate: 0.5, rng }))),
    errorOf(() => new Dropout(wrong(0.5))),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: Dropout: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
      "TypeError: Dropout: rng is undefined, expected an Rng; pass rng: new Rng(seed)",
      "TypeError: Dropout: rng is 42, expected an Rng; pass rng: new Rng(seed)",
      "TypeError: Dropout: rng is 42, expected an Rng; pass rng: new Rng(seed)",
      "RangeError: Dropout: p is 1.5, expected a number from 0 to 1",
      "RangeError: Dropout: p is -0.1, expected a number from 0 to 1",
      "RangeError: Dropout: p is NaN, expected a number from 0 to 1",
      "TypeError: Dropout: p is '0.5', expected a number from 0 to 1",
      "TypeError: Dropout: unknown option 'rate'; known are p, rng",
      "TypeError: Dropout: options are 0.5, expected an object such as { p: … }",
    ]
  `);
});

test('wrong sizes and options of the norms', () => {
  expect([
    errorOf(() => new BatchNorm1d(wrong(undefined))),
    errorOf(() => new BatchNorm1d(0)),
    errorOf(() => new BatchNorm1d(2.5)),
    errorOf(() => new BatchNorm1d(wrong('8'))),
    errorOf(() => new BatchNorm1d(8, { eps: -1 })),
    errorOf(() => new BatchNorm1d(8, { momentum: 2 })),
    errorOf(() => new BatchNorm1d(8, wrong({ momentun: 0.1 }))),
    errorOf(() => new BatchNorm1d(8, wrong({ dtype: 'float16' }))),
    errorOf(() => new BatchNorm1d(8, wrong(JSON.parse('{ "__proto__": 1 }')))),
    errorOf(() => new LayerNorm(-3)),
    errorOf(() => new LayerNorm(wrong([8]))),
    errorOf(() => new LayerNorm(8, { eps: NaN })),
    errorOf(() => new LayerNorm(8, wrong({ momentum: 0.1 }))),
  ]).toMatchInlineSnapshot(`
    [
      "ShapeError: BatchNorm1d: numFeatures is undefined, expected a positive integer",
      "ShapeError: BatchNorm1d: numFeatures is 0, expected a positive integer",
      "ShapeError: BatchNorm1d: numFeatures is 2.5, expected a positive integer",
      "ShapeError: BatchNorm1d: numFeatures is '8', expected a positive integer",
      "RangeError: BatchNorm1d: eps is -1, expected a finite number, 0 or more",
      "RangeError: BatchNorm1d: momentum is 2, expected a number from 0 to 1",
      "TypeError: BatchNorm1d: unknown option 'momentun'; did you mean 'momentum'?",
      "DTypeError: BatchNorm1d: dtype is 'float16', expected 'float32' or 'float64'",
      "TypeError: BatchNorm1d: unknown option '__proto__'; known are eps, momentum, dtype",
      "ShapeError: LayerNorm: numFeatures is -3, expected a positive integer",
      "ShapeError: LayerNorm: numFeatures is an array, expected a positive integer",
      "RangeError: LayerNorm: eps is NaN, expected a finite number, 0 or more",
      "TypeError: LayerNorm: unknown option 'momentum'; known are eps, dtype",
    ]
  `);
});

test('wrong tensors of the norms', () => {
  const batch = new BatchNorm1d(2);
  const layer = new LayerNorm(2);
  expect([
    errorOf(() => batch.forward(Tensor.zeros([4, 3]))),
    errorOf(() => batch.forward(Tensor.zeros([1, 2]))),
    errorOf(() => batch.forward(Tensor.zeros([4, 2], 'float64'))),
    errorOf(() => batch.predict(Tensor.zeros([2]))),
    errorOf(() => batch.backward(Tensor.zeros([4, 2]))),
    errorOf(() => layer.forward(Tensor.zeros([4, 3]))),
    errorOf(() => layer.predict(wrong([[1, 2]]))),
    errorOf(() => layer.backward(Tensor.zeros([4, 2]))),
  ]).toMatchInlineSnapshot(`
    [
      "ShapeError: BatchNorm1d(2).forward: A is [4, 3], expected [N, 2]",
      "ShapeError: BatchNorm1d(2).forward: A is [1, 2], expected N ≥ 2: one sample has no variance; predict takes one",
      "DTypeError: BatchNorm1d(2).forward: A is float64, expected float32; A.to('float32') converts it",
      "ShapeError: BatchNorm1d(2).predict: A is [2], expected [N, 2]",
      "Error: BatchNorm1d(2).backward: call forward first; backward needs the A that forward saw",
      "ShapeError: LayerNorm(2).forward: A is [4, 3], expected [N, 2]",
      "TypeError: LayerNorm(2).predict: A is an array, expected a Tensor [N, 2]; Tensor.from makes one",
      "Error: LayerNorm(2).backward: call forward first; backward needs the A that forward saw",
    ]
  `);
});

describe.each<[string, () => Layer]>([
  ['LeakyReLU(0.01)', () => new LeakyReLU()],
  ['ELU(1)', () => new ELU()],
  ['GELU', () => new GELU()],
  ['GELU(tanh)', () => new GELU({ approximate: 'tanh' })],
  ['SiLU', () => new SiLU()],
  ['Softplus(1, 20)', () => new Softplus()],
  ['Softmax', () => new Softmax()],
  ['LogSoftmax', () => new LogSoftmax()],
  ['Dropout(0.5)', () => new Dropout({ rng: new Rng(1) })],
])('%s', (name, make) => {
  test('names itself and refuses other ranks, shapes and dtypes', () => {
    const layer = make();
    const Z = layer.forward(Tensor.zeros([2, 3]));
    expect([
      nameOf(layer),
      errorOf(() => layer.forward(Tensor.zeros([3]))),
      errorOf(() => layer.predict!(wrong([[1]]))),
      errorOf(() => layer.backward(Tensor.zeros([3, 2]))),
      errorOf(() => layer.backward(Tensor.zeros([2, 3], 'float64'))),
      errorOf(() => make().backward(Z)),
    ]).toEqual([
      name,
      `ShapeError: ${name}.forward: A is [3], expected [N, C]`,
      `TypeError: ${name}.predict: A is an array, expected a Tensor [N, C]; Tensor.from makes one`,
      `ShapeError: ${name}.backward: dLdZ is [3, 2], expected [2, 3]`,
      `DTypeError: ${name}.backward: dLdZ is float64, expected float32; dLdZ.to('float32') converts it`,
      `Error: ${name}.backward: call forward first; backward needs the A that forward saw`,
    ]);
  });
});
