import { span, splat } from './lanes';
import { log1p } from './elementary/log1p';
import { exponentials, normalize, placeOfLarge, placeOfMax, sumOfOthers } from './softmax';

/** log Σ − (z_class − z_m), smoothed; the maximum stands at m. */
// @ts-expect-error: decorator
@inline
function errorOfRow<T>(z: usize, row: usize, m: usize, c: i32, smoothing: f64, C: i32, logSum: f64): f64 {
  const max = load<T>(z + m) as f64;
  const ofClass = logSum - ((load<T>(z + (c as usize) * sizeof<T>()) as f64) - max);
  if (smoothing == 0) return ofClass;
  let ofAll: f64 = 0;
  for (let at = z, end = z + row; at < end; at += sizeof<T>()) ofAll += logSum - ((load<T>(at) as f64) - max);
  return (1 - smoothing) * ofClass + (smoothing / (C as f64)) * ofAll;
}

/** Row by row, but two logarithms at once. */
export function crossEntropy<T>(z: usize, classes: usize, smoothing: f64, p: usize, N: i32, C: i32): f64 {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(z, p, N, row);
  let loss: f64 = 0;
  for (let i = 0; i < N; i += 2, classes += 8) {
    const two = i + 1 < N;
    const m = placeOfMax<T>(z, row);
    const next = two ? placeOfMax<T>(z + row, row) : 0;
    const others = normalize<T>(p, row, m);
    const logs = log1p(f64x2(others, two ? normalize<T>(p + row, row, next) : 0));
    loss += errorOfRow<T>(z, row, m, load<i32>(classes), smoothing, C, f64x2.extract_lane(logs, 0));
    if (two) {
      loss += errorOfRow<T>(z + row, row, next, load<i32>(classes, 4), smoothing, C, f64x2.extract_lane(logs, 1));
    }
    z += 2 * row;
    p += 2 * row;
  }
  return loss;
}

/** Everywhere as if the target were `off`, then at each row's class. */
export function crossEntropyBackward<T>(
  p: usize,
  classes: usize,
  smoothing: f64,
  factor: f64,
  dLdZ: usize,
  N: i32,
  C: i32,
): void {
  const f = splat<T>(factor);
  const off = splat<T>(smoothing / (C as f64));
  const missing = (smoothing - smoothing / (C as f64)) as T;
  let to = dLdZ;
  for (let at = p, end = p + span<T>(N * C); at < end; at += 16, to += 16) {
    v128.store(to, v128.mul<T>(f, v128.sub<T>(v128.load(at), off)));
  }
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++, p += row, dLdZ += row, classes += 4) {
    const c = (load<i32>(classes) as usize) * sizeof<T>();
    const difference = (missing - sumOfOthers<T>(p, row, p + c)) as T;
    store<T>(dLdZ + c, ((factor as T) * difference) as T);
  }
}

export function softCrossEntropy<T>(z: usize, y: usize, smoothing: f64, p: usize, N: i32, C: i32): f64 {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(z, p, N, row);
  const on = 1 - smoothing;
  const off = smoothing / (C as f64);
  let loss: f64 = 0;
  for (let i = 0; i < N; i++, p += row) {
    const m = placeOfMax<T>(z, row);
    const max = load<T>(z + m) as f64;
    const logSum = f64x2.extract_lane(log1p(f64x2.splat(normalize<T>(p, row, m))), 0);
    let ofRow: f64 = 0;
    for (const end = z + row; z < end; z += sizeof<T>(), y += sizeof<T>()) {
      ofRow += (on * (load<T>(y) as f64) + off) * (logSum - ((load<T>(z) as f64) - max));
    }
    loss += ofRow;
  }
  return loss;
}

export function softCrossEntropyBackward<T>(
  p: usize,
  y: usize,
  smoothing: f64,
  factor: f64,
  dLdZ: usize,
  N: i32,
  C: i32,
): void {
  const f = factor as T;
  const on = (1 - smoothing) as T;
  const off = (smoothing / (C as f64)) as T;
  const row = (C as usize) * sizeof<T>();
  for (let i = 0; i < N; i++, p += row, dLdZ += row) {
    for (let at: usize = 0; at < row; at += sizeof<T>(), y += sizeof<T>()) {
      store<T>(dLdZ + at, (((on * load<T>(y)) as T) + off) as T); // the target, for now
    }
    const total = sumOfOthers<T>(dLdZ, row, 0);
    const large = placeOfLarge<T>(p, row);
    let gain: T = 0;
    if (large < row) gain = (load<T>(p + large) * sumOfOthers<T>(dLdZ, row, dLdZ + large)) as T;
    for (let at: usize = 0; at < row; at += sizeof<T>()) {
      const target = load<T>(dLdZ + at);
      let difference = (((total * load<T>(p + at)) as T) - target) as T;
      if (at == large) difference = (gain - ((target * sumOfOthers<T>(p, row, p + at)) as T)) as T;
      store<T>(dLdZ + at, (f * difference) as T);
    }
  }
}
