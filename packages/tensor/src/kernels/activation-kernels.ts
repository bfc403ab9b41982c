import type { Floats } from '../dtype.ts';

/**
 * Activations element by element, each beside its backward, dLdA = dLdZ ⊙ f′(A); or, where f and f′ share a
 * function that takes long, beside a kernel that gives both at once.
 */
export interface ActivationKernels {
  /** Z = max(0, A): +0 where A ≤ 0; NaN stays NaN. */
  relu(A: Floats, Z: Floats, size: number): void;
  /** dLdA = 0 where A ≤ 0, dLdZ elsewhere. */
  reluBackward(A: Floats, dLdZ: Floats, dLdA: Floats, size: number): void;
  /** Z = 1 / (1 + e⁻ᴬ). */
  sigmoid(A: Floats, Z: Floats, size: number): void;
  /** dLdA = dLdZ ⊙ (Z ⊙ (1 − Z)). */
  sigmoidBackward(Z: Floats, dLdZ: Floats, dLdA: Floats, size: number): void;
  /** Z = tanh A. */
  tanh(A: Floats, Z: Floats, size: number): void;
  /** dLdA = dLdZ ⊙ (1 − Z²). */
  tanhBackward(Z: Floats, dLdZ: Floats, dLdA: Floats, size: number): void;
  /** Z = A where A > 0, slope·A elsewhere. */
  leakyRelu(A: Floats, slope: number, Z: Floats, size: number): void;
  /** dLdA = dLdZ where A > 0, slope·dLdZ elsewhere. */
  leakyReluBackward(A: Floats, slope: number, dLdZ: Floats, dLdA: Floats, size: number): void;
  /** Z = A where A > 0, α·(eᴬ − 1) elsewhere. */
  elu(A: Floats, alpha: number, Z: Floats, size: number): void;
  /** Z as from elu, and dZdA = 1 where A > 0, α·eᴬ elsewhere; Z may be A. */
  eluWithSlope(A: Floats, alpha: number, Z: Floats, dZdA: Floats, size: number): void;
  /** Z = A ⊙ σ(A). */
  silu(A: Floats, Z: Floats, size: number): void;
  /** Z as from silu, and dZdA = σ(A) ⊙ (1 + A ⊙ σ(−A)); Z may be A. */
  siluWithSlope(A: Floats, Z: Floats, dZdA: Floats, size: number): void;
  /** Z = A where βA > threshold, (max(βA, 0) + log(1 + e^−|βA|))/β elsewhere. */
  softplus(A: Floats, beta: number, threshold: number, Z: Floats, size: number): void;
  /** Z as from softplus, and dZdA = 1 where βA > threshold, σ(βA) elsewhere; Z may be A. */
  softplusWithSlope(A: Floats, beta: number, threshold: number, Z: Floats, dZdA: Floats, size: number): void;
  /** Z = A ⊙ Φ(A), Φ(a) = ½·erfc(−a/√2). */
  gelu(A: Floats, Z: Floats, size: number): void;
  /** Z as from gelu, and dZdA = Φ(A) + A ⊙ φ(A), φ(a) = e^(−a²/2)/√(2π); Z may be A. */
  geluWithSlope(A: Floats, Z: Floats, dZdA: Floats, size: number): void;
  /** Z = A ⊙ σ(2u), u = √(2/π)·(A + 0.044715·A³): the same as ½·A ⊙ (1 + tanh u). */
  geluTanh(A: Floats, Z: Floats, size: number): void;
  /** Z as from geluTanh, and dZdA = σ(2u) ⊙ (1 + A ⊙ σ(−2u) ⊙ 2u′); Z may be A. */
  geluTanhWithSlope(A: Floats, Z: Floats, dZdA: Floats, size: number): void;
  /** Z = softmax A row by row: e_c / Σ e, e_c = exp(a_c − max a), summed in the order of c. */
  softmax(A: Floats, Z: Floats, N: number, C: number): void;
  /** dLdA = Z ⊙ (dLdZ − Σ_c dLdZ_c·z_c) row by row. */
  softmaxBackward(Z: Floats, dLdZ: Floats, dLdA: Floats, N: number, C: number): void;
  /**
   * Z = log softmax A row by row: (a_c − a_m) − log(1 + Σ_k exp(a_k − a_m)), k ≠ m, m the first place of the maximum;
   * in float64 up to the store, but for the exponentials, which are those of softmax.
   */
  logSoftmax(A: Floats, Z: Floats, N: number, C: number): void;
  /**
   * dLdA = dLdZ − p·Σ_c dLdZ_c row by row, p = e^Z; where p > ½ it is dLdZ·Σ of the other p − p·Σ of the other dLdZ, which
   * keeps its digits where p is nearly 1.
   */
  logSoftmaxBackward(Z: Floats, dLdZ: Floats, dLdA: Floats, N: number, C: number): void;
}
