import { log } from '../elementary/log';
import { exponentials, normalize, placeOfMax } from '../softmax';

export function softCrossEntropy<T>(z: usize, y: usize, smoothing: f64, p: usize, N: i32, C: i32): f64 {
  const row = (C as usize) * sizeof<T>();
  exponentials<T>(z, p, N, row);
  const on = 1 - smoothing;
  const off = smoothing / (C as f64);
  let loss: f64 = 0;
  for (let i = 0; i < N; i++, p += row) {
    const max = load<T>(placeOfMax<T>(z, row)) as f64;
    const logSum = f64x2.extract_lane(log(f64x2.splat(normalize<T>(p, row) as f64)), 0);
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
  for (let i = 0; i < N; i++) {
    let total: T = 0;
    for (let at = y, end = y + row; at < end; at += sizeof<T>()) {
      total = (total + (((on * load<T>(at)) as T) + off)) as T;
    }
    for (const end = y + row; y < end; y += sizeof<T>(), p += sizeof<T>(), dLdZ += sizeof<T>()) {
      const target = (((on * load<T>(y)) as T) + off) as T;
      store<T>(dLdZ, (f * ((((total * load<T>(p)) as T) - target) as T)) as T);
    }
  }
}
