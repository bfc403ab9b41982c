// Activations beyond ReLU.
import { Curve, forward, forwardWithSlope } from '../curves/smooth';
import { leaky } from '../curves/leaky';
import * as slopes from '../curves/slopes';
import * as rows from '../curves/softmax';

export function sigmoid(single: bool, a: usize, z: usize, size: i32): void {
  forward(Curve.SIGMOID, single, a, 0, 0, z, size);
}

export function sigmoidBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) slopes.sigmoidBackward<f32>(z, dLdZ, dLdA, size);
  else slopes.sigmoidBackward<f64>(z, dLdZ, dLdA, size);
}

export function tanh(single: bool, a: usize, z: usize, size: i32): void {
  forward(Curve.TANH, single, a, 0, 0, z, size);
}

export function tanhBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) slopes.tanhBackward<f32>(z, dLdZ, dLdA, size);
  else slopes.tanhBackward<f64>(z, dLdZ, dLdA, size);
}

export function leakyRelu(single: bool, a: usize, slope: f64, z: usize, size: i32): void {
  leakyReluBackward(single, a, slope, a, z, size);
}

export function leakyReluBackward(
  single: bool,
  a: usize,
  slope: f64,
  dLdZ: usize,
  dLdA: usize,
  size: i32,
): void {
  if (single) leaky<f32>(a, slope, dLdZ, dLdA, size);
  else leaky<f64>(a, slope, dLdZ, dLdA, size);
}

export function elu(single: bool, a: usize, alpha: f64, z: usize, size: i32): void {
  forward(Curve.ELU, single, a, alpha, 0, z, size);
}

export function eluWithSlope(single: bool, a: usize, alpha: f64, z: usize, dZdA: usize, size: i32): void {
  forwardWithSlope(Curve.ELU, single, a, alpha, 0, z, dZdA, size);
}

export function silu(single: bool, a: usize, z: usize, size: i32): void {
  forward(Curve.SILU, single, a, 0, 0, z, size);
}

export function siluWithSlope(single: bool, a: usize, z: usize, dZdA: usize, size: i32): void {
  forwardWithSlope(Curve.SILU, single, a, 0, 0, z, dZdA, size);
}

export function softplus(single: bool, a: usize, beta: f64, threshold: f64, z: usize, size: i32): void {
  forward(Curve.SOFTPLUS, single, a, beta, threshold, z, size);
}

export function softplusWithSlope(
  single: bool,
  a: usize,
  beta: f64,
  threshold: f64,
  z: usize,
  dZdA: usize,
  size: i32,
): void {
  forwardWithSlope(Curve.SOFTPLUS, single, a, beta, threshold, z, dZdA, size);
}

export function gelu(single: bool, a: usize, z: usize, size: i32): void {
  forward(Curve.GELU, single, a, 0, 0, z, size);
}

export function geluWithSlope(single: bool, a: usize, z: usize, dZdA: usize, size: i32): void {
  forwardWithSlope(Curve.GELU, single, a, 0, 0, z, dZdA, size);
}

export function geluTanh(single: bool, a: usize, z: usize, size: i32): void {
  forward(Curve.GELU_TANH, single, a, 0, 0, z, size);
}

export function geluTanhWithSlope(single: bool, a: usize, z: usize, dZdA: usize, size: i32): void {
  forwardWithSlope(Curve.GELU_TANH, single, a, 0, 0, z, dZdA, size);
}

export function softmax(single: bool, a: usize, z: usize, N: i32, C: i32): void {
  if (single) rows.softmax<f32>(a, z, N, C);
  else rows.softmax<f64>(a, z, N, C);
}

export function softmaxBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  if (single) rows.softmaxBackward<f32>(z, dLdZ, dLdA, N, C);
  else rows.softmaxBackward<f64>(z, dLdZ, dLdA, N, C);
}

export function logSoftmax(single: bool, a: usize, z: usize, N: i32, C: i32): void {
  if (single) rows.logSoftmax<f32>(a, z, N, C);
  else rows.logSoftmax<f64>(a, z, N, C);
}

export function logSoftmaxBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, N: i32, C: i32): void {
  if (single) rows.logSoftmaxBackward<f32>(z, dLdZ, dLdA, N, C);
  else rows.logSoftmaxBackward<f64>(z, dLdZ, dLdA, N, C);
}
