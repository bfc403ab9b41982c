import { Rng, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jacobian, size, tensor } from '../src/index.ts';
import { activations, Linear, Stack } from './subjects/layers.ts';

/** Σ over the indices of Z: dLdX[…] = Σ dLdZ[n, i]·dZdX[n, i, …]. */
function contract(dLdZ: Tensor, dZdX: Tensor): number[] {
  const rest = dZdX.size / dLdZ.size;
  const sums = new Array<number>(rest).fill(0);
  dZdX.data.forEach((d, i) => (sums[i % rest]! += dLdZ.data[Math.floor(i / rest)]! * d));
  return sums;
}

test('contracted with dLdZ they give the three products of Linear', () => {
  const cases = fc.tuple(size(), size(), size()).chain(([N, i, o]) => {
    const draw = (...shape: number[]): fc.Arbitrary<Tensor> => tensor(shape, { dtype: 'float64' });
    return fc.tuple(draw(N, i), draw(o, i), draw(o, 1), draw(N, o));
  });
  fc.assert(
    fc.property(cases, ([A, W, b, dLdZ]) => {
      const layer = new Linear(W.shape[1]!, W.shape[0]!);
      layer.W.data.set(W.data);
      layer.b.data.set(b.data);
      const { dZdA, dZdW, dZdb } = jacobian(layer, A);
      const [N, i, o] = [A.shape[0]!, W.shape[1]!, W.shape[0]!];
      expect([dZdA.shape, dZdW!.shape, dZdb!.shape]).toEqual([
        [N, o, N, i],
        [N, o, o, i],
        [N, o, o],
      ]);
      layer.forward(A);
      const dLdA = layer.backward(dLdZ);
      const close = (got: number[], wanted: ArrayLike<number>): void => {
        got.forEach((g, k) => {
          expect(g).toBeCloseTo(wanted[k]!, 10);
        });
      };
      close(contract(dLdZ, dZdA), dLdA.data);
      close(contract(dLdZ, dZdW!), layer.dLdW.data);
      close(contract(dLdZ, dZdb!), layer.dLdb.data);
    }),
  );
});

test('they are the differences of forward', () => {
  const layer = new Stack(new Linear(2, 3), activations.Tanh!());
  const rng = new Rng(1);
  for (const { value } of layer.parameters) value.data.forEach((_, i) => (value.data[i] = rng.normal()));
  const A = Tensor.from(
    [
      [0.5, -1],
      [2, 0.25],
    ],
    { dtype: 'float64' },
  );
  const derivatives = jacobian(layer, A);
  expect(Object.keys(derivatives).sort()).toEqual(['0.dZdW', '0.dZdb', 'dZdA']);
  const W = layer.parameters[0]!.value;
  const h = 1 / 65536;
  for (let w = 0; w < W.size; w++) {
    const was = W.data[w]!;
    W.data[w] = was + h;
    const plus = layer.forward(A).clone();
    W.data[w] = was - h;
    const minus = layer.forward(A).clone();
    W.data[w] = was;
    plus.data.forEach((z, i) => {
      expect(derivatives['0.dZdW']!.data[i * W.size + w]).toBeCloseTo((z - minus.data[i]!) / (2 * h), 8);
    });
  }
});

test('gradients are left as they were; misuse is refused', () => {
  const layer = new Linear(2, 1);
  layer.dLdW.data.fill(3);
  jacobian(layer, Tensor.zeros([1, 2], 'float64'));
  expect([...layer.dLdW.data]).toEqual([3, 3]);
  expect(() => jacobian(layer, 1 as never)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: jacobian: A is 1, expected a Tensor; Tensor.from makes one]`,
  );
});
