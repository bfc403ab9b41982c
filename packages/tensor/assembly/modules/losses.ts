// Losses beyond the squared error and the cross-entropies.
import * as likelihood from '../losses/likelihood';
import * as backward from '../losses/slopes';
import { Slope, slopes } from '../losses/slopes';
import {
  AbsoluteError, BinaryCrossEntropy, Divergence, HuberError, LogitCrossEntropy,
} from '../losses/terms';
import { interleavedSum } from '../sums';

export function absoluteError(single: bool, z: usize, y: usize, size: i32): f64 {
  return single
    ? interleavedSum<f32, AbsoluteError>(z, y, 0, size)
    : interleavedSum<f64, AbsoluteError>(z, y, 0, size);
}

export function absoluteErrorBackward(
  single: bool,
  z: usize,
  y: usize,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) slopes<f32>(Slope.SIGN, z, y, factor, dLdZ, size);
  else slopes<f64>(Slope.SIGN, z, y, factor, dLdZ, size);
}

export function huberError(single: bool, z: usize, y: usize, delta: f64, size: i32): f64 {
  return single
    ? interleavedSum<f32, HuberError>(z, y, delta, size)
    : interleavedSum<f64, HuberError>(z, y, delta, size);
}

export function huberErrorBackward(
  single: bool,
  z: usize,
  y: usize,
  delta: f64,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) backward.huberErrorBackward<f32>(z, y, delta, factor, dLdZ, size);
  else backward.huberErrorBackward<f64>(z, y, delta, factor, dLdZ, size);
}

export function binaryCrossEntropy(single: bool, z: usize, y: usize, size: i32): f64 {
  return single
    ? interleavedSum<f32, BinaryCrossEntropy>(z, y, 0, size)
    : interleavedSum<f64, BinaryCrossEntropy>(z, y, 0, size);
}

export function binaryCrossEntropyBackward(
  single: bool,
  z: usize,
  y: usize,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) slopes<f32>(Slope.BINARY, z, y, factor, dLdZ, size);
  else slopes<f64>(Slope.BINARY, z, y, factor, dLdZ, size);
}

export function logitCrossEntropy(single: bool, z: usize, y: usize, size: i32): f64 {
  return single
    ? interleavedSum<f32, LogitCrossEntropy>(z, y, 0, size)
    : interleavedSum<f64, LogitCrossEntropy>(z, y, 0, size);
}

export function logitCrossEntropyBackward(
  single: bool,
  z: usize,
  y: usize,
  factor: f64,
  dLdZ: usize,
  size: i32,
): void {
  if (single) backward.logitCrossEntropyBackward<f32>(z, y, factor, dLdZ, size);
  else backward.logitCrossEntropyBackward<f64>(z, y, factor, dLdZ, size);
}

export function negativeLogLikelihood(single: bool, z: usize, classes: usize, N: i32, C: i32): f64 {
  return single
    ? likelihood.negativeLogLikelihood<f32>(z, classes, N, C)
    : likelihood.negativeLogLikelihood<f64>(z, classes, N, C);
}

export function negativeLogLikelihoodBackward(
  single: bool,
  classes: usize,
  factor: f64,
  dLdZ: usize,
  N: i32,
  C: i32,
): void {
  if (single) likelihood.negativeLogLikelihoodBackward<f32>(classes, factor, dLdZ, N, C);
  else likelihood.negativeLogLikelihoodBackward<f64>(classes, factor, dLdZ, N, C);
}

export function klDivergence(single: bool, z: usize, y: usize, size: i32): f64 {
  return single
    ? interleavedSum<f32, Divergence>(z, y, 0, size)
    : interleavedSum<f64, Divergence>(z, y, 0, size);
}
