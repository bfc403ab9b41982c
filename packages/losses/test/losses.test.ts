// What the definitions of the losses imply, for any shape and value.
import { CrossEntropyLoss, MSELoss, type Loss } from '@chainrule/losses';
import { elementary, map, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eighths, sizes, tensor } from '../../layers/test/drawn.ts';
import { bits, expectWithin, gamma } from '../../layers/test/oracle.ts';

const dtype = 'float64';
const matrix = (rows: number[][]) => Tensor.from(rows, { dtype });

/** Logits, one class for each sample. */
const classified = fc
  .tuple(sizes, sizes)
  .chain(([N, C]) =>
    fc.tuple(tensor([N, C]), fc.array(fc.integer({ min: 0, max: C - 1 }), { minLength: N, maxLength: N })),
  );
const pairs = fc.tuple(sizes, sizes).chain(([N, C]) => fc.tuple(tensor([N, C]), tensor([N, C])));
const smoothings = fc.constantFrom(0, 0.125, 1);

function oneHot(classes: readonly number[], C: number): Tensor {
  const Y = Tensor.zeros([classes.length, C], dtype);
  for (const [n, c] of classes.entries()) Y.data[n * C + c] = 1;
  return Y;
}

test('MSELoss is Σ (Z − Y)² and 2·(Z − Y), over N·C for the mean', () => {
  fc.assert(
    fc.property(pairs, ([Z, Y]) => {
      const [sum, mean] = [new MSELoss({ reduction: 'sum' }), new MSELoss()];
      // Eighths: every difference, square and sum is exact, so === is right; only the division rounds, once.
      const total = [...Z.data].reduce((sum, z, i) => sum + (z - Y.data[i]!) ** 2, 0);
      expect(sum.forward(Z, Y)).toBe(total);
      expect(mean.forward(Z, Y)).toBe(total / Z.size);
      expect([...sum.backward().data]).toEqual([...Z.data].map((z, i) => 2 * (z - Y.data[i]!)));
      expect([...mean.backward().data]).toEqual([...Z.data].map((z, i) => (2 / Z.size) * (z - Y.data[i]!)));
    }),
  );
});

test('CrossEntropyLoss is −Σ y·log softmax z and P − Y, over N for the mean', () => {
  fc.assert(
    fc.property(classified, ([Z, classes]) => {
      const [N, C] = Z.shape as [number, number];
      const E = map(Z, elementary.exp); // |z| ≤ 8: the naive definition does for these
      const sums = Array.from({ length: N }, (_, n) =>
        [...E.data.subarray(n * C, n * C + C)].reduce((s, e) => s + e, 0),
      );
      const L = classes.reduce((sum, c, n) => sum - Math.log(E.at(n, c) / sums[n]!), 0);
      // exp and log within 2u, their sums over C and N, all of it at the size of |z| + log Σ ≤ 8 + 8 + log 5 < 18.
      const bound = 2 * gamma(C + N + 20, dtype) * 18 * N;
      const [sum, mean] = [new CrossEntropyLoss({ reduction: 'sum' }), new CrossEntropyLoss()];
      expect(Math.abs(sum.forward(Z, classes) - L)).toBeLessThanOrEqual(bound);
      expect(Math.abs(mean.forward(Z, classes) - L / N)).toBeLessThanOrEqual(bound / N);
      const dLdZ = new Tensor(
        E.data.map((e, i) => e / sums[Math.floor(i / C)]! - (classes[Math.floor(i / C)] === i % C ? 1 : 0)),
        Z.shape,
      );
      expectWithin(sum.backward(), dLdZ, () => 2 * gamma(C + 20, dtype) * 18, 'dLdZ');
    }),
  );
});

test('softmax does not feel a shift of a whole row', () => {
  fc.assert(
    fc.property(
      classified,
      fc.integer({ min: -1000, max: 1000 }),
      smoothings,
      ([Z, classes], shift, labelSmoothing) => {
        const [loss, shifted] = [
          new CrossEntropyLoss({ labelSmoothing }),
          new CrossEntropyLoss({ labelSmoothing }),
        ];
        // Eighths and a whole shift: z − max z is exact either way, so all that follows has the same bits.
        expect(shifted.forward(map(Z, (z) => z + shift), classes)).toBe(loss.forward(Z, classes)); // prettier-ignore
        expect(bits(shifted.backward())).toBe(bits(loss.backward()));
      },
    ),
  );
});

test('class indices are one-hot probabilities', () => {
  fc.assert(
    fc.property(classified, smoothings, ([Z, classes], labelSmoothing) => {
      const [hard, soft] = [
        new CrossEntropyLoss({ labelSmoothing }),
        new CrossEntropyLoss({ labelSmoothing }),
      ];
      const [N, C] = Z.shape as [number, number];
      // The same terms in another order: each below 16 + log 5 < 18, with four roundings, in a sum of C and of N.
      const difference = hard.forward(Z, classes) - soft.forward(Z, oneHot(classes, C));
      expect(Math.abs(difference)).toBeLessThanOrEqual(2 * gamma(C + N + 6, dtype) * 18 * 2);
      expectWithin(soft.backward(), hard.backward(), () => (2 * gamma(C + 6, dtype)) / N, 'dLdZ');
    }),
  );
});

test('any array of whole numbers will do for class indices', () => {
  const Z = matrix([
    [1, 2, 3],
    [3, 1, 0],
  ]);
  const want = new CrossEntropyLoss().forward(Z, [2, 0]);
  for (const Y of [
    Int32Array.of(2, 0),
    Uint8Array.of(2, 0),
    Float64Array.of(2, 0),
    { length: 2, 0: 2, 1: 0 },
  ]) {
    expect(new CrossEntropyLoss().forward(Z, Y)).toBe(want);
  }
});

test('class indices are copied: writing to the array before backward changes nothing', () => {
  const loss = new CrossEntropyLoss();
  const classes = [0, 1];
  loss.forward(matrix([[1, 2], [3, 4]]), classes); // prettier-ignore
  const dLdZ = bits(loss.backward());
  classes.fill(0);
  expect(bits(loss.backward())).toBe(dLdZ);
});

test('each row of dLdZ sums to 0: probability only moves', () => {
  fc.assert(
    fc.property(classified, smoothings, ([Z, classes], labelSmoothing) => {
      const loss = new CrossEntropyLoss({ labelSmoothing, reduction: 'sum' });
      loss.forward(Z, classes);
      const dLdZ = loss.backward();
      const [N, C] = Z.shape as [number, number];
      for (let n = 0; n < N; n++) {
        const sum = [...dLdZ.data.subarray(n * C, n * C + C)].reduce((s, g) => s + g, 0);
        expect(Math.abs(sum)).toBeLessThanOrEqual(2 * gamma(2 * C + 4, dtype)); // C numbers that add up to 2 in size
      }
    }),
  );
});

test('one class: nothing to learn', () => {
  const loss = new CrossEntropyLoss();
  expect(loss.forward(matrix([[1000], [-3]]), [0, 0])).toBe(0);
  expect(loss.backward().toArray()).toEqual([[0], [0]]);
});

test('float32 is summed in float64: a million small errors are not lost', () => {
  const Z = Tensor.full([1000, 1000], 0.5);
  expect(new MSELoss({ reduction: 'sum' }).forward(Z, Tensor.zeros([1000, 1000]))).toBe(250_000);
});

const every: readonly (readonly [string, () => { loss: Loss<never>; Y: (N: number) => unknown }])[] = [
  ['MSELoss', () => ({ loss: new MSELoss(), Y: (N) => Tensor.zeros([N, 3], dtype) })],
  [
    'CrossEntropyLoss of indices',
    () => ({ loss: new CrossEntropyLoss(), Y: (N) => Array.from({ length: N }, (_, n) => n % 3) }),
  ],
  [
    'CrossEntropyLoss of probabilities',
    () => ({ loss: new CrossEntropyLoss(), Y: (N) => Tensor.full([N, 3], 1 / 3, dtype) }),
  ],
];

describe.each(every)('%s', (_, make) => {
  const draw = (N: number) => matrix(Array.from({ length: N }, (_, n) => [n + 1, -n, n / 4]));

  test('lends the same dLdZ as long as the shape stays, and overwrites it', () => {
    const { loss, Y } = make();
    loss.forward(draw(4), Y(4) as never);
    const dLdZ = loss.backward();
    const before = bits(dLdZ);
    dLdZ.data.fill(NaN);
    expect(loss.backward()).toBe(dLdZ);
    expect(bits(dLdZ)).toBe(before);
  });

  test('a longer and a shorter batch in between change nothing, and Z is only read', () => {
    const [used, fresh] = [make(), make()];
    for (const N of [5, 2]) {
      used.loss.forward(draw(N), used.Y(N) as never);
      used.loss.backward();
    }
    const Z = draw(3);
    const before = bits(Z);
    expect(used.loss.forward(Z, used.Y(3) as never)).toBe(fresh.loss.forward(draw(3), fresh.Y(3) as never));
    expect(bits(used.loss.backward())).toBe(bits(fresh.loss.backward()));
    expect(bits(Z)).toBe(before);
  });
});

test('indices after probabilities and back: the last forward counts', () => {
  const loss = new CrossEntropyLoss();
  const Z = matrix([[1, 2]]);
  loss.forward(Z, [0]);
  const hard = bits(loss.backward());
  loss.forward(Z, matrix([[0.5, 0.5]]));
  expect(bits(loss.backward())).not.toBe(hard);
  loss.forward(Z, [0]);
  expect(bits(loss.backward())).toBe(hard);
});

test('names and options', () => {
  const losses = [
    new MSELoss(),
    new MSELoss({ reduction: 'sum' }),
    new CrossEntropyLoss({ labelSmoothing: 0.1 }),
  ];
  expect(losses.map((loss) => [String(loss), loss.reduction])).toEqual([
    ['MSELoss', 'mean'],
    ['MSELoss', 'sum'],
    ['CrossEntropyLoss', 'mean'],
  ]);
  expect(new CrossEntropyLoss({ labelSmoothing: 0.1 }).labelSmoothing).toBe(0.1);
  fc.assert(fc.property(eighths, (z) => { expect(new MSELoss().forward(matrix([[z]]), matrix([[z]]))).toBe(0); })); // prettier-ignore
});

// CMU 11-785 HW1P1 (mytorch), the loss examples of its autograder, with A called Z here. The hand-out's cross-entropy
// gradient is softmax − Y; the derivative of the mean is that over N = 4. MSE's 2(A − Y)/(N·C) is whole quarters.
describe('the worked numbers of HW1P1', () => {
  const A = matrix([
    [-4, -3],
    [-2, -1],
    [0, 1],
    [2, 3],
  ]);
  const Y = matrix([
    [0, 1],
    [1, 0],
    [1, 0],
    [0, 1],
  ]);

  test('mean squared error', () => {
    const loss = new MSELoss();
    expect(loss.forward(A, Y)).toBe(6.5); // (16 + 16 + 9 + 1 + 1 + 1 + 4 + 4) / 8
    expect(loss.backward().toArray()).toEqual([
      [-1, -1],
      [-0.75, -0.25],
      [-0.25, 0.25],
      [0.5, 0.5],
    ]);
  });

  test('cross-entropy', () => {
    const loss = new CrossEntropyLoss();
    const printed = 0.00005; // four decimals
    expect(Math.abs(loss.forward(A, Y) - 0.8133)).toBeLessThanOrEqual(printed);
    const p = 0.2689;
    const q = 0.7311;
    const handOut = [p, -p, -q, q, -q, q, p, -p];
    expectWithin(loss.backward(), new Tensor(Float64Array.from(handOut, (g) => g / 4), [4, 2]), () => printed / 4, 'dLdZ'); // prettier-ignore
    loss.forward(A, [1, 0, 0, 1]);
    expectWithin(loss.backward(), new Tensor(Float64Array.from(handOut, (g) => g / 4), [4, 2]), () => printed / 4, 'dLdZ'); // prettier-ignore
  });
});
