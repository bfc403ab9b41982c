// Networks layer by layer against torch; the numbers are from oracles/mlp.py. Each layer gets PyTorch's own A and dLdZ, so
// that its bound (bounds.ts) is that of one layer; that the layers then fit together is Sequential's law (sequential.test.ts).
import { Linear, ReLU, Sigmoid, Tanh, type Layer } from '@chainrule/layers';
import { type DType } from '@chainrule/tensor';
import { describe, test } from 'vitest';
import { activationBounds, linearBounds } from './bounds.ts';
import { decode, expectWithin } from './oracle.ts';
import numbers from './oracles/mlp.json' with { type: 'json' };

interface LayerCase {
  readonly kind: 'linear' | 'relu' | 'tanh' | 'sigmoid';
  readonly Z: string;
  readonly dLdA: string;
  readonly W?: string;
  readonly b?: string;
  readonly dLdW?: string;
  readonly dLdb?: string;
}
interface Network {
  readonly A: string;
  readonly dLdZ: string;
  readonly float64: Record<string, LayerCase>;
  readonly float32: Record<string, LayerCase>;
}

const activations: Readonly<Record<'relu' | 'tanh' | 'sigmoid', () => Layer>> = {
  relu: () => new ReLU(),
  tanh: () => new Tanh(),
  sigmoid: () => new Sigmoid(),
};

function check(network: Network, dtype: DType): void {
  const layers = Object.values(network[dtype]);
  for (const [i, want] of layers.entries()) {
    const read = (text: string) => decode(text, dtype);
    const A = read(i === 0 ? network.A : layers[i - 1]!.Z);
    const dLdZ = read(i === layers.length - 1 ? network.dLdZ : layers[i + 1]!.dLdA);
    const [Z, dLdA] = [read(want.Z), read(want.dLdA)];
    if (want.kind !== 'linear') {
      const bounds = activationBounds(want.kind, Z, (n) => dLdZ.data[n]!);
      const layer = activations[want.kind]();
      expectWithin(layer.forward(A), Z, bounds.Z, `Z of layer ${i}`);
      expectWithin(layer.backward(dLdZ), dLdA, bounds.dLdA, `dLdA of layer ${i}`);
      continue;
    }
    const [W, b] = [read(want.W!), read(want.b!)];
    const layer = new Linear(A.shape[1]!, Z.shape[1]!, { dtype });
    layer.W.data.set(W.data);
    layer.b.data.set(b.data);
    const bounds = linearBounds(A, W, b, dLdZ);
    expectWithin(layer.forward(A), Z, bounds.Z, `Z of layer ${i}`);
    expectWithin(layer.backward(dLdZ), dLdA, bounds.dLdA, `dLdA of layer ${i}`);
    expectWithin(layer.dLdW, read(want.dLdW!), bounds.dLdW, `dLdW of layer ${i}`);
    expectWithin(layer.dLdb, read(want.dLdb!), bounds.dLdb, `dLdb of layer ${i}`);
  }
}

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test.each(Object.entries(numbers as Record<string, Network>))('a network with %s', (_, network) => {
    check(network, dtype);
  });
});
