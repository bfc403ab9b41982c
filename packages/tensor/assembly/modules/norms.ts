// Normalisations.
import * as batch from '../norms/batch-norm';
import * as layer from '../norms/layer-norm';

export function batchNorm(
  single: bool,
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  mean: usize,
  variance: usize,
  x: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  if (single) batch.batchNorm<f32>(a, gamma, beta, eps, mean, variance, x, z, N, C);
  else batch.batchNorm<f64>(a, gamma, beta, eps, mean, variance, x, z, N, C);
}

export function batchNormBackward(
  single: bool,
  x: usize,
  variance: usize,
  gamma: usize,
  eps: f64,
  dLdZ: usize,
  dLdgamma: usize,
  dLdbeta: usize,
  dLdA: usize,
  N: i32,
  C: i32,
): void {
  if (single) batch.batchNormBackward<f32>(x, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
  else batch.batchNormBackward<f64>(x, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
}

export function batchNormGiven(
  single: bool,
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  mean: usize,
  variance: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  if (single) batch.batchNormGiven<f32>(a, gamma, beta, eps, mean, variance, z, z, N, C);
  else batch.batchNormGiven<f64>(a, gamma, beta, eps, mean, variance, z, z, N, C);
}

export function layerNorm(
  single: bool,
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  variance: usize,
  x: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  if (single) layer.layerNorm<f32>(a, gamma, beta, eps, variance, x, z, N, C);
  else layer.layerNorm<f64>(a, gamma, beta, eps, variance, x, z, N, C);
}

export function layerNormBackward(
  single: bool,
  x: usize,
  variance: usize,
  gamma: usize,
  eps: f64,
  dLdZ: usize,
  dLdgamma: usize,
  dLdbeta: usize,
  dLdA: usize,
  N: i32,
  C: i32,
): void {
  if (single) layer.layerNormBackward<f32>(x, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
  else layer.layerNormBackward<f64>(x, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
}
