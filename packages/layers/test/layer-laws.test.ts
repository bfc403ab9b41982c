// What the Layer interface promises, for every layer there is.
import { BatchNorm1d, Dropout, initialize, Linear, Sequential, Tanh, type Layer } from '@chainrule/layers';
import { DTypeError, Rng, ShapeError, Tensor, type DType } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyNumber, dtypes, everyLayer, sizes, tensor } from './drawn.ts';
import { bits } from './oracle.ts';

const batch = (N: number, number = anyNumber) => tensor([N, 3], 'float64', number);
const batches = sizes.chain((N) => batch(N));
const draw = (seed: number, shape: readonly number[], dtype: DType = 'float64') => {
  const X = Tensor.zeros(shape, dtype);
  const rng = new Rng(seed);
  return new Tensor(
    X.data.map(() => rng.normal()),
    shape,
  );
};
const gradients = (layer: Layer) => layer.parameters.map(({ name, gradient }) => `${name} ${bits(gradient)}`);
const values = (layer: Layer) => layer.parameters.map(({ name, value }) => `${name} ${bits(value)}`);

/** All that a step gives: Z, dLdA and the gradients. */
function step(layer: Layer, A: Tensor): string[] {
  const Z = bits(layer.forward(A));
  return [Z, bits(layer.backward(draw(3, layer.forward(A).shape))), ...gradients(layer)];
}

/** Whether a call throws, and then that it says this. */
function refused(call: () => unknown, why: string): boolean {
  try {
    call();
    return false;
  } catch (error) {
    expect(String(error)).toContain(`${why} that this layer lent out`);
    return true;
  }
}

describe.each(everyLayer)('%s', (_, make) => {
  test('predict gives the bits of forward, in either precision', () => {
    fc.assert(
      fc.property(
        fc.tuple(sizes, dtypes).chain(([N, dtype]) => tensor([N, 3], dtype, anyNumber)),
        (A) => {
          const layer = make(7, A.dtype);
          expect(bits(layer.predict!(A))).toBe(bits(layer.forward(A)));
        },
      ),
    );
  });

  test('what predict gives is nobody else’s memory', () => {
    const layer = make();
    const A = draw(1, [2, 3]);
    const lent = layer.forward(A);
    const [first, second] = [layer.predict!(A), layer.predict!(A)];
    const kept = bits(first);
    for (const other of [A, lent, second, ...layer.parameters.map(({ value }) => value)]) {
      expect(first.data.buffer).not.toBe(other.data.buffer);
    }
    second.data.fill(NaN);
    layer.forward(draw(2, [2, 3]));
    expect(bits(first)).toBe(kept);
  });

  test('predict puts the same Z in out, and refuses an out that does not fit or is A’s memory', () => {
    const layer = make();
    const A = draw(1, [2, 3]);
    const Z = layer.predict!(A);
    const out = Tensor.full(Z.shape, NaN, 'float64');
    expect(layer.predict!(A, out)).toBe(out);
    expect(bits(out)).toBe(bits(Z));
    expect(() => layer.predict!(A, Tensor.zeros([3, ...Z.shape.slice(1)], 'float64'))).toThrow(ShapeError);
    expect(() => layer.predict!(A, Tensor.zeros(Z.shape, 'float32'))).toThrow(DTypeError);
    const shared = new Tensor(A.data.subarray(0, Z.size), Z.shape);
    expect(() => layer.predict!(A, shared)).toThrow('out shares memory with A');
    expect(bits(A)).toBe(bits(draw(1, [2, 3])));
  });

  test('predict of another batch leaves a forward that waits for its backward alone', () => {
    fc.assert(
      fc.property(batches, batches, (A, other) => {
        const [quiet, disturbed] = [make(), make()];
        const Z = quiet.forward(A);
        const lent = disturbed.forward(A);
        disturbed.predict!(other);
        expect(bits(lent)).toBe(bits(Z));
        const dLdZ = draw(3, Z.shape);
        expect(bits(disturbed.backward(dLdZ))).toBe(bits(quiet.backward(dLdZ)));
        expect(gradients(disturbed)).toEqual(gradients(quiet));
      }),
    );
  });

  test('backward overwrites: twice gives the same as once, and NaN before it does not matter', () => {
    const layer = make();
    const once = step(layer, draw(1, [4, 3]));
    for (const { gradient } of layer.parameters) gradient.data.fill(NaN);
    const dLdZ = draw(3, layer.forward(draw(1, [4, 3])).shape);
    layer.backward(dLdZ).data.fill(NaN);
    expect([once[0], bits(layer.backward(dLdZ)), ...gradients(layer)]).toEqual(once);
  });

  test('a longer and a shorter batch in between change nothing', () => {
    fc.assert(
      fc.property(sizes, sizes, batches, (before, after, A) => {
        const used = make();
        step(used, draw(1, [before, 3]));
        step(used, draw(2, [after, 3]));
        expect(step(used, A)).toEqual(step(make(), A));
      }),
    );
  });

  test('forward and backward lend the same tensor as long as the shape stays, and a clone keeps it', () => {
    const layer = make();
    const [A, B] = [draw(1, [4, 3]), draw(2, [4, 3])];
    const Z = layer.forward(A);
    const [keptZ, bitsZ] = [Z.clone(), bits(Z)];
    const dLdA = layer.backward(draw(3, Z.shape));
    const [keptA, bitsA] = [dLdA.clone(), bits(dLdA)];
    expect(layer.forward(B)).toBe(Z);
    expect(layer.backward(draw(4, Z.shape))).toBe(dLdA);
    expect([bits(keptZ), bits(keptA)]).toEqual([bitsZ, bitsA]);
    expect([bits(Z), bits(dLdA)]).not.toEqual([bitsZ, bitsA]);
  });

  test('a shorter batch after a longer one takes its memory from it', () => {
    const layer = make();
    const { buffer } = layer.forward(draw(1, [5, 3])).data;
    const Z = layer.forward(draw(1, [2, 3]));
    expect(Z.data.buffer).toBe(buffer);
    expect(Z.size).toBe(Z.shape[0]! * Z.shape[1]!);
  });

  test('A, dLdZ and the parameters are only read', () => {
    const layer = make();
    const A = draw(1, [4, 3]);
    const before = [bits(A), ...values(layer)];
    const dLdZ = draw(3, layer.forward(A).shape);
    const sent = bits(dLdZ);
    layer.backward(dLdZ);
    layer.predict!(A);
    expect([bits(A), ...values(layer)]).toEqual(before);
    expect(bits(dLdZ)).toBe(sent);
  });

  test('a refused forward leaves the earlier one to its backward', () => {
    const [layer, same] = [make(), make()];
    const A = draw(1, [4, 3]);
    const dLdZ = draw(3, layer.forward(A).shape);
    same.forward(A);
    for (const wrong of [
      Tensor.zeros([3], 'float64'),
      Tensor.zeros([1, 1, 3], 'float64'),
      [[1, 2, 3]] as never,
    ]) {
      expect(() => layer.forward(wrong)).toThrow();
      expect(() => layer.predict!(wrong)).toThrow();
    }
    expect(bits(layer.backward(dLdZ))).toBe(bits(same.backward(dLdZ)));
    expect(gradients(layer)).toEqual(gradients(same));
  });

  test('a refused backward leaves the gradients and its loan', () => {
    const layer = make();
    const dLdA = layer.backward(draw(3, layer.forward(draw(1, [4, 3])).shape));
    const before = [bits(dLdA), ...gradients(layer)];
    const { shape } = layer.forward(draw(2, [4, 3]));
    const wrong = [
      Tensor.zeros([4, shape[1]! + 1], 'float64'),
      Tensor.zeros([3, shape[1]!], 'float64'),
      Tensor.zeros(shape, 'float32'),
      Tensor.zeros([4 * shape[1]!], 'float64'),
      null as never,
    ];
    for (const dLdZ of wrong) expect(() => layer.backward(dLdZ)).toThrow();
    expect([bits(dLdA), ...gradients(layer)]).toEqual(before);
  });

  test('backward before any forward throws, also after a predict', () => {
    const layer = make();
    layer.predict!(draw(1, [2, 3]));
    expect(() => layer.backward(draw(1, [2, 2]))).toThrow('backward: call forward first');
  });

  test('NaN and ∞ in one sample stay in that sample', () => {
    const layer = make();
    const A = draw(1, [3, 3]);
    const clean = layer.predict!(A);
    A.data.set([NaN, Infinity, -Infinity], 3);
    const Z = layer.predict!(A);
    for (const n of [0, 2])
      expect((Z.toArray() as number[][])[n]).toEqual((clean.toArray() as number[][])[n]);
    expect((Z.toArray() as number[][])[1]!.some(Number.isNaN)).toBe(true);
  });
});

describe.each(everyLayer.filter(([, make]) => make().gradients !== undefined))('%s', (_, make) => {
  test('gradients leaves what backward leaves, and needs a forward', () => {
    const [whole, without] = [make(), make()];
    expect(() => {
      without.gradients!(draw(2, [2, 3]));
    }).toThrow('call forward first');
    const A = draw(1, [4, 3]);
    const dLdZ = draw(2, whole.forward(A).shape);
    whole.backward(dLdZ);
    without.forward(A);
    for (const { gradient } of without.parameters) gradient.data.fill(NaN);
    without.gradients!(dLdZ);
    expect(gradients(without)).toEqual(gradients(whole));
    expect(() => {
      without.gradients!(draw(2, [3, 99]));
    }).toThrow('dLdZ is [3, 99]');
  });
});

test.each<(typeof everyLayer)[number]>([
  ...everyLayer,
  ['BatchNorm1d', (_, dtype = 'float64') => new BatchNorm1d(3, { dtype })],
  ['Dropout', (seed = 7) => new Dropout({ p: 0.5, rng: new Rng(seed) })],
  [
    'Sequential that ends as wide as it begins',
    (_, dtype = 'float64') =>
      initialize(new Sequential(new Linear(3, 3, { dtype }), new Tanh()), { rng: new Rng(7) }),
  ],
])(
  '%s: what it lent out gives, as the next A or dLdZ, what a clone of it gives, or is refused',
  (_, make) => {
    for (const dtype of ['float32', 'float64'] as const) {
      const [layer, other] = [make(7, dtype), make(7, dtype)];
      const A = draw(1, [5, 3], dtype);
      const Z = layer.forward(A);
      if (Z.shape[1] !== 3) return;
      const copy = other.forward(A).clone();
      const dLdA = layer.backward(draw(3, Z.shape, dtype));
      const again = other.backward(dLdA.clone());
      if (!refused(() => layer.backward(dLdA), 'dLdZ is the dLdA')) expect(bits(dLdA)).toBe(bits(again));

      const expected = other.forward(copy);
      if (refused(() => layer.forward(Z), 'A is the Z')) continue;
      expect(bits(Z)).toBe(bits(expected));
      const dLdZ = draw(3, Z.shape, dtype);
      expect(bits(layer.backward(dLdZ))).toBe(bits(other.backward(dLdZ)));
      expect(gradients(layer)).toEqual(gradients(other));
    }
  },
);

test.each(everyLayer.filter(([, make]) => make().parameters.length === 0))(
  '%s: huge numbers, far from ∞, give no NaN and no ∞',
  (_, make) => {
    for (const dtype of ['float32', 'float64'] as const) {
      for (const a of { float32: [1e30, 2e36, 1e38], float64: [1e30, 1e300, 1e307] }[dtype]) {
        const layer = make(7, dtype);
        const A = Tensor.from([[-a, 1, a]], { dtype });
        expect(layer.forward(A).data.every(Number.isFinite), `Z at ${a}`).toBe(true);
        const dLdA = layer.backward(Tensor.full([1, 3], 1, dtype));
        expect(dLdA.data.every(Number.isFinite), `dLdA at ${a}`).toBe(true);
      }
    }
  },
);

test('the same seed gives the same bits, another seed others', () => {
  for (const [, make] of everyLayer) {
    const [layer, same, other] = [make(1), make(1), make(2)];
    expect(values(layer)).toEqual(values(same));
    if (layer.parameters.length > 0) expect(values(layer)).not.toEqual(values(other));
    expect(initialize(layer, { rng: new Rng(1) })).toBe(layer);
  }
});
