import { Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { adapt, checkGradients, gradcheck, size } from '../src/index.ts';
import type { Differentiable } from '../src/index.ts';

/** The middle one of three numbers, and the first of equal ones gets its gradient, as sorting does it. */
function median(factor = 1): Differentiable {
  let A: number[][] = [];
  const order = (row: readonly number[]): number[] => [0, 1, 2].sort((i, j) => row[i]! - row[j]!);
  return adapt({
    name: 'Median',
    forward: (rows: number[][]) => {
      A = rows.map((row) => [...row]);
      return A.map((row) => [row[order(row)[1]!]!]);
    },
    backward: (dLdZ: number[][]) =>
      A.map((row, n) => row.map((_, j) => (j === order(row)[1] ? factor * dLdZ[n]![0]! : 0))),
  });
}

const verdictOf = (layer: Differentiable, row: number[]): string =>
  checkGradients(layer, Tensor.from([row], { dtype: 'float64' })).verdict;

// Of three equal numbers each alone may go anywhere, and the median stays; but not if two of them go.
test('where numbers are equal, the median of three may have the gradient of any of them', () => {
  expect(verdictOf(median(), [0, 0, 0])).toBe('inconclusive');
  expect(verdictOf(median(), [2, 0, 1])).toBe('pass');
  expect(verdictOf(median(1.5), [2, 0, 1])).toBe('fail');
});

test.each([1, 2, 3, 4, 5])('a layer that sorts is never called wrong, seed %i', (seed) => {
  const spec = {
    sizes: { N: size() },
    input: ({ N }: { N: number }): [number, number] => [N, 3],
  };
  gradcheck({ ...spec, layer: () => median() }, { seed });
  expect(() => {
    gradcheck({ ...spec, layer: () => median(1.5) }, { seed });
  }).toThrow('is not the gradient of forward');
});
