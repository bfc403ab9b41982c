import { loadPair, span, storePair } from '../lanes';
import { exp } from '../elementary/functions';
import { log1p } from '../elementary/log1p';
import { divide, exponentials, placeOfLarge, placeOfMax, sumOfOthers } from '../softmax';
import { dotColumns, sumColumns } from '../sums';

// Of four rows, computed when the first of them comes.
const SUMS: usize = memory.data(32, 16);
const MAXIMA: usize = memory.data(32, 16);

/** The sum of row i. */
// @ts-expect-error: decorator
@inline
function sumOf<T>(i: i32): T {
  return load<T>(SUMS + ((i & 3) as usize) * sizeof<T>());
}

/** z = e / Σ e row by row */
export function softmax<T>(a: usize, z: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(a, z, N, row);
  for (let i = 0; i < N; i++, z += row) {
    if ((i & 3) == 0) sumColumns<T, T>(z, SUMS, min(4, N - i), C);
    divide<T>(z, row, sumOf<T>(i));
  }
}

/** dLdA = Z ⊙ (dLdZ − Σ dLdZ ⊙ Z) row by row */
export function softmaxBackward<T>(z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++) {
    if ((i & 3) == 0) dotColumns<T>(dLdZ, z, SUMS, min(4, N - i), C);
    const sum = sumOf<T>(i);
    const end = z + row;
    for (; z + 16 <= end; z += 16, dLdZ += 16, dLdA += 16) {
      const difference = v128.sub<T>(v128.load(dLdZ), v128.splat<T>(sum));
      v128.store(dLdA, v128.mul<T>(v128.load(z), difference));
    }
    for (; z < end; z += sizeof<T>(), dLdZ += sizeof<T>(), dLdA += sizeof<T>()) {
      store<T>(dLdA, (load<T>(z) * ((load<T>(dLdZ) - sum) as T)) as T);
    }
  }
}

/** MAXIMA = a_m and SUMS = log(1 + Σ e_k), k ≠ m, in float64, of up to four rows; e_m becomes 0. */
function logSums<T>(a: usize, e: usize, rows: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  for (let i = 0, at = e; i < rows; i++, a += row, at += row) {
    const m = placeOfMax<T>(a, row);
    store<f64>(MAXIMA + ((i as usize) << 3), load<T>(a + m) as f64);
    store<T>(at + m, 0);
  }
  sumColumns<T, f64>(e, SUMS, rows, C);
  for (let two: usize = 0; two < 32; two += 16) {
    const max = v128.load(MAXIMA + two);
    const logs = log1p(v128.load(SUMS + two));
    v128.store(SUMS + two, f64x2.add(logs, f64x2.sub(max, max))); // NaN where the maximum is infinite
  }
}

/** z = (a − a_m) − log(1 + Σ exp(a_k − a_m)) row by row, in float64 but for the exponentials */
export function logSoftmax<T>(a: usize, z: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(a, z, N, row);
  for (let i = 0; i < N; i++, a += row, z += row) {
    if ((i & 3) == 0) logSums<T>(a, z, min(4, N - i), C);
    const place = ((i & 3) as usize) << 3;
    const max = v128.load64_splat(MAXIMA + place);
    const logSum = v128.load64_splat(SUMS + place);
    for (let c: usize = 0; c < row; c += 2 * sizeof<T>()) {
      const two = f64x2.sub(f64x2.sub(loadPair<T>(a + c), max), logSum);
      if (c + sizeof<T>() < row) storePair<T>(z + c, two);
      else store<T>(z + c, f64x2.extract_lane(two, 0) as T);
    }
  }
}

/** dLdA = dLdZ − e^Z·Σ dLdZ row by row: all exponentials first; where e^Z > ½, by the sums of the others */
export function logSoftmaxBackward<T>(z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  let to = dLdA;
  for (const end = z + span<T>(N * C); z < end; z += 16, to += 16) v128.store(to, exp<T>(v128.load(z)));
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++) {
    if ((i & 3) == 0) sumColumns<T, T>(dLdZ, SUMS, min(4, N - i), C);
    const sum = sumOf<T>(i);
    const large = placeOfLarge<T>(dLdA, row);
    const place = dLdA + large;
    let difference: T = 0;
    if (large < row) {
      const gain = (load<T>(dLdZ + large) * sumOfOthers<T>(dLdA, row, place)) as T;
      difference = (gain - ((load<T>(place) * sumOfOthers<T>(dLdZ, row, dLdZ + large)) as T)) as T;
    }
    const end = dLdZ + row;
    for (; dLdZ + 16 <= end; dLdZ += 16, dLdA += 16) {
      const share = v128.mul<T>(v128.load(dLdA), v128.splat<T>(sum));
      v128.store(dLdA, v128.sub<T>(v128.load(dLdZ), share));
    }
    for (; dLdZ < end; dLdZ += sizeof<T>(), dLdA += sizeof<T>()) {
      store<T>(dLdA, (load<T>(dLdZ) - ((load<T>(dLdA) * sum) as T)) as T);
    }
    if (large < row) store<T>(place, difference);
  }
}
