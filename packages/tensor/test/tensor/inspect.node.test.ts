import { Tensor } from '@chainrule/tensor';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';

test('console.log in Node shows what toString says', () => {
  const X = Tensor.from([
    [1, 2],
    [3, 4],
  ]);
  expect(inspect(X)).toBe(String(X));
  expect(inspect({ X })).toMatchInlineSnapshot(`
    "{
      X: Tensor [2, 2] float32
      [[1, 2],
       [3, 4]]
    }"
  `);
  expect(inspect(X.T)).toMatchInlineSnapshot(`
    "Transposed {
      of: Tensor [2, 2] float32
      [[1, 2],
       [3, 4]]
    }"
  `);
});
