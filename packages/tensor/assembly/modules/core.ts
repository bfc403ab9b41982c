// What most networks need. Each export is a kernel in both precisions: `single` is 1 for float32, 0 for float64; then
// the kernel's own arguments as in src/kernels/kernels.ts, arrays as addresses.
import * as matmul from '../matmul/matmul';
import * as sums from '../sums';
import * as rectifier from '../relu';
import * as squares from '../squared-error';
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
  if (single) sums.sumColumns<f32, f32>(x, s, rows, columns);
  else sums.sumColumns<f64, f64>(x, s, rows, columns);
}

export function sum(single: bool, x: usize, size: i32): f64 {
  return single ? sums.sum<f32>(x, size) : sums.sum<f64>(x, size);
}

export function dot(single: bool, x: usize, y: usize, size: i32): f64 {
  return single ? sums.dot<f32>(x, y, size) : sums.dot<f64>(x, y, size);
}

export function relu(single: bool, a: usize, z: usize, size: i32): void {
  if (single) rectifier.relu<f32>(a, z, size);
  else rectifier.relu<f64>(a, z, size);
}

export function reluBackward(single: bool, a: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) rectifier.reluBackward<f32>(a, dLdZ, dLdA, size);
  else rectifier.reluBackward<f64>(a, dLdZ, dLdA, size);
}

export function squaredError(single: bool, z: usize, y: usize, size: i32): f64 {
  return single ? squares.squaredError<f32>(z, y, size) : squares.squaredError<f64>(z, y, size);
}

export function squaredErrorBackward(
  single: bool,
  z: usize,
  y: usize,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) squares.squaredErrorBackward<f32>(z, y, factor, dLdZ, size);
  else squares.squaredErrorBackward<f64>(z, y, factor, dLdZ, size);
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
