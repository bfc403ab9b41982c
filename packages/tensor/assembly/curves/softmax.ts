import { loadPair, span } from '../lanes';
import { exp } from '../elementary/functions';
import { log1p } from '../elementary/log1p';
import { exponentials, normalize, placeOfMax } from '../softmax';

/** z = e / Σ e row by row */
export function softmax<T>(a: usize, z: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(a, z, N, row);
  for (let i = 0; i < N; i++, z += row) normalize<T>(z, row, 0);
}

/** dLdA = Z ⊙ (dLdZ − Σ dLdZ ⊙ Z) row by row */
export function softmaxBackward<T>(z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++) {
    let sum: T = 0;
    for (let c: usize = 0; c < row; c += sizeof<T>()) {
      sum = (sum + ((load<T>(dLdZ + c) * load<T>(z + c)) as T)) as T;
    }
    for (const end = z + row; z < end; z += sizeof<T>(), dLdZ += sizeof<T>(), dLdA += sizeof<T>()) {
      store<T>(dLdA, (load<T>(z) * ((load<T>(dLdZ) - sum) as T)) as T);
    }
  }
}

/** Σ exp(a_k − a_m) over all places of a row but m, in float64; NaN where a_m is infinite */
function sumOfOthers<T>(a: usize, row: usize, m: usize, max: f64): f64 {
  let sum: f64 = max - max;
  for (const end = a + row; a < end; a += 2 * sizeof<T>()) {
    const e = exp<f64>(f64x2.sub(loadPair<T>(a), f64x2.splat(max)));
    if (a != m) sum += f64x2.extract_lane(e, 0);
    const next = a + sizeof<T>();
    if (next != m && next < end) sum += f64x2.extract_lane(e, 1);
  }
  return sum;
}

/** z = (a − a_m) − log(1 + Σ exp(a_k − a_m)) row by row, in float64 */
export function logSoftmax<T>(a: usize, z: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++) {
    const m = placeOfMax<T>(a, row);
    const max = load<T>(a + m) as f64;
    const logSum = f64x2.extract_lane(log1p(f64x2.splat(sumOfOthers<T>(a, row, a + m, max))), 0);
    for (const end = a + row; a < end; a += sizeof<T>(), z += sizeof<T>()) {
      store<T>(z, ((load<T>(a) as f64) - max - logSum) as T);
    }
  }
}

/** dLdA = dLdZ − e^Z·Σ dLdZ row by row: all exponentials first */
export function logSoftmaxBackward<T>(z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  let to = dLdA;
  for (const end = z + span<T>(N * C); z < end; z += 16, to += 16) v128.store(to, exp<T>(v128.load(z)));
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++) {
    let sum: T = 0;
    for (let c: usize = 0; c < row; c += sizeof<T>()) sum = (sum + load<T>(dLdZ + c)) as T;
    for (const end = dLdZ + row; dLdZ < end; dLdZ += sizeof<T>(), dLdA += sizeof<T>()) {
      store<T>(dLdA, (load<T>(dLdZ) - ((load<T>(dLdA) * sum) as T)) as T);
    }
  }
}
