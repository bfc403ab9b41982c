// The definition of the smooth and the leaky rectifiers. What is not linear is float64; storing rounds it once.
import type { ActivationKernels } from '../activation-kernels.ts';
import { exp, expm1, log1p, sigmoid } from '../../elementary/index.ts';
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
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a > 0 ? a : alpha * expm1(a);
  }
};

export const eluBackward: ActivationKernels['eluBackward'] = (A, alpha, dLdZ, dLdA, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dLdA[i] = a > 0 ? dLdZ[i]! : dLdZ[i]! * (alpha * exp(a));
  }
};

export const silu: ActivationKernels['silu'] = (A, Z, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a * sigmoid(a);
  }
};

export const siluBackward: ActivationKernels['siluBackward'] = (A, dLdZ, dLdA, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dLdA[i] = dLdZ[i]! * (sigmoid(a) * (1 + a * sigmoid(-a)));
  }
};

export const softplus: ActivationKernels['softplus'] = (A, beta, threshold, Z, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const v = beta * a;
    Z[i] = v > threshold ? a : (Math.max(v, 0) + log1p(exp(-Math.abs(v)))) / beta;
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
  for (let i = 0; i < size; i++) {
    const v = beta * A[i]!;
    dLdA[i] = v > threshold ? dLdZ[i]! : dLdZ[i]! * sigmoid(v);
  }
};
