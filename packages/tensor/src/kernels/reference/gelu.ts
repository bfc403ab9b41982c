// The definition of GELU, in float64 up to the store.
import type { ActivationKernels } from '../activation-kernels.ts';
import { normalDensity, sigmoid, twiceNormalCdf } from '../../elementary/index.ts';

/** 2·√(2/π), and the factor of a³ */
const SLOPE = 1.5957691216057308;
const CUBIC = 0.044715;

/** 2u = 2·√(2/π)·(a + 0.044715·a³); beyond ±30, where σ(2u) is 0 or 1, as there, so that a³ does not overflow. */
function doubleU(a: number): number {
  const v = Math.min(Math.max(a, -30), 30);
  return SLOPE * (v + CUBIC * (v * v * v));
}

/** 2u′ = 2·√(2/π)·(1 + 3·0.044715·a²), bounded likewise. */
function doubleSlope(a: number): number {
  const v = Math.min(Math.max(a, -30), 30);
  return SLOPE * (1 + 3 * CUBIC * (v * v));
}

export const gelu: ActivationKernels['gelu'] = (A, Z, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = 0.5 * a * twiceNormalCdf(a);
  }
};

export const geluBackward: ActivationKernels['geluBackward'] = (A, dLdZ, dLdA, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    dLdA[i] = dLdZ[i]! * (0.5 * twiceNormalCdf(a) + a * normalDensity(a));
  }
};

export const geluTanh: ActivationKernels['geluTanh'] = (A, Z, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a * sigmoid(doubleU(a));
  }
};

export const geluTanhBackward: ActivationKernels['geluTanhBackward'] = (A, dLdZ, dLdA, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const u2 = doubleU(a);
    dLdA[i] = dLdZ[i]! * (sigmoid(u2) * (1 + a * (sigmoid(-u2) * doubleSlope(a))));
  }
};
