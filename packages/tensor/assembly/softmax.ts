import { exp } from './elementary/functions';

/** Where in a row its maximum stands, the first among equals. A NaN elsewhere shows in the sum of exponentials. */
export function placeOfMax<T>(z: usize, row: usize): usize {
  let place: usize = 0;
  let max = load<T>(z);
  for (let c: usize = sizeof<T>(); c < row; c += sizeof<T>()) {
    const x = load<T>(z + c);
    if (x > max) {
      max = x;
      place = c;
    }
  }
  return place;
}

/** A row's maximum; whether a NaN shows in it does not matter, for it shows in the row's sum. */
function largest<T>(z: usize, row: usize): T {
  if (row < 16) {
    let most = load<T>(z);
    for (let c: usize = sizeof<T>(); c < row; c += sizeof<T>()) most = load<T>(z + c) > most ? load<T>(z + c) : most;
    return most;
  }
  const last = z + row - 16; // overlaps the vector before
  let most = v128.load(last);
  for (; z < last; z += 16) most = v128.pmax<T>(most, v128.load(z));
  most = v128.pmax<T>(most, i64x2.shuffle(most, most, 1, 0));
  if (sizeof<T>() == 4) most = v128.pmax<T>(most, i32x4.shuffle(most, most, 1, 0, 3, 2));
  return v128.extract_lane<T>(most, 0);
}

/** P = exp(Z − the row's maximum), each rounded: the differences first, then all exponentials in whole vectors. */
export function exponentials<T>(z: usize, p: usize, N: i32, row: usize): void {
  let at = p;
  for (let i = 0; i < N; i++) {
    const most = largest<T>(z, row);
    const end = z + row;
    for (; z + 16 <= end; z += 16, at += 16) v128.store(at, v128.sub<T>(v128.load(z), v128.splat<T>(most)));
    for (; z < end; z += sizeof<T>(), at += sizeof<T>()) store<T>(at, (load<T>(z) - most) as T);
  }
  for (const end = at; p < end; p += 16) v128.store(p, exp<T>(v128.load(p)));
}

/** Σ x over a row without the place `but`: where p is nearly 1, the sum of the other p has more digits than 1 − p. */
export function sumOfOthers<T>(x: usize, row: usize, but: usize): T {
  let sum: T = 0;
  for (const end = x + row; x < end; x += sizeof<T>()) if (x != but) sum = (sum + load<T>(x)) as T;
  return sum;
}

/** Where in a row p > ½ for the first time, in probabilities the only time; the row's length when nowhere. */
export function placeOfLarge<T>(p: usize, row: usize): usize {
  for (let c: usize = 0; c < row; c += sizeof<T>()) if (load<T>(p + c) > 0.5) return c;
  return row;
}

/** Divides a row. */
// @ts-expect-error: decorator
@inline
export function divide<T>(p: usize, row: usize, divisor: T): void {
  const end = p + row;
  for (; p + 16 <= end; p += 16) v128.store(p, v128.div<T>(v128.load(p), v128.splat<T>(divisor)));
  for (; p < end; p += sizeof<T>()) store<T>(p, (load<T>(p) / divisor) as T);
}

/**
 * Divides a row of exponentials by its sum. Returns Σ e_k over all places but `m`, that of the maximum, in float64:
 * log(1 + Σ e_k) keeps the digits that the whole sum loses near 1.
 */
export function normalize<T>(p: usize, row: usize, m: usize): f64 {
  const end = p + row;
  let sum: T = 0;
  let others: f64 = 0;
  for (let at = p; at < end; at += sizeof<T>()) {
    const e = load<T>(at);
    sum = (sum + e) as T;
    const mask = -((at - p != m) as i64); // a branch would be guessed wrong in every second row
    others += reinterpret<f64>(reinterpret<i64>(e as f64) & mask);
  }
  divide<T>(p, row, sum);
  return others;
}
