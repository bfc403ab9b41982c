import { gradcheck, size } from '@chainrule/gradcheck';
import { Identity, Linear, ReLU, Sequential, Sigmoid, Tanh, type Layer } from '@chainrule/layers';
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
