// ReLU, Tanh and Sigmoid against torch, from −0 to ∞, and against the true values; the numbers are from
// oracles/activations.py. Bounds: bounds.ts.
import { ReLU, Sigmoid, Tanh, type Layer } from '@chainrule/layers';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { activationBounds } from './bounds.ts';
import { decode, expectWithin, smallest, unit } from './oracle.ts';
import numbers from './oracles/activations.json' with { type: 'json' };

const layers: Readonly<Record<'relu' | 'tanh' | 'sigmoid', () => Layer>> = {
  relu: () => new ReLU(),
  tanh: () => new Tanh(),
  sigmoid: () => new Sigmoid(),
};

describe.each(['float64', 'float32'] as const satisfies DType[])('in %s', (dtype) => {
  test.each(['relu', 'tanh', 'sigmoid'] as const)('%s gives what PyTorch gives', (name) => {
    const A = decode(numbers[dtype].A, dtype);
    const want = { Z: decode(numbers[dtype][name].Z, dtype), dLdA: decode(numbers[dtype][name].dLdA, dtype) };
    const layer = layers[name]();
    const bounds = activationBounds(name, want.Z, () => -1.5);
    expectWithin(layer.forward(A), want.Z, bounds.Z, 'Z');
    expectWithin(layer.backward(Tensor.full(A.shape, -1.5, dtype)), want.dLdA, bounds.dLdA, 'dLdA');
  });

  test.each(['tanh', 'sigmoid'] as const)('%s is the true value, in both tails', (name) => {
    const want = numbers[dtype][name].true;
    const [A, Z, slope] = [decode(want.A, dtype), decode(want.Z, dtype), decode(want.slope, dtype)];
    const layer = layers[name]();
    const u = unit[dtype];
    // One ulp of the value, two u; two ulps and a half in float32. The slope comes from the rounded z: z·(1 − z) moves by
    // z·2u, 1 − z² by z²·4u, and both are rounded three times. So a slope of σ keeps its digits on the left, and on the
    // right those that z has left.
    const off = dtype === 'float64' ? 2 : 5;
    const moved = (z: number): number => (name === 'tanh' ? (2 * off + 1) * z * z : off * Math.abs(z));
    expectWithin(layer.forward(A), Z, (i) => off * u * Math.abs(Z.data[i]!) + smallest[dtype], 'Z');
    const bound = (i: number): number => (moved(Z.data[i]!) + 3 * slope.data[i]!) * u + smallest[dtype];
    expectWithin(layer.backward(Tensor.full(A.shape, 1, dtype)), slope, bound, 'dLdA');
  });

  test('Tanh keeps the sign of zero, ReLU gives +0 for −0, as max(0, A) by the rule A ≤ 0 → 0', () => {
    const A = Tensor.from([[-0, 0]], { dtype });
    expect(new Tanh().predict(A).toArray()).toEqual([[-0, 0]]);
    expect(new ReLU().predict(A).toArray()).toEqual([[0, 0]]);
  });
});
