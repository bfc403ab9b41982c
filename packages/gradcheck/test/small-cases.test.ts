// Bugs that show only where sizes are equal: these shrink together.
import { matmul, type Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { gradcheck, size } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { Linear } from './subjects/layers.ts';

class TransposedIfSquare extends Linear {
  override backward(dLdZ: Tensor): Tensor {
    const dLdA = super.backward(dLdZ);
    return this.W.shape[0] === this.W.shape[1] ? matmul(dLdZ, this.W.T) : dLdA;
  }
}

test.each([1, 2, 4, 66])('Wᵀ for W, where W is square, comes down to 2 × 2, seed %i', (seed) => {
  const error = gradientErrorOf(() => {
    gradcheck(
      {
        sizes: { N: size(), I: size(), O: size() },
        layer: ({ I, O }, dtype) => new TransposedIfSquare(I, O, dtype),
        input: ({ N, I }) => [N, I],
      },
      { seed },
    );
  });
  expect(error.report.point.get('W')!).toHaveProperty('shape', [2, 2]);
  expect(error.report.point.get('A')!).toHaveProperty('shape', [1, 2]);
});
