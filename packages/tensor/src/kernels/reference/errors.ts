// The definition of the losses that measure the distance of Z from Y.
import type { LossKernels } from '../loss-kernels.ts';
import { isSingle, round } from './round.ts';

export const squaredError: LossKernels['squaredError'] = (Z, Y, size) => {
  const single = isSingle(Z);
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const r = round(Z[i]! - Y[i]!, single);
    s[i & 3]! += r * r;
  }
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const squaredErrorBackward: LossKernels['squaredErrorBackward'] = (Z, Y, factor, dLdZ, size) => {
  const single = isSingle(Z);
  const f = round(factor, single);
  for (let i = 0; i < size; i++) dLdZ[i] = f * round(Z[i]! - Y[i]!, single);
};

export const absoluteError: LossKernels['absoluteError'] = (Z, Y, size) => {
  const single = isSingle(Z);
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) s[i & 3]! += Math.abs(round(Z[i]! - Y[i]!, single));
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const absoluteErrorBackward: LossKernels['absoluteErrorBackward'] = (Z, Y, factor, dLdZ, size) => {
  for (let i = 0; i < size; i++) dLdZ[i] = factor * Math.sign(Z[i]! - Y[i]!);
};

export const huberError: LossKernels['huberError'] = (Z, Y, delta, size) => {
  const single = isSingle(Z);
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const r = Math.abs(round(Z[i]! - Y[i]!, single));
    s[i & 3]! += r <= delta ? 0.5 * r * r : delta * (r - 0.5 * delta);
  }
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const huberErrorBackward: LossKernels['huberErrorBackward'] = (Z, Y, delta, factor, dLdZ, size) => {
  const single = isSingle(Z);
  const d = round(delta, single);
  const f = round(factor, single);
  for (let i = 0; i < size; i++) dLdZ[i] = f * Math.min(Math.max(round(Z[i]! - Y[i]!, single), -d), d);
};
