import { elementary, Rng } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Σ (observed − expected)² / expected. */
function chiSquare(observed: ArrayLike<number>, expected: (bin: number) => number): number {
  return Array.from(observed).reduce((total, o, bin) => total + (o - expected(bin)) ** 2 / expected(bin), 0);
}

/** χ² with d degrees of freedom lies above this once in a million (Wilson and Hilferty, 1931: z = 4.753). */
function limit(d: number): number {
  return d * (1 - 2 / (9 * d) + 4.753 * Math.sqrt(2 / (9 * d))) ** 3;
}

function count(draws: number, bins: number, bin: () => number): Uint32Array {
  const counts = new Uint32Array(bins);
  for (let i = 0; i < draws; i++) counts[bin()]!++;
  return counts;
}

/** P(X < x) of the standard normal distribution. */
const normalBelow = (x: number): number => elementary.erfc(-x * Math.SQRT1_2) / 2;

const DRAWS = 100_000;

describe.each([0, 1, 42])('seed %i', (seed) => {
  test('uniform fills 64 bins alike, and pairs of draws 16 × 16', () => {
    const rng = new Rng(seed);
    const single = count(DRAWS, 64, () => Math.floor(64 * rng.uniform()));
    expect(chiSquare(single, () => DRAWS / 64)).toBeLessThan(limit(63));
    const sixteenth = (): number => Math.floor(16 * rng.uniform());
    const pairs = count(DRAWS, 256, () => 16 * sixteenth() + sixteenth());
    expect(chiSquare(pairs, () => DRAWS / 256)).toBeLessThan(limit(255));
  });

  test('normal fills bins of ¼ from −3 to 3, and the tails, as the error function says', () => {
    const rng = new Rng(seed);
    const edge = (bin: number): number => (bin < 0 ? -Infinity : bin > 24 ? Infinity : bin / 4 - 3);
    const bins = count(DRAWS, 26, () => Math.max(0, Math.min(25, Math.ceil(4 * (rng.normal() + 3)))));
    const expected = (bin: number): number => DRAWS * (normalBelow(edge(bin)) - normalBelow(edge(bin - 1)));
    expect(chiSquare(bins, expected)).toBeLessThan(limit(25));
  });

  test('normal(mean, std) is mean + std·normal()', () => {
    const [first, second] = [new Rng(seed), new Rng(seed)];
    for (let i = 0; i < 100; i++) expect(first.normal(-3, 0.25)).toBe(-3 + 0.25 * second.normal());
    expect(new Rng(seed).normal(7, 0)).toBe(7);
  });

  test.each([2, 3, 10, 100])('integer(%i) is unbiased', (n) => {
    const rng = new Rng(seed);
    const counts = count(DRAWS, n, () => rng.integer(n));
    expect(chiSquare(counts, () => DRAWS / n)).toBeLessThan(limit(n - 1));
  });

  test('the 24 permutations of 4 are equally likely', () => {
    const rng = new Rng(seed);
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const key = rng.permutation(4).join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    expect(chiSquare([...seen.values()], () => 1000)).toBeLessThan(limit(23));
  });
});

test.each([1, 2, 3, 2 ** 32])('the first draws of seeds that lie %i apart are unrelated', (apart) => {
  const first = (seed: number): number => Math.floor(16 * new Rng(seed).uniform());
  let seed = -1;
  const pairs = count(25_600, 256, () => (seed++, 16 * first(seed) + first(seed + apart)));
  expect(chiSquare(pairs, () => 100)).toBeLessThan(limit(255));
});

test('uniform stays in [low, high), however narrow or wide', () => {
  const bound = fc.double({ noNaN: true, min: -8e307, max: 8e307 });
  fc.assert(
    fc.property(fc.integer(), bound, bound, fc.nat({ max: 4 }), (seed, a, b, ulps) => {
      const rng = new Rng(seed);
      const low = Math.min(a, b);
      for (const high of [Math.max(a, b), low + ulps * Number.EPSILON * Math.abs(low)]) {
        for (let i = 0; i < 20; i++) {
          const x = rng.uniform(low, high);
          expect(x >= low && (x < high || low === high)).toBe(true);
        }
      }
    }),
  );
});

test('a permutation holds every number once; integers stay below n', () => {
  const most = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 50 }), most, (seed, n, m) => {
      const rng = new Rng(seed);
      expect(rng.permutation(n).toSorted()).toEqual(Uint32Array.from({ length: n }, (_, i) => i));
      const i = rng.integer(m);
      expect(Number.isInteger(i) && i >= 0 && i < m).toBe(true);
    }),
  );
});
