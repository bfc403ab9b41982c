// The worked numbers of CMU 11-785, Introduction to Deep Learning, homework 1 part 1 (mytorch): the toy examples of its linear
// layer, activations and MLP0. The hand-out divides dLdW and dLdb by N = 4 inside Linear; here they are the true derivatives,
// so each is N times the hand-out's. MLP1 and MLP4 have the hand-out's topology, A and dLdZ; their further weights are whole
// numbers of our own, worked out by hand in the comments and in whole numbers by oracles/hw1p1.py.
import { Linear, ReLU, Sequential, Sigmoid, Tanh, type Layer } from '@chainrule/layers';
import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { bits, decode } from './oracle.ts';
import numbers from './oracles/hw1p1.json' with { type: 'json' };

const dtype = 'float64';
const matrix = (rows: number[][]) => Tensor.from(rows, { dtype });
const A = [
  [-4, -3],
  [-2, -1],
  [0, 1],
  [2, 3],
];
const dLdZ = [
  [-4, -3, -2],
  [-1, 0, 1],
  [2, 3, 4],
  [5, 6, 7],
];

function linear(W: number[][], b: number[][]): Linear {
  const layer = new Linear(W[0]!.length, W.length, { dtype });
  layer.W.data.set(W.flat());
  layer.b.data.set(b.flat());
  return layer;
}

/** Linear(2 → 3) with the hand-out's W and b. */
const first = () =>
  linear(
    [
      [-2, -1],
      [0, 1],
      [2, 3],
    ],
    [[-1], [0], [1]],
  );

test('Linear', () => {
  const layer = first();
  expect(layer.forward(matrix(A)).toArray()).toEqual([
    [10, -3, -16],
    [4, -1, -6],
    [-2, 1, 4],
    [-8, 3, 14],
  ]);
  expect(layer.backward(matrix(dLdZ)).toArray()).toEqual([
    [4, -5],
    [4, 4],
    [4, 13],
    [4, 22],
  ]);
  expect(layer.dLdW.toArray()).toEqual([
    [28, 30], // hand-out: [7, 7.5]
    [24, 30], //           [6, 7.5]
    [20, 30], //           [5, 7.5]
  ]);
  expect(layer.dLdb.toArray()).toEqual([[2], [6], [10]]); // hand-out: 0.5, 1.5, 2.5
});

/** The hand-out prints four decimals, so what it prints is within half of the fourth. */
function expectPrinted(got: Tensor, printed: number[][]): void {
  const wrong = printed.flat().filter((want, i) => Math.abs(got.data[i]! - want) > 0.00005);
  expect(wrong).toEqual([]);
}

describe('activations, Z and dZ/dA (backward of ones)', () => {
  test.each<[string, Layer, number[][], number[][]]>([
    [
      'ReLU',
      new ReLU(),
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [2, 3],
      ],
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    ],
    [
      'Sigmoid',
      new Sigmoid(),
      [
        [0.018, 0.0474],
        [0.1192, 0.2689],
        [0.5, 0.7311],
        [0.8808, 0.9526],
      ],
      [
        [0.0177, 0.0452],
        [0.105, 0.1966],
        [0.25, 0.1966],
        [0.105, 0.0452],
      ],
    ],
    [
      'Tanh',
      new Tanh(),
      [
        [-0.9993, -0.9951],
        [-0.964, -0.7616],
        [0, 0.7616],
        [0.964, 0.9951],
      ],
      [
        [0.0013, 0.0099],
        [0.0707, 0.42],
        [1, 0.42],
        [0.0707, 0.0099],
      ],
    ],
  ])('%s', (_, layer, Z, dZdA) => {
    expectPrinted(layer.forward(matrix(A)), Z);
    expectPrinted(layer.backward(Tensor.full([4, 2], 1, dtype)), dZdA);
  });
});

test('MLP0: Linear(2 → 3), ReLU', () => {
  const layer = first();
  const model = new Sequential(layer, new ReLU());
  expect(model.forward(matrix(A)).toArray()).toEqual([
    [10, 0, 0],
    [4, 0, 0],
    [0, 1, 4],
    [0, 3, 14],
  ]);
  expect(model.backward(matrix(dLdZ)).toArray()).toEqual([
    [8, 4],
    [2, 1],
    [8, 15],
    [14, 27],
  ]);
  expect(layer.dLdW.toArray()).toEqual([
    [18, 13], // hand-out: [4.5, 3.25]
    [12, 21], //           [3, 5.25]
    [14, 25], //           [3.5, 6.25]
  ]);
  expect(layer.dLdb.toArray()).toEqual([[-5], [9], [11]]); // hand-out: −1.25, 2.25, 2.75
});

test('MLP1: Linear(2 → 3), ReLU, Linear(3 → 2), ReLU', () => {
  const [hidden, last] = [
    first(),
    linear(
      [
        [-2, -1, 0],
        [1, 2, 3],
      ],
      [[-1], [1]],
    ),
  ];
  const model = new Sequential(hidden, new ReLU(), last, new ReLU());
  expect(model.forward(matrix(A)).toArray()).toEqual([
    [0, 11],
    [0, 5],
    [0, 15],
    [0, 49],
  ]);
  // Behind the last ReLU only the second column lives: dLdZ₁ = [[0, −3], [0, −1], [0, 1], [0, 3]], times W₁'s second row
  // [1, 2, 3] gives dLdA₁, and the first ReLU keeps of it the first column in samples 1 and 2, the other two in 3 and 4.
  expect(model.backward(matrix(A)).toArray()).toEqual([
    [6, 3], //   −3·[−2, −1]
    [2, 1], //   −1·[−2, −1]
    [6, 11], //   2·[0, 1] + 3·[2, 3]
    [18, 33], //  6·[0, 1] + 9·[2, 3]
  ]);
  expect(last.dLdW.toArray()).toEqual([
    [0, 0, 0],
    [-34, 10, 46], // −3·10 − 1·4, 1·1 + 3·3, 1·4 + 3·14
  ]);
  expect(last.dLdb.toArray()).toEqual([[0], [0]]);
  expect(hidden.dLdW.toArray()).toEqual([
    [14, 10], // −3·[−4, −3] − 1·[−2, −1]
    [12, 20], //  2·[0, 1] + 6·[2, 3]
    [18, 30], //  3·[0, 1] + 9·[2, 3]
  ]);
  expect(hidden.dLdb.toArray()).toEqual([[-4], [8], [12]]);
});

test('MLP4: 2 → 4 → 8 → 8 → 4 → 2, ReLU behind each', () => {
  const want = (['0', '1', '2', '3', '4'] as const).map((l) => numbers[l]);
  const linears = want.map(({ W, b }) => {
    const layer = new Linear(decode(W).shape[1]!, decode(W).shape[0]!, { dtype, debug: true });
    layer.W.data.set(decode(W).data);
    layer.b.data.set(decode(b).data);
    return layer;
  });
  const model = new Sequential(...linears.flatMap((layer) => [layer, new ReLU()]));
  let X = decode(numbers.A);
  model.forward(X);
  const dLdA = model.backward(decode(numbers.dLdZ));
  for (const [l, layer] of linears.entries()) {
    expect(bits(layer.predict(X)), `Z of layer ${l}`).toBe(bits(decode(want[l]!.Z)));
    X = new ReLU().predict(layer.predict(X));
    expect(layer.dLdW.toArray(), `dLdW of layer ${l}`).toEqual(decode(want[l]!.dLdW).toArray());
    expect(layer.dLdb.toArray(), `dLdb of layer ${l}`).toEqual(decode(want[l]!.dLdb).toArray());
    expect(layer.dLdA!.toArray(), `dLdA of layer ${l}`).toEqual(decode(want[l]!.dLdA).toArray());
  }
  expect(dLdA).toBe(linears[0]!.dLdA);
});
