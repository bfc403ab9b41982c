// What most networks need. Each export is a kernel in both precisions: `single` is 1 for float32, 0 for float64; then
// the kernel's own arguments as in src/kernels/kernels.ts, arrays as addresses.
import * as matmul from '../matmul/matmul';
import * as sums from '../sums';
import * as arithmetic from '../arithmetic';
import * as activations from '../activations';
import * as losses from '../losses';
import * as optimizers from '../sgd';

export function matmulNN(single: bool, x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  if (single) matmul.matmulNN<f32>(x, y, z, m, k, n);
  else matmul.matmulNN<f64>(x, y, z, m, k, n);
}

export function matmulNT(single: bool, x: usize, y: usize, b: usize, z: usize, m: i32, k: i32, n: i32): void {
  if (single) matmul.matmulNT<f32>(x, y, b, z, m, k, n);
  else matmul.matmulNT<f64>(x, y, b, z, m, k, n);
}

export function matmulTN(single: bool, x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  if (single) matmul.matmulTN<f32>(x, y, z, m, k, n);
  else matmul.matmulTN<f64>(x, y, z, m, k, n);
}

export function sumRows(single: bool, x: usize, s: usize, rows: i32, columns: i32): void {
  if (single) sums.sumRows<f32>(x, s, rows, columns);
  else sums.sumRows<f64>(x, s, rows, columns);
}

export function sumColumns(single: bool, x: usize, s: usize, rows: i32, columns: i32): void {
  if (single) sums.sumColumns<f32>(x, s, rows, columns);
  else sums.sumColumns<f64>(x, s, rows, columns);
}

export function sum(single: bool, x: usize, size: i32): f64 {
  return single ? sums.sum<f32>(x, size) : sums.sum<f64>(x, size);
}

export function dot(single: bool, x: usize, y: usize, size: i32): f64 {
  return single ? sums.dot<f32>(x, y, size) : sums.dot<f64>(x, y, size);
}

export function add(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.add<f32>(x, y, z, size);
  else arithmetic.add<f64>(x, y, z, size);
}

export function subtract(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.subtract<f32>(x, y, z, size);
  else arithmetic.subtract<f64>(x, y, z, size);
}

export function multiply(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.multiply<f32>(x, y, z, size);
  else arithmetic.multiply<f64>(x, y, z, size);
}

export function scale(single: bool, alpha: f64, x: usize, z: usize, size: i32): void {
  if (single) arithmetic.scale<f32>(alpha, x, z, size);
  else arithmetic.scale<f64>(alpha, x, z, size);
}

export function axpy(single: bool, alpha: f64, x: usize, y: usize, size: i32): void {
  if (single) arithmetic.axpy<f32>(alpha, x, y, size);
  else arithmetic.axpy<f64>(alpha, x, y, size);
}

export function addRow(single: bool, x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  if (single) arithmetic.addRow<f32>(x, r, z, rows, columns);
  else arithmetic.addRow<f64>(x, r, z, rows, columns);
}

export function multiplyRow(single: bool, x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  if (single) arithmetic.multiplyRow<f32>(x, r, z, rows, columns);
  else arithmetic.multiplyRow<f64>(x, r, z, rows, columns);
}

export function relu(single: bool, a: usize, z: usize, size: i32): void {
  if (single) activations.relu<f32>(a, z, size);
  else activations.relu<f64>(a, z, size);
}

export function reluBackward(single: bool, a: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) activations.reluBackward<f32>(a, dLdZ, dLdA, size);
  else activations.reluBackward<f64>(a, dLdZ, dLdA, size);
}

export function squaredError(single: bool, z: usize, y: usize, size: i32): f64 {
  return single ? losses.squaredError<f32>(z, y, size) : losses.squaredError<f64>(z, y, size);
}

export function squaredErrorBackward(
  single: bool,
  z: usize,
  y: usize,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) losses.squaredErrorBackward<f32>(z, y, factor, dLdZ, size);
  else losses.squaredErrorBackward<f64>(z, y, factor, dLdZ, size);
}

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
    ? losses.crossEntropy<f32>(z, classes, smoothing, p, N, C)
    : losses.crossEntropy<f64>(z, classes, smoothing, p, N, C);
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
  if (single) losses.crossEntropyBackward<f32>(p, classes, smoothing, factor, dLdZ, N, C);
  else losses.crossEntropyBackward<f64>(p, classes, smoothing, factor, dLdZ, N, C);
}

export function sgd(single: bool, w: usize, g: usize, size: i32, lr: f64, weightDecay: f64, sign: f64): void {
  if (single) optimizers.sgd<f32>(w, g, size, lr, weightDecay, sign);
  else optimizers.sgd<f64>(w, g, size, lr, weightDecay, sign);
}

export function sgdMomentum(
  single: bool,
  w: usize,
  g: usize,
  v: usize,
  size: i32,
  lr: f64,
  momentum: f64,
  dampening: f64,
  weightDecay: f64,
  sign: f64,
): void {
  if (single) optimizers.sgdMomentum<f32>(w, g, v, size, lr, momentum, dampening, weightDecay, sign);
  else optimizers.sgdMomentum<f64>(w, g, v, size, lr, momentum, dampening, weightDecay, sign);
}

export function sgdNesterov(
  single: bool,
  w: usize,
  g: usize,
  v: usize,
  size: i32,
  lr: f64,
  momentum: f64,
  weightDecay: f64,
  sign: f64,
): void {
  if (single) optimizers.sgdNesterov<f32>(w, g, v, size, lr, momentum, weightDecay, sign);
  else optimizers.sgdNesterov<f64>(w, g, v, size, lr, momentum, weightDecay, sign);
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
