// The cross-entropies of logits.
import * as entropies from '../cross-entropy';

export function crossEntropy(
  single: bool,
  z: usize,
  classes: usize,
  smoothing: f64,
  p: usize,
  N: i32,
  C: i32,
): f64 {
  return single
    ? entropies.crossEntropy<f32>(z, classes, smoothing, p, N, C)
    : entropies.crossEntropy<f64>(z, classes, smoothing, p, N, C);
}

export function crossEntropyBackward(
  single: bool,
  p: usize,
  classes: usize,
  smoothing: f64,
  factor: f64,
  dLdZ: usize,
  N: i32,
  C: i32,
): void {
  if (single) entropies.crossEntropyBackward<f32>(p, classes, smoothing, factor, dLdZ, N, C);
  else entropies.crossEntropyBackward<f64>(p, classes, smoothing, factor, dLdZ, N, C);
}

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
    ? entropies.softCrossEntropy<f32>(z, y, smoothing, p, N, C)
    : entropies.softCrossEntropy<f64>(z, y, smoothing, p, N, C);
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
  if (single) entropies.softCrossEntropyBackward<f32>(p, y, smoothing, factor, dLdZ, N, C);
  else entropies.softCrossEntropyBackward<f64>(p, y, smoothing, factor, dLdZ, N, C);
}
