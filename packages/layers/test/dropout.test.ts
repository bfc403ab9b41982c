// What inverted dropout promises.
import { Dropout, Linear, Sequential } from '@chainrule/layers';
import { Rng, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dtypes, sizes, tensor } from './drawn.ts';
import { bits } from './oracle.ts';

const shaped = fc.tuple(sizes, sizes, dtypes).chain(([N, C, dtype]) => tensor([N, C], dtype));
const rates = fc.constantFrom(0, 0.1, 0.5, 0.75, 0.9);

describe('Dropout', () => {
  test('drops by the draws of its Rng, row by row, and scales the rest by 1/(1 − p); backward has the same mask', () => {
    fc.assert(
      fc.property(shaped, rates, fc.integer(), (A, p, seed) => {
        const layer = new Dropout({ p, rng: new Rng(seed) });
        const draws = new Rng(seed);
        const mask = A.data.map(() => (draws.uniform() < p ? 0 : 1 / (1 - p)));
        const wanted = new Tensor(
          A.data.map((a, i) => a * mask[i]!),
          A.shape,
        );
        expect(bits(layer.forward(A))).toBe(bits(wanted));
        expect(bits(layer.backward(A))).toBe(bits(wanted));
        expect(bits(layer.backward(A))).toBe(bits(wanted));
      }),
    );
  });

  test('a draw below p drops, one at p does not, however close they are, in float32 too', () => {
    for (let seed = 0; seed < 10; seed++) {
      const drawn = new Rng(seed).uniform();
      const z = (p: number): number =>
        new Dropout({ p, rng: new Rng(seed) }).forward(Tensor.full([1, 1], 1)).item();
      expect(z(drawn + 2 ** -53)).toBe(0);
      expect(z(drawn)).toBe(Math.fround(1 / (1 - drawn)));
    }
  });

  test('each forward draws anew; the same seed draws the same', () => {
    const A = Tensor.full([4, 8], 1);
    const [layer, same] = [new Dropout({ rng: new Rng(3) }), new Dropout({ rng: new Rng(3) })];
    const first = bits(layer.forward(A));
    const second = bits(layer.forward(A));
    expect(second).not.toBe(first);
    expect([bits(same.forward(A)), bits(same.forward(A))]).toEqual([first, second]);
  });

  test('keeps a share of 1 − p, and the mean', () => {
    const n = 20_000;
    const Z = new Dropout({ p: 0.25, rng: new Rng(4) }).forward(Tensor.full([1, n], 1, 'float64'));
    const kept = Z.data.filter((z) => z !== 0).length;
    expect(Math.abs(kept - 0.75 * n)).toBeLessThan(5 * Math.sqrt(n * 0.25 * 0.75)); // 5 standard deviations
  });

  test('p = 0 changes nothing and needs no Rng; p = 1 gives zeros both ways', () => {
    const A = Tensor.from([[-1, 2, -0]]);
    expect(bits(new Dropout({ p: 0 }).forward(A))).toBe(bits(A));
    const all = new Dropout({ p: 1, rng: new Rng(1) });
    expect(bits(all.forward(A))).toBe(bits(Tensor.zeros([1, 3])));
    expect(bits(all.backward(A))).toBe(bits(Tensor.zeros([1, 3])));
  });

  test('predict is A in memory of its own, and neither draws nor disturbs', () => {
    const rng = new Rng(5);
    const layer = new Dropout({ rng });
    const A = Tensor.from([[1, 2, 3, 4]]);
    const Z = bits(layer.forward(A));
    const before = rng.state();
    const predicted = layer.predict(Tensor.from([[7, 8]]));
    expect(predicted.toArray()).toEqual([[7, 8]]);
    expect(rng.state()).toEqual(before);
    expect(bits(layer.backward(A))).toBe(Z);
  });

  test('stands in a Sequential of any width', () => {
    const model = new Sequential(new Linear(2, 3), new Dropout({ rng: new Rng(1) }), new Linear(3, 1));
    expect(String(model)).toBe('Sequential(Linear(2 → 3), Dropout(0.5), Linear(3 → 1))');
    expect(model.forward(Tensor.zeros([2, 2])).shape).toEqual([2, 1]);
  });
});
