import { Linear } from '@chainrule/layers';
import { add, scale, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyNumber, dtypes, eighths, sizes, tensor } from './drawn.ts';
import { entry, product, transposed } from './naive.ts';
import { bits } from './oracle.ts';

/** A, W, b and dLdZ of any sizes, in one precision. */
const cases = fc
  .record({ N: sizes, C_in: sizes, C_out: sizes, dtype: dtypes })
  .chain(({ N, C_in, C_out, dtype }) =>
    fc.record({
      A: tensor([N, C_in], dtype),
      W: tensor([C_out, C_in], dtype),
      b: tensor([C_out, 1], dtype),
      dLdZ: tensor([N, C_out], dtype),
    }),
  );

function linear(W: Tensor, b?: Tensor, debug = false): Linear {
  const layer = new Linear(W.shape[1]!, W.shape[0]!, { dtype: W.dtype, bias: b !== undefined, debug });
  layer.W.data.set(W.data);
  if (b !== undefined) layer.b.data.set(b.data);
  return layer;
}

test('Z, dLdA, dLdW and dLdb are the sums of the definition', () => {
  fc.assert(
    fc.property(cases, ({ A, W, b, dLdZ }) => {
      const layer = linear(W, b);
      const [N, C_in] = A.shape as [number, number];
      const C_out = W.shape[0]!;
      const [a, w, g] = [entry(A), entry(W), entry(dLdZ)];
      // Eighths: nothing is rounded, so the order of the sums does not matter and === is right.
      expect([...layer.forward(A).data]).toEqual(
        product([N, C_in, C_out], a, transposed(w)).map((z, i) => z + b.at(i % C_out, 0)),
      );
      expect([...layer.backward(dLdZ).data]).toEqual(product([N, C_out, C_in], g, w));
      expect([...layer.dLdW.data]).toEqual(product([C_out, N, C_in], transposed(g), a));
      expect([...layer.dLdb.data]).toEqual(product([C_out, N, 1], transposed(g), () => 1));
    }),
  );
});

test('in float64 every sum runs in the order of its index from +0, to the last bit', () => {
  fc.assert(
    fc.property(
      fc
        .tuple(sizes, sizes, sizes)
        .chain(([N, C_in, C_out]) =>
          fc.tuple(
            tensor([N, C_in], 'float64', anyNumber),
            tensor([C_out, C_in], 'float64', anyNumber),
            tensor([C_out, 1], 'float64', anyNumber),
          ),
        ),
      ([A, W, b]) => {
        const Z = product([A.shape[0]!, A.shape[1]!, W.shape[0]!], entry(A), transposed(entry(W)));
        expect([...linear(W, b).forward(A).data]).toEqual(Z.map((z, i) => z + b.at(i % W.shape[0]!, 0)));
      },
    ),
  );
});

test('without bias Z is linear in A and in W, and dLdA in dLdZ', () => {
  fc.assert(
    fc.property(
      fc
        .tuple(sizes, sizes, sizes)
        .chain(([N, C_in, C_out]) =>
          fc.tuple(tensor([N, C_in]), tensor([N, C_in]), tensor([C_out, C_in]), tensor([C_out, C_in])),
        ),
      eighths,
      ([A, B, W, V], alpha) => {
        const Z = (layer: Linear, X: Tensor) => layer.predict(X);
        const [w, v] = [linear(W), linear(V)];
        const combined = add(scale(alpha, A), B);
        expect([...Z(w, combined).data]).toEqual([...add(scale(alpha, Z(w, A)), Z(w, B)).data]);
        expect([...Z(linear(add(scale(alpha, W), V)), A).data]).toEqual([
          ...add(scale(alpha, Z(w, A)), Z(v, A)).data,
        ]);
        w.forward(A);
        const [g, h] = [Z(v, A), Z(v, B)];
        const [first, second] = [w.backward(g).clone(), w.backward(h).clone()];
        expect([...w.backward(add(scale(alpha, g), h)).data]).toEqual([
          ...add(scale(alpha, first), second).data,
        ]);
      },
    ),
  );
});

test('a sum of −0 is +0: sums begin with +0', () => {
  const layer = linear(Tensor.from([[-0]]), Tensor.from([[-0]]));
  expect(layer.forward(Tensor.from([[1]])).item()).toBe(0);
  expect(layer.backward(Tensor.from([[-0]])).item()).toBe(0);
  expect([layer.dLdW.item(), layer.dLdb.item()]).toEqual([0, 0]);
});

test('a new Linear holds zeros, and nothing of a forward', () => {
  const layer = new Linear(3, 2);
  expect([layer.W, layer.b, layer.dLdW, layer.dLdb].map(bits)).toEqual([
    'float32 2x3: 0 0 0 0 0 0',
    'float32 2x1: 0 0',
    'float32 2x3: 0 0 0 0 0 0',
    'float32 2x1: 0 0',
  ]);
  expect([layer.A, layer.N, layer.dLdA]).toEqual([undefined, undefined, undefined]);
  expect([layer.inFeatures, layer.outFeatures, layer.dtype, String(layer)]).toEqual([
    3,
    2,
    'float32',
    'Linear(3 → 2)',
  ]);
});

test('forward keeps A and N; predict does not', () => {
  const layer = new Linear(3, 2);
  const A = Tensor.zeros([4, 3]);
  layer.forward(A);
  layer.predict(Tensor.zeros([5, 3]));
  expect(layer.A).toBe(A);
  expect(layer.N).toBe(4);
});

test('debug keeps dLdA, and only debug does', () => {
  const W = Tensor.from([[1, 2, 3]]);
  const [shown, hidden] = [linear(W, undefined, true), linear(W)];
  for (const layer of [shown, hidden]) layer.forward(Tensor.zeros([2, 3]));
  const dLdA = shown.backward(Tensor.from([[1], [-1]]));
  hidden.backward(Tensor.from([[1], [-1]]));
  expect(shown.dLdA).toBe(dLdA);
  expect(shown.dLdA!.toArray()).toEqual([
    [1, 2, 3],
    [-1, -2, -3],
  ]);
  expect(hidden.dLdA).toBeUndefined();
});

test('parameters are W and b with their gradients, the very tensors', () => {
  const layer = new Linear(3, 2);
  expect(layer.parameters).toEqual([
    { name: 'W', value: layer.W, gradient: layer.dLdW },
    { name: 'b', value: layer.b, gradient: layer.dLdb },
  ]);
  expect(layer.parameters[0]!.value).toBe(layer.W);
  expect(layer.parameters[1]!.gradient).toBe(layer.dLdb);
  expect(Object.isFrozen(layer.parameters)).toBe(true);
});

test('bias: false leaves b out of Z, of the gradients and of the parameters', () => {
  const layer = linear(Tensor.from([[1, 2]]));
  layer.b.data.fill(100);
  expect(layer.forward(Tensor.from([[3, 4]])).item()).toBe(11);
  expect(layer.predict(Tensor.from([[3, 4]])).item()).toBe(11);
  layer.backward(Tensor.from([[5]]));
  expect(layer.dLdW.toArray()).toEqual([[15, 20]]);
  expect(layer.dLdb.item()).toBe(0);
  expect(layer.parameters.map(({ name }) => name)).toEqual(['W']);
});
