// What must not compile; and that it does not run either. Without types it is in the tables beside.
import {
  Adam,
  BatchNorm1d,
  CrossEntropyLoss,
  Dropout,
  LayerNorm,
  LeakyReLU,
  Linear,
  MSELoss,
  NLLLoss,
  parametersOf,
  ReLU,
  Residual,
  Rng,
  Sequential,
  SGD,
  Softmax,
  StepLR,
  Tensor,
  type Layer,
} from 'chainrule';
import { expect, test } from 'vitest';

const rng = new Rng(1);
const Z = Tensor.zeros([2, 3]);

test('sizes go through dropout, activations, norms, blocks and models in models', () => {
  // @ts-expect-error -- 8 features meet a norm of 4
  expect(() => new Sequential(new Linear(2, 8), new BatchNorm1d(4))).toThrow('takes 4');
  // @ts-expect-error -- the same for the other norm
  expect(() => new Sequential(new Linear(2, 8), new LayerNorm(4))).toThrow('takes 4');
  // @ts-expect-error -- a norm gives what it takes
  expect(() => new Sequential(new BatchNorm1d(8), new Linear(4, 1))).toThrow('takes 4');
  const wide = new Linear(2, 8);
  // @ts-expect-error -- a dropout and a softmax pass sizes on
  expect(() => new Sequential(wide, new Dropout({ rng }), new Softmax(), new Linear(4, 1))).toThrow(
    'takes 4',
  );
  // @ts-expect-error -- a block takes what its layer takes
  expect(() => new Sequential(new Linear(2, 8), new Residual(new Linear(4, 4)))).toThrow('takes 4');
  // @ts-expect-error -- and gives as much
  expect(() => new Sequential(new Residual(new Linear(4, 4)), new Linear(8, 1))).toThrow('takes 8');
  // @ts-expect-error -- a block around an activation passes sizes on
  expect(() => new Sequential(new Linear(2, 8), new Residual(new ReLU()), new Linear(4, 1))).toThrow(
    'takes 4',
  );
  const deep = new Sequential(new Sequential(new Linear(2, 8), new ReLU()), new Dropout({ rng }));
  // @ts-expect-error -- a model in a model in a model
  expect(() => new Sequential(deep, new Linear(4, 1))).toThrow('takes 4');
});

test('a block gives as many features as it takes', () => {
  // @ts-expect-error -- 3 features are no change of 2
  expect(() => new Residual(new Linear(2, 3))).toThrow('gives 3 features and takes 2');
  // @ts-expect-error -- nor inside a model
  expect(() => new Residual(new Sequential(new Linear(2, 3), new ReLU()))).toThrow('gives 3 features');
  const block = new Residual(new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 2)));
  // @ts-expect-error -- a block that fits its layer has yet to fit its model
  expect(() => new Sequential(new Linear(2, 3), block)).toThrow('takes 2');
  const width: number = 3;
  expect(() => new Residual(new Linear(2, width))).toThrow('gives 3 features and takes 2');
});

test('options', () => {
  // @ts-expect-error -- a misspelt name
  expect(() => new Linear(2, 3, { biass: false })).toThrow("did you mean 'bias'");
  // @ts-expect-error -- a wrong kind
  expect(() => new LeakyReLU({ negativeSlope: '0.1' })).toThrow('negativeSlope');
  // @ts-expect-error -- a layer without options
  expect(() => new ReLU({ inplace: true })).toThrow('takes none');
  // @ts-expect-error -- PyTorch's dim
  expect(() => new Softmax(1)).toThrow('expected none');
  // @ts-expect-error -- another dtype
  expect(() => new LayerNorm(4, { dtype: 'float16' })).toThrow('float16');
  // @ts-expect-error -- a misspelt name
  expect(() => new MSELoss({ reductoin: 'sum' })).toThrow("did you mean 'reduction'");
  // @ts-expect-error -- another reduction
  expect(() => new MSELoss({ reduction: 'none' })).toThrow('none');
});

test('targets of the wrong kind', () => {
  // @ts-expect-error -- text for a loss of tensors
  expect(() => new MSELoss().forward(Z, '0, 1')).toThrow('expected a Tensor');
  // @ts-expect-error -- a Tensor for a loss of class indices
  expect(() => new NLLLoss().forward(Z, Z)).toThrow('expected 2 class indices');
  // @ts-expect-error -- text instead of class indices
  expect(() => new CrossEntropyLoss().forward(Z, ['0', '1'])).toThrow("Y[0] is '0'");
  // @ts-expect-error -- no target at all
  expect(() => new MSELoss().forward(Z)).toThrow('Y is undefined');
});

test('optimizers and schedules', () => {
  const { parameters } = new Linear(2, 3);
  // @ts-expect-error -- SGD has no default for lr
  expect(() => new SGD(parameters)).toThrow('options are undefined');
  // @ts-expect-error -- nor here
  expect(() => new SGD(parameters, { momentum: 0.9 })).toThrow('lr is undefined');
  // @ts-expect-error -- a misspelt name
  expect(() => new SGD(parameters, { lr: 0.1, momentun: 0.9 })).toThrow("did you mean 'momentum'");
  // @ts-expect-error -- two betas
  expect(() => new Adam(parameters, { betas: [0.9] })).toThrow('betas');
  // @ts-expect-error -- a model is no list of parameters
  expect(() => new Adam(new Linear(2, 3))).toThrow('expected an array');
  // @ts-expect-error -- a schedule needs its step size
  expect(() => new StepLR(new SGD(parameters, { lr: 1 }), {})).toThrow('stepSize');
});

test('layers of your own', () => {
  // @ts-expect-error -- no backward
  const mute: Layer = { forward: (A) => A, parameters: [] };
  expect(() => new Sequential(mute)).toThrow('expected a layer');
  // @ts-expect-error -- g without dLdg
  expect(() => parametersOf({ g: Z }, 'g')).toThrow('dLdg is undefined');
});
