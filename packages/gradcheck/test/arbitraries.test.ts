import { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropTarget } from '../src/arbitraries/crop.ts';
import type { Keep } from '../src/arbitraries/crop.ts';
import { size, tensor } from '../src/index.ts';

test('sizes run from 1 to 4, and shrink to the smallest', () => {
  expect(new Set(fc.sample(size(), 200))).toEqual(new Set([1, 2, 3, 4]));
  expect(new Set(fc.sample(size({ min: 6 }), 20))).toEqual(new Set([6]));
  const { counterexample } = fc.check(fc.property(size({ min: 2, max: 9 }), () => false));
  expect(counterexample).toEqual([2]);
});

describe('tensor', () => {
  test('numbers are exact in float32, many of them simple', () => {
    const numbers = fc.sample(tensor([5, 4], { dtype: 'float64' }), 50).flatMap((X) => [...X.data]);
    expect(numbers.every((x) => Math.fround(x) === x && Math.abs(x) <= 4)).toBe(true);
    const simple = numbers.filter((x) => [0, 1, -1, 0.5, -0.5, 2, -2].includes(x)).length;
    expect(simple / numbers.length).toBeGreaterThan(0.4);
    expect(new Set(numbers).size).toBeGreaterThan(100);
  });

  test('numbers stay in their range, shrunk or not', () => {
    const inside = (x: number): boolean => x >= 1.5 && x <= 1e4;
    const seen: number[] = [];
    fc.check(
      fc.property(tensor([3], { min: 1.5, max: 1e4 }), (X) => {
        seen.push(...X.data);
        return false;
      }),
    );
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every(inside)).toBe(true);
    expect(() => tensor([1], { min: 2, max: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: tensor: got min 2 and max 1, expected min ≤ max]`,
    );
  });

  test('shrinks to 0, 1 and ½', () => {
    const shrunk = (fails: (x: number) => boolean): number => {
      const found = fc.check(
        fc.property(tensor([2]), (X) => {
          expect(fails(X.data[0]!)).toBe(false);
        }),
        { numRuns: 500, seed: 1 },
      );
      return found.counterexample![0].data[0]!;
    };
    expect(shrunk(() => true)).toBe(0);
    expect(shrunk((x) => x !== 0)).toBe(1);
    expect(shrunk((x) => x < 0)).toBe(-1);
    expect(shrunk((x) => x > 0 && x < 1)).toBe(0.5);
    expect(shrunk((x) => x > 2)).toBe(3);
  });
});

describe('targets are cut to smaller sizes', () => {
  const cut = (old: unknown, arbitrary: fc.Arbitrary<unknown>, keep: Keep = 'first'): unknown =>
    cropTarget(old, fc.sample(arbitrary, { seed: 1, numRuns: 1 })[0], keep, (value) =>
      arbitrary.canShrinkWithoutContext(value),
    );
  const classes = (y: fc.Arbitrary<number>, N: number): fc.Arbitrary<number[]> =>
    fc.array(y, { minLength: N, maxLength: N });

  test('classes: those of the samples that stay, at most the last class', () => {
    expect(cut([4, 0, 2, 3], classes(fc.nat(2), 3))).toEqual([2, 0, 2]);
    expect(cut([4, 0, 2, 3], classes(fc.nat(2), 3), 'last')).toEqual([0, 2, 2]);
    expect(cut([-100, 5, 0], classes(fc.oneof(fc.constant(-100), fc.nat(1)), 2))).toEqual([-100, 1]);
    expect(cut(Uint8Array.of(3, 1), fc.uint8Array({ minLength: 1, maxLength: 1, max: 1 }))).toEqual(
      Uint8Array.of(1),
    );
  });

  test('what is far from all classes is drawn anew', () => {
    for (const far of [2 ** 60, -Infinity, NaN])
      expect([0, 1]).toContain((cut([far], classes(fc.nat(1), 1)) as number[])[0]);
  });

  test('nested, and of other kinds', () => {
    const maps = fc.array(fc.tuple(fc.nat(1), fc.boolean()), { minLength: 1, maxLength: 1 });
    for (const yes of [false, true]) expect(cut([[3, yes]], maps)).toEqual([[1, yes]]);
    expect(cut('b', fc.constantFrom('a', 'b'))).toBe('b');
    expect(cut('c', fc.constantFrom('a'))).toBe('a');
  });

  test('tensors: their rows and columns, where they stay in range', () => {
    const Y = Tensor.from([
      [1, 2, 3],
      [4, 0.5, 0],
    ]);
    expect(cut(Y, tensor([1, 2]))).toEqual(Tensor.from([[1, 2]]));
    expect(cut(Y, tensor([1, 2]), 'last')).toEqual(Tensor.from([[0.5, 0]]));
    const inside = cut(Y, tensor([2, 2], { min: 0, max: 1 })) as Tensor;
    expect(inside.data.every((y) => y >= 0 && y <= 1)).toBe(true);
  });
});
