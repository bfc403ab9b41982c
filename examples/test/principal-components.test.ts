import { MSELoss } from '@chainrule/losses';
import { matmul, Rng, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { principalComponents } from '../lib/principal-components.ts';

// Three uncorrelated columns of size 4, 2 and 1, turned by the angle of the triangle 3, 4, 5, and moved away from 0.
const X = Tensor.from(
  [0, 1, 2, 3, 4, 5, 6, 7].map((n) => {
    const [a, b, c] = [4 * sign(n & 1), 2 * sign(n & 2), sign(n & 4)] as const;
    return [0.6 * a - 0.8 * b + 10, 0.8 * a + 0.6 * b - 5, c + 1];
  }),
  { dtype: 'float64' },
);

function sign(bit: number): number {
  return bit === 0 ? 1 : -1;
}

test('principal components: the directions of largest variance, orthonormal', () => {
  const { V } = principalComponents(X, 2, new Rng(1));
  expect(Math.abs(matmul(V, Tensor.from([[0.6, 0.8, 0]], { dtype: 'float64' }).T).at(0, 0))).toBeCloseTo(
    1,
    12,
  );
  expect(Math.abs(matmul(V, Tensor.from([[-0.8, 0.6, 0]], { dtype: 'float64' }).T).at(1, 0))).toBeCloseTo(
    1,
    12,
  );
  const [I, near] = [matmul(V, V.T).data, [1, 0, 0, 1]];
  near.forEach((wanted, i) => {
    expect(I[i]).toBeCloseTo(wanted, 12);
  });
});

test.each([
  [1, 4 + 1],
  [2, 1],
  [3, 0],
])('principal components: with %i, the error is the variance left over, %i', (K, variance) => {
  const reconstructed = principalComponents(X, K, new Rng(1)).reconstruct(X);
  expect(3 * new MSELoss().forward(reconstructed, X)).toBeCloseTo(variance, 12);
});
