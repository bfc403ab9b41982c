import type { Floats } from '../dtype.ts';

/**
 * Normalisation of A [N, C]: x = (a − mean)·s with s = 1/√(variance + eps), z = x·γ + β, γ and β [C, 1]. Means and
 * variances are sums in the order of the index, divided by their number (in the dtype, as every argument); a variance
 * is the mean of (a − mean)².
 */
export interface NormKernels {
  /** mean, variance [C] over the rows; X, Z [N, C]. */
  batchNorm(
    A: Floats,
    gamma: Floats,
    beta: Floats,
    eps: number,
    mean: Floats,
    variance: Floats,
    X: Floats,
    Z: Floats,
    N: number,
    C: number,
  ): void;
  /** dLdβ = dLdZᵀ·1, dLdγ = (dLdZ ⊙ X)ᵀ·1, dLdA = γ·s·(dLdZ − dLdβ/N − X·(dLdγ/N)). */
  batchNormBackward(
    X: Floats,
    variance: Floats,
    gamma: Floats,
    eps: number,
    dLdZ: Floats,
    dLdgamma: Floats,
    dLdbeta: Floats,
    dLdA: Floats,
    N: number,
    C: number,
  ): void;
  /** Z as in `batchNorm`, with a given mean and variance [C]. */
  batchNormGiven(
    A: Floats,
    gamma: Floats,
    beta: Floats,
    eps: number,
    mean: Floats,
    variance: Floats,
    Z: Floats,
    N: number,
    C: number,
  ): void;
  /** variance [N] over the columns of each row; X, Z [N, C], and Z may be X. */
  layerNorm(
    A: Floats,
    gamma: Floats,
    beta: Floats,
    eps: number,
    variance: Floats,
    X: Floats,
    Z: Floats,
    N: number,
    C: number,
  ): void;
  /** dLdβ, dLdγ as in `batchNormBackward`; H = dLdZ ⊙ γ, dLdA = s·(H − ΣH/C − X·(ΣH⊙X/C)), the sums over each row. */
  layerNormBackward(
    X: Floats,
    variance: Floats,
    gamma: Floats,
    eps: number,
    dLdZ: Floats,
    dLdgamma: Floats,
    dLdbeta: Floats,
    dLdA: Floats,
    N: number,
    C: number,
  ): void;
}
