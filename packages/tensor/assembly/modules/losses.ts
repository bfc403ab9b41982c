// Losses beyond the squared error and the cross-entropy of classes.
import * as losses from '../losses';

export function softCrossEntropy(
  single: bool,
  z: usize,
  y: usize,
  smoothing: f64,
  p: usize,
  N: i32,
  C: i32,
): f64 {
  return single
    ? losses.softCrossEntropy<f32>(z, y, smoothing, p, N, C)
    : losses.softCrossEntropy<f64>(z, y, smoothing, p, N, C);
}

export function softCrossEntropyBackward(
  single: bool,
  p: usize,
  y: usize,
  smoothing: f64,
  factor: f64,
  dLdZ: usize,
  N: i32,
  C: i32,
): void {
  if (single) losses.softCrossEntropyBackward<f32>(p, y, smoothing, factor, dLdZ, N, C);
  else losses.softCrossEntropyBackward<f64>(p, y, smoothing, factor, dLdZ, N, C);
}
