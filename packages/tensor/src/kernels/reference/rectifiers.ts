// The definition of the smooth and the leaky rectifiers.
import type { ActivationKernels } from '../activation-kernels.ts';
import { exp, expm1, log1pOfUnit, sigmoid } from './functions.ts';
import { isSingle, round } from './round.ts';

export const leakyRelu: ActivationKernels['leakyRelu'] = (A, slope, Z, size) => {
  const s = round(slope, isSingle(A));
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a > 0 ? a : s * a;
  }
};

export const leakyReluBackward: ActivationKernels['leakyReluBackward'] = (A, slope, dLdZ, dLdA, size) => {
  const s = round(slope, isSingle(A));
  for (let i = 0; i < size; i++) dLdA[i] = A[i]! > 0 ? dLdZ[i]! : s * dLdZ[i]!;
};

export const elu: ActivationKernels['elu'] = (A, alpha, Z, size) => {
  const single = isSingle(A);
  const α = round(alpha, single);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a > 0 ? a : α * expm1(a, single);
  }
};

export const eluWithSlope: ActivationKernels['eluWithSlope'] = (A, alpha, Z, dZdA, size) => {
  const single = isSingle(A);
  const α = round(alpha, single);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dZdA[i] = a > 0 ? 1 : α * exp(a, single);
  }
  elu(A, alpha, Z, size);
};

export const silu: ActivationKernels['silu'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a * sigmoid(a, single);
  }
};

export const siluWithSlope: ActivationKernels['siluWithSlope'] = (A, Z, dZdA, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dZdA[i] = sigmoid(a, single) * round(1 + round(a * sigmoid(-a, single), single), single);
  }
  silu(A, Z, size);
};

export const softplus: ActivationKernels['softplus'] = (A, beta, threshold, Z, size) => {
  const single = isSingle(A);
  const [β, most] = [round(beta, single), round(threshold, single)];
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const v = round(β * a, single);
    const log = log1pOfUnit(exp(-Math.abs(v), single), single);
    Z[i] = v > most ? a : round(Math.max(v, 0) + log, single) / β;
  }
};

export const softplusWithSlope: ActivationKernels['softplusWithSlope'] = (
  A,
  beta,
  threshold,
  Z,
  dZdA,
  size,
) => {
  const single = isSingle(A);
  const [β, most] = [round(beta, single), round(threshold, single)];
  for (let i = 0; i < size; i++) {
    const v = round(β * A[i]!, single);
    dZdA[i] = v > most ? 1 : sigmoid(v, single);
  }
  softplus(A, beta, threshold, Z, size);
};
