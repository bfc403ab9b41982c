import type { Rng } from '@chainrule/tensor';

/** Row numbers 0 … N − 1 in random order, a share of them kept apart to test on. */
export function split(N: number, testShare: number, rng: Rng): { train: Uint32Array; test: Uint32Array } {
  const rows = rng.permutation(N);
  const tests = Math.round(N * testShare);
  return { train: rows.subarray(tests), test: rows.subarray(0, tests) };
}

/** One epoch: every row once, in random order, `size` at a time; the last batch holds what is left. */
export function* batches(rows: Uint32Array, size: number, rng: Rng): Generator<Uint32Array> {
  const order = rng.permutation(rows.length).map((i) => rows[i]!);
  for (let start = 0; start < order.length; start += size) yield order.subarray(start, start + size);
}

/** The classes of some rows. */
export function labelsOf(Y: Uint8Array, rows: Uint32Array): Uint32Array {
  return rows.map((row) => Y[row]!);
}
