// The definition of GELU and of its tanh form.
import type { ActivationKernels } from '../activation-kernels.ts';
import { normalDensity, sigmoid, twiceNormalCdf } from './functions.ts';
import { isSingle, round } from './round.ts';

export const gelu: ActivationKernels['gelu'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = round(0.5 * a, single) * twiceNormalCdf(a, single);
  }
};

export const geluWithSlope: ActivationKernels['geluWithSlope'] = (A, Z, dZdA, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const cdf = round(0.5 * twiceNormalCdf(a, single), single);
    const rise = round(a * normalDensity(a, single), single);
    dZdA[i] = cdf + rise;
  }
  gelu(A, Z, size);
};

/** 2·√(2/π), the factor of a³, and three times it */
const SLOPE = 1.5957691216057308;
const CUBIC = 0.044715;
const THREE_CUBIC = 0.134145;

/** What is 0 or 1 in float64 at ±30 is so beyond, where products overflow. */
function bounded(a: number): number {
  return Math.min(Math.max(a, -30), 30);
}

/** 2u = 2·√(2/π)·(a + 0.044715·a³); beyond ±30, where σ(2u) is 0 or 1, as there, so that a³ does not overflow. */
function doubleU(a: number, single: boolean): number {
  const v = bounded(a);
  const cube = round(round(v * v, single) * v, single);
  return round(round(SLOPE, single) * round(v + round(round(CUBIC, single) * cube, single), single), single);
}

/** 2u′ = 2·√(2/π)·(1 + 3·0.044715·a²), bounded likewise. */
function doubleSlope(a: number, single: boolean): number {
  const v = bounded(a);
  const square = round(v * v, single);
  return round(
    round(SLOPE, single) * round(1 + round(round(THREE_CUBIC, single) * square, single), single),
    single,
  );
}

export const geluTanh: ActivationKernels['geluTanh'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a * sigmoid(doubleU(a, single), single);
  }
};

export const geluTanhWithSlope: ActivationKernels['geluTanhWithSlope'] = (A, Z, dZdA, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    const u2 = doubleU(a, single);
    const rise = round(sigmoid(-u2, single) * doubleSlope(a, single), single);
    dZdA[i] = sigmoid(u2, single) * round(1 + round(bounded(a) * rise, single), single);
  }
  geluTanh(A, Z, size);
};
