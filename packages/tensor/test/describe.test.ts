import { describe, nameOf, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

test.each([
  [0, '0'],
  [-0, '-0'],
  [NaN, 'NaN'],
  [1e-7, '1e-7'],
  [5n, '5n'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  ['float16', "'float16'"],
  ['x'.repeat(50), `'${'x'.repeat(40)}…'`],
  [Symbol('s'), 'Symbol(s)'],
  [Math.abs, 'a function'],
  [Tensor, 'a function'],
  [[1, [2]], 'an array'],
  [{ a: 1 }, 'an object'],
  [Object.create(null), 'an object'],
  [{ constructor: 1 }, 'an object'],
  [new Int8Array(1), 'an Int8Array'],
  [new Uint8Array(1), 'a Uint8Array'],
  [new Map(), 'a Map'],
  [Tensor.zeros([1000]), 'a Tensor'],
])('describe: %o', (value, text) => {
  expect(describe(value)).toBe(text);
});

test('nameOf: a text, a toString of one’s own, else the class', () => {
  class Linear {
    readonly inFeatures = 2;
  }
  class Named extends Linear {
    override toString(): string {
      return 'Named(2 → 3)';
    }
  }
  expect(nameOf('matmul')).toBe('matmul');
  expect(nameOf(new Linear())).toBe('Linear');
  expect(nameOf(new Named())).toBe('Named(2 → 3)');
  expect(nameOf({ toString: () => 'plain' })).toBe('plain');
});
