import { gradcheck, size } from '@chainrule/gradcheck';
import {
  BatchNorm1d,
  Dropout,
  ELU,
  GELU,
  Identity,
  LayerNorm,
  LeakyReLU,
  Linear,
  LogSoftmax,
  ReLU,
  Residual,
  Sequential,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  type Layer,
} from '@chainrule/layers';
import { Rng } from '@chainrule/tensor';
import { test } from 'vitest';

test('Linear: dLdA, dLdW and dLdb are the gradients of forward', () => {
  gradcheck({
    sizes: { N: size(), inFeatures: size(), outFeatures: size() },
    layer: ({ inFeatures, outFeatures }, dtype) => new Linear(inFeatures, outFeatures, { dtype }),
    input: ({ N, inFeatures }) => [N, inFeatures],
  });
});

test('Linear without bias: dLdA and dLdW are the gradients of forward', () => {
  gradcheck({
    sizes: { N: size(), inFeatures: size(), outFeatures: size() },
    layer: ({ inFeatures, outFeatures }, dtype) =>
      new Linear(inFeatures, outFeatures, { dtype, bias: false }),
    input: ({ N, inFeatures }) => [N, inFeatures],
  });
});

test.each<[string, () => Layer]>([
  ['ReLU', () => new ReLU()],
  ['Sigmoid', () => new Sigmoid()],
  ['Tanh', () => new Tanh()],
  ['Identity', () => new Identity()],
  ['LeakyReLU', () => new LeakyReLU({ negativeSlope: 0.25 })],
  ['ELU', () => new ELU()],
  ['ELU(2), with a kink,', () => new ELU({ alpha: 2 })],
  ['GELU', () => new GELU()],
  ['GELU(tanh)', () => new GELU({ approximate: 'tanh' })],
  ['SiLU', () => new SiLU()],
  ['Softplus', () => new Softplus()],
  ['Softplus(2, 20)', () => new Softplus({ beta: 2 })],
  ['Softmax', () => new Softmax()],
  ['LogSoftmax', () => new LogSoftmax()],
])('%s: dLdA is the gradient of forward', (_, layer) => {
  gradcheck({ sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] });
});

test('Sequential, nested: dLdA and the gradients of every parameter are those of forward', () => {
  gradcheck({
    sizes: { N: size(), C_in: size(), C: size(), C_out: size() },
    layer: ({ C_in, C, C_out }, dtype) =>
      new Sequential(
        new Sequential(new Linear(C_in, C, { dtype }), new Tanh()),
        new Linear(C, C_out, { dtype }),
        new ReLU(),
      ),
    input: ({ N, C_in }) => [N, C_in],
  });
});

test('BatchNorm1d: dLdA, dLdgamma and dLdbeta are the gradients of forward', () => {
  gradcheck({
    sizes: { N: size({ min: 2 }), C: size() }, // one sample has no variance
    layer: ({ C }, dtype) => new BatchNorm1d(C, { dtype, eps: 0.125 }),
    input: ({ N, C }) => [N, C],
    couplesBatch: true,
  });
});

test('LayerNorm: dLdA, dLdgamma and dLdbeta are the gradients of forward', () => {
  gradcheck({
    sizes: { N: size(), C: size() },
    layer: ({ C }, dtype) => new LayerNorm(C, { dtype, eps: 0.125 }),
    input: ({ N, C }) => [N, C],
  });
});

test('Residual: dLdA and the gradients of every parameter are those of forward', () => {
  gradcheck({
    sizes: { N: size(), C: size(), hidden: size() },
    layer: ({ C, hidden }, dtype) =>
      new Residual(
        new Sequential(new Linear(C, hidden, { dtype }), new Tanh(), new Linear(hidden, C, { dtype })),
      ),
    input: ({ N, C }) => [N, C],
  });
});

/** Dropout that draws the same mask each time, so that forward is a function. */
function steadyDropout(p: number): Layer {
  let layer = new Dropout({ p, rng: new Rng(1) });
  return {
    forward: (A) => (layer = new Dropout({ p, rng: new Rng(1) })).forward(A),
    backward: (dLdZ) => layer.backward(dLdZ),
    parameters: [],
  };
}

test.each([0, 0.25, 0.5])('Dropout(%d): dLdA is the gradient of forward with the same mask', (p) => {
  gradcheck({
    sizes: { N: size(), C: size() },
    layer: () => steadyDropout(p),
    input: ({ N, C }) => [N, C],
    couplesBatch: true, // the mask belongs to the place in the batch
  });
});
