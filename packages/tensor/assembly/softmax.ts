import { loadPair, storePair } from './lanes';
import { exp } from './elementary/exp';

/** Where a row has its maximum, the first among equals. A NaN elsewhere shows in the sum of exponentials. */
export function placeOfMax<T>(z: usize, row: usize): usize {
  let place = z;
  let max = load<T>(z);
  for (const end = z + row; z < end; z += sizeof<T>()) {
    const x = load<T>(z);
    if (x > max) {
      max = x;
      place = z;
    }
  }
  return place;
}

/** P = exp(Z − the row's maximum), each rounded: the differences first, then all exponentials two by two. */
export function exponentials<T>(z: usize, p: usize, N: i32, row: usize): void {
  let at = p;
  for (let i = 0; i < N; i++) {
    const max = load<T>(placeOfMax<T>(z, row));
    for (const end = z + row; z < end; z += sizeof<T>(), at += sizeof<T>()) {
      store<T>(at, (load<T>(z) - max) as T);
    }
  }
  for (const end = at; p < end; p += 2 * sizeof<T>()) storePair<T>(p, exp(loadPair<T>(p)));
}

/** Divides a row of exponentials by its sum, which it returns. */
export function normalize<T>(p: usize, row: usize): T {
  const end = p + row;
  let sum: T = 0;
  for (let at = p; at < end; at += sizeof<T>()) sum = (sum + load<T>(at)) as T;
  const divisor = v128.splat<T>(sum);
  for (; p + 16 <= end; p += 16) v128.store(p, v128.div<T>(v128.load(p), divisor));
  for (; p < end; p += sizeof<T>()) store<T>(p, (load<T>(p) / sum) as T);
  return sum;
}
