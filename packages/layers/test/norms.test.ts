// What the normalisations promise; the numbers of PyTorch stand in norms-pytorch.test.ts.
import { BatchNorm1d, LayerNorm } from '@chainrule/layers';
import { Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { bits } from './oracle.ts';

const rng = new Rng(8);
const draw = (...shape: [number, number]) =>
  new Tensor(
    Float64Array.from({ length: shape[0] * shape[1] }, () => rng.normal(3, 2)),
    shape,
  );
const columns = (X: Tensor) =>
  (X.toArray() as number[][])[0]!.map((_, c) => (X.toArray() as number[][]).map((row) => row[c]!));
const mean = (x: readonly number[]) => x.reduce((s, y) => s + y, 0) / x.length;
const variance = (x: readonly number[], ddof: number) =>
  x.reduce((s, y) => s + (y - mean(x)) ** 2, 0) / (x.length - ddof);

describe('BatchNorm1d', () => {
  test('gives features of mean 0 and variance 1, then γ and β', () => {
    const layer = new BatchNorm1d(3, { dtype: 'float64', eps: 0 });
    for (const column of columns(layer.forward(draw(16, 3)))) {
      expect(mean(column)).toBeCloseTo(0, 12);
      expect(variance(column, 0)).toBeCloseTo(1, 12);
    }
    layer.gamma.data.set([2, 1, 1]);
    layer.beta.data.set([-5, 0, 0]);
    const [first] = columns(layer.forward(draw(16, 3)));
    expect(mean(first!)).toBeCloseTo(-5, 12);
    expect(variance(first!, 0)).toBeCloseTo(4, 12);
  });

  test('running statistics: biased to normalise, unbiased to remember, moved by momentum', () => {
    const layer = new BatchNorm1d(2, { dtype: 'float64', momentum: 0.25 });
    expect([layer.runningMean.toArray(), layer.runningVar.toArray()]).toEqual([
      [[0], [0]],
      [[1], [1]],
    ]);
    const A = draw(5, 2);
    layer.forward(A);
    columns(A).forEach((column, c) => {
      expect(layer.runningMean.at(c, 0)).toBeCloseTo(0.25 * mean(column), 12);
      expect(layer.runningVar.at(c, 0)).toBeCloseTo(0.75 + 0.25 * variance(column, 1), 12);
    });
  });

  test('predict takes the running statistics, any N, and leaves them and a waiting backward alone', () => {
    const [layer, same] = [0, 1].map(() => new BatchNorm1d(2, { dtype: 'float64' })) as [
      BatchNorm1d,
      BatchNorm1d,
    ];
    const A = draw(4, 2);
    layer.forward(A);
    same.forward(A);
    const before = [bits(layer.runningMean), bits(layer.runningVar)];
    const one = Tensor.from([[1, 2]], { dtype: 'float64' });
    const wanted = [1, 2].map(
      (a, c) => (a - layer.runningMean.at(c, 0)) / Math.sqrt(layer.runningVar.at(c, 0) + 1e-5),
    );
    layer.predict(one).data.forEach((z, c) => {
      expect(z).toBeCloseTo(wanted[c]!, 12);
    });
    expect([bits(layer.runningMean), bits(layer.runningVar)]).toEqual(before);
    expect(bits(layer.backward(A))).toBe(bits(same.backward(A)));
  });

  test('one sample is refused before anything changes', () => {
    const layer = new BatchNorm1d(2);
    const before = [bits(layer.runningMean), bits(layer.runningVar)];
    expect(() => layer.forward(Tensor.from([[1, 2]]))).toThrow(/expected N ≥ 2/);
    expect([bits(layer.runningMean), bits(layer.runningVar)]).toEqual(before);
    expect(() => layer.backward(Tensor.from([[1, 2]]))).toThrow(/call forward first/);
  });

  test('a batch of another size in between changes only the running statistics', () => {
    const [layer, same] = [0, 1].map(() => new BatchNorm1d(2, { dtype: 'float64' })) as [
      BatchNorm1d,
      BatchNorm1d,
    ];
    const A = draw(4, 2);
    layer.forward(draw(7, 2));
    layer.forward(draw(2, 2));
    expect(bits(layer.forward(A))).toBe(bits(same.forward(A)));
    expect(bits(layer.backward(A))).toBe(bits(same.backward(A)));
    expect(bits(layer.dLdgamma)).toBe(bits(same.dLdgamma));
    expect(bits(layer.runningMean)).not.toBe(bits(same.runningMean));
  });

  test('a constant feature gives β, and no NaN', () => {
    const layer = new BatchNorm1d(1);
    layer.beta.data.fill(3);
    expect(layer.forward(Tensor.full([4, 1], 7)).toArray()).toEqual([[3], [3], [3], [3]]);
  });
});

describe('LayerNorm', () => {
  test('gives samples of mean 0 and variance 1, one by one', () => {
    const layer = new LayerNorm(6, { dtype: 'float64', eps: 0 });
    const A = draw(3, 6);
    const Z = layer.forward(A);
    for (const row of Z.toArray() as number[][]) {
      expect(mean(row)).toBeCloseTo(0, 12);
      expect(variance(row, 0)).toBeCloseTo(1, 12);
    }
    const second = new Tensor(A.data.slice(6, 12), [1, 6]);
    expect(Array.from(layer.predict(second).data)).toEqual(Array.from(Z.data.slice(6, 12)));
  });

  test('a constant sample gives β, and no NaN', () => {
    expect(new LayerNorm(3).predict(Tensor.full([1, 3], 7)).toArray()).toEqual([[0, 0, 0]]);
  });
});

test('parameters are γ and β by name, and initialize leaves them alone', () => {
  for (const layer of [new BatchNorm1d(2), new LayerNorm(2)]) {
    expect(layer.parameters.map(({ name, value }) => [name, ...value.shape])).toEqual([
      ['gamma', 2, 1],
      ['beta', 2, 1],
    ]);
    expect(layer.gamma.toArray()).toEqual([[1], [1]]);
  }
});
