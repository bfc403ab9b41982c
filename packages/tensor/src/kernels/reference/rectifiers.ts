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

export const eluBackward: ActivationKernels['eluBackward'] = (A, alpha, dLdZ, dLdA, size) => {
  const single = isSingle(A);
  const α = round(alpha, single);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dLdA[i] = a > 0 ? dLdZ[i]! : dLdZ[i]! * round(α * exp(a, single), single);
  }
};

export const silu: ActivationKernels['silu'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a * sigmoid(a, single);
  }
};

export const siluBackward: ActivationKernels['siluBackward'] = (A, dLdZ, dLdA, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const slope = sigmoid(a, single) * round(1 + round(a * sigmoid(-a, single), single), single);
    dLdA[i] = dLdZ[i]! * round(slope, single);
  }
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

export const softplusBackward: ActivationKernels['softplusBackward'] = (
  A,
  beta,
  threshold,
  dLdZ,
  dLdA,
  size,
) => {
  const single = isSingle(A);
  const [β, most] = [round(beta, single), round(threshold, single)];
  for (let i = 0; i < size; i++) {
    const v = round(β * A[i]!, single);
    dLdA[i] = v > most ? dLdZ[i]! : dLdZ[i]! * sigmoid(v, single);
  }
};
