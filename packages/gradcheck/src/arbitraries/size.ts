import { checkOptions, describe } from '@chainrule/tensor';
import fc from 'fast-check';

/** Draws a size: any arbitrary of positive integers. */
export type SizeArbitrary = fc.Arbitrary<number>;

/**
 * A size from min to max, 1 to 4 unless said otherwise; it shrinks to min.
 *
 * @throws `RangeError` unless 1 ≤ min ≤ max are integers.
 *
 * @example
 * ```ts
 * import { size } from '@chainrule/gradcheck';
 *
 * const sizes = { N: size(), inFeatures: size({ max: 8 }), classes: size({ min: 2 }) };
 * ```
 */
export function size(options: { readonly min?: number; readonly max?: number } = {}): SizeArbitrary {
  checkOptions(options, 'size', ['min', 'max']);
  const { min = 1 } = options;
  const { max = typeof min === 'number' && min > 4 ? min : 4 } = options;
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min < 1 || max < min) {
    throw new RangeError(
      `size: got min ${describe(min)} and max ${describe(max)}, expected integers with 1 ≤ min ≤ max`,
    );
  }
  return fc.integer({ min, max });
}

const SAMPLES = 64;

/** Sizes that an arbitrary gives, the smallest first: what it never gives, a layer need not take. */
export function sizesOf(arbitrary: SizeArbitrary): number[] {
  return [...new Set(fc.sample(arbitrary, { seed: 0, numRuns: SAMPLES }))].sort((m, n) => m - n);
}
