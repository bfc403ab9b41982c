import { GELU, initialize, Linear, ReLU, Sequential, Tanh } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { backend, gatherRows, Rng, Tensor, useBackend, type DType } from '@chainrule/tensor';
import { afterEach, expect, test } from 'vitest';

const first = backend();
afterEach(() => {
  useBackend(first);
});

/** 300 steps of a net with every kind of kernel, in batches of 33 and, at the end of an epoch, of 2. */
function train(dtype: DType): readonly Tensor[] {
  const rng = new Rng(7);
  const X = Tensor.from(
    Array.from({ length: 200 }, () => Array.from({ length: 9 }, () => rng.normal())),
    { dtype },
  );
  const Y = Array.from({ length: 200 }, () => rng.integer(5));
  const model = initialize(
    new Sequential(
      new Linear(9, 35, { dtype }),
      new ReLU(),
      new Linear(35, 13, { dtype }),
      new Tanh(),
      new Linear(13, 11, { dtype }),
      new GELU(),
      new Linear(11, 5, { dtype }),
    ),
    { rng },
  );
  const loss = new CrossEntropyLoss({ labelSmoothing: 0.1 });
  const optimizer = new SGD(model.parameters, { lr: 0.1, momentum: 0.9, weightDecay: 1e-4 });
  for (let step = 0, order = rng.permutation(200), at = 0; step < 300; step++, at += 33) {
    if (at >= 200) [order, at] = [rng.permutation(200), 0];
    const batch = [...order.subarray(at, at + 33)];
    loss.forward(
      model.forward(gatherRows(X, batch)),
      batch.map((i) => Y[i]!),
    );
    model.backward(loss.backward());
    optimizer.step();
  }
  return model.parameters.map(({ value }) => value.clone());
}

async function sha256(tensors: readonly Tensor[]): Promise<string> {
  const bytes = tensors.flatMap(({ data }) => [
    ...new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  ]);
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** On every machine, engine and backend. */
const WEIGHTS = {
  float32: '8d28720137cfb883781644dd94b7618312865e371e6ff0a29b926ea136f5fd3f',
  float64: '18b5442a90eb399c505c9bf6d4592c3b838912cd03fe55274a36fa93b3da0c96',
};

test.each(['reference', 'simd'] as const)(
  '300 steps of training give the same weights, to the last bit: %s',
  async (name) => {
    useBackend(name);
    for (const dtype of ['float32', 'float64'] as const) {
      expect(await sha256(train(dtype))).toBe(WEIGHTS[dtype]);
    }
  },
);
