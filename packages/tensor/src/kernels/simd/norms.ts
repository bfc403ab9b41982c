import type { NormKernels } from '../norm-kernels.ts';
import * as reference from '../reference/norms.ts';
import { inNorms } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const batchNorm: NormKernels['batchNorm'] = (A, gamma, beta, eps, mean, variance, X, Z, N, C) => {
  const a = read(A, N * C);
  const scale = read(gamma, C);
  const shift = read(beta, C);
  const mu = write(mean, C);
  const sigma2 = write(variance, C);
  const x = write(X, N * C);
  const z = write(Z, N * C);
  if ((a | scale | shift | mu | sigma2 | x | z) < 0) {
    reference.batchNorm(A, gamma, beta, eps, mean, variance, X, Z, N, C);
  } else {
    inNorms().batchNorm(single(A), a, scale, shift, eps, mu, sigma2, x, z, N, C);
    bring(mean, mu, C);
    bring(variance, sigma2, C);
    bring(X, x, N * C);
    bring(Z, z, N * C);
  }
  release();
};

export const batchNormBackward: NormKernels['batchNormBackward'] = (
  X,
  variance,
  gamma,
  eps,
  dLdZ,
  dLdgamma,
  dLdbeta,
  dLdA,
  N,
  C,
) => {
  const x = read(X, N * C);
  const sigma2 = read(variance, C);
  const scale = read(gamma, C);
  const dLdz = read(dLdZ, N * C);
  const dLdscale = write(dLdgamma, C);
  const dLdshift = write(dLdbeta, C);
  const dLda = write(dLdA, N * C);
  if ((x | sigma2 | scale | dLdz | dLdscale | dLdshift | dLda) < 0) {
    reference.batchNormBackward(X, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
  } else {
    inNorms().batchNormBackward(single(X), x, sigma2, scale, eps, dLdz, dLdscale, dLdshift, dLda, N, C);
    bring(dLdgamma, dLdscale, C);
    bring(dLdbeta, dLdshift, C);
    bring(dLdA, dLda, N * C);
  }
  release();
};

export const batchNormGiven: NormKernels['batchNormGiven'] = (
  A,
  gamma,
  beta,
  eps,
  mean,
  variance,
  Z,
  N,
  C,
) => {
  const a = read(A, N * C);
  const scale = read(gamma, C);
  const shift = read(beta, C);
  const mu = read(mean, C);
  const sigma2 = read(variance, C);
  const z = write(Z, N * C);
  if ((a | scale | shift | mu | sigma2 | z) < 0) {
    reference.batchNormGiven(A, gamma, beta, eps, mean, variance, Z, N, C);
  } else {
    inNorms().batchNormGiven(single(A), a, scale, shift, eps, mu, sigma2, z, N, C);
    bring(Z, z, N * C);
  }
  release();
};

export const layerNorm: NormKernels['layerNorm'] = (A, gamma, beta, eps, variance, X, Z, N, C) => {
  const a = read(A, N * C);
  const scale = read(gamma, C);
  const shift = read(beta, C);
  const sigma2 = write(variance, N);
  const x = write(X, N * C);
  const z = write(Z, N * C);
  if ((a | scale | shift | sigma2 | x | z) < 0) {
    reference.layerNorm(A, gamma, beta, eps, variance, X, Z, N, C);
  } else {
    inNorms().layerNorm(single(A), a, scale, shift, eps, sigma2, x, z, N, C);
    bring(variance, sigma2, N);
    bring(X, x, N * C);
    bring(Z, z, N * C); // the last, for Z may be X
  }
  release();
};

export const layerNormBackward: NormKernels['layerNormBackward'] = (
  X,
  variance,
  gamma,
  eps,
  dLdZ,
  dLdgamma,
  dLdbeta,
  dLdA,
  N,
  C,
) => {
  const x = read(X, N * C);
  const sigma2 = read(variance, N);
  const scale = read(gamma, C);
  const dLdz = read(dLdZ, N * C);
  const dLdscale = write(dLdgamma, C);
  const dLdshift = write(dLdbeta, C);
  const dLda = write(dLdA, N * C);
  if ((x | sigma2 | scale | dLdz | dLdscale | dLdshift | dLda) < 0) {
    reference.layerNormBackward(X, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C);
  } else {
    inNorms().layerNormBackward(single(X), x, sigma2, scale, eps, dLdz, dLdscale, dLdshift, dLda, N, C);
    bring(dLdgamma, dLdscale, C);
    bring(dLdbeta, dLdshift, C);
    bring(dLdA, dLda, N * C);
  }
  release();
};
