import type { Floats } from '../dtype.ts';

/** Losses: each returns Σ over all samples, not yet divided by N, in float64. */
export interface LossKernels {
  /** Σ (Z − Y)², the squares in float64, in the order of `sum`. */
  squaredError(Z: Floats, Y: Floats, size: number): number;
  /** dLdZ = factor·(Z − Y). */
  squaredErrorBackward(Z: Floats, Y: Floats, factor: number, dLdZ: Floats, size: number): void;
  /**
   * P = softmax Z row by row, and Σ over the rows of −Σ_c y_c·log p_c, where y is 1 at the row's class, smoothed:
   * y ← (1 − smoothing)·y + smoothing / C. In float64, from the exponentials e of P: −log p_c =
   * log(1 + Σ_k e_k) − (z_c − z_m), k ≠ m, m the first place of the maximum.
   */
  crossEntropy(Z: Floats, classes: Int32Array, smoothing: number, P: Floats, N: number, C: number): number;
  /**
   * dLdZ = factor·(P − Y), with the Y of `crossEntropy`; at the class p − y is (smoothing − smoothing/C) − Σ of the other p,
   * which keeps its digits where p is nearly 1.
   */
  crossEntropyBackward(
    P: Floats,
    classes: Int32Array,
    smoothing: number,
    factor: number,
    dLdZ: Floats,
    N: number,
    C: number,
  ): void;
  /** As `crossEntropy`, with a row of weights Y [N, C] for each sample instead of a class. */
  softCrossEntropy(Z: Floats, Y: Floats, smoothing: number, P: Floats, N: number, C: number): number;
  /**
   * dLdZ = factor·((Σ_c y_c)·P − Y) row by row, Y smoothed; where p > ½ it is p·Σ of the other y − y·Σ of the other p, which
   * keeps its digits where p is nearly 1.
   */
  softCrossEntropyBackward(
    P: Floats,
    Y: Floats,
    smoothing: number,
    factor: number,
    dLdZ: Floats,
    N: number,
    C: number,
  ): void;
  /** Σ |Z − Y|, in the order of `sum`. */
  absoluteError(Z: Floats, Y: Floats, size: number): number;
  /** dLdZ = factor·sign(Z − Y), 0 where they are equal. */
  absoluteErrorBackward(Z: Floats, Y: Floats, factor: number, dLdZ: Floats, size: number): void;
  /** Σ h(Z − Y) in the order of `sum`; h(r) = r²/2 where |r| ≤ δ, δ·(|r| − δ/2) elsewhere, in float64. */
  huberError(Z: Floats, Y: Floats, delta: number, size: number): number;
  /** dLdZ = factor·(Z − Y clamped to [−δ, δ]). */
  huberErrorBackward(Z: Floats, Y: Floats, delta: number, factor: number, dLdZ: Floats, size: number): void;
  /** Σ −Y·log Z − (1 − Y)·log(1 − Z) in the order of `sum`; terms in the dtype, each logarithm −100 at least. */
  binaryCrossEntropy(Z: Floats, Y: Floats, size: number): number;
  /** dLdZ = factor·(Z − Y)/(Z·(1 − Z)), the denominator 1e-12 (the float32) at least. */
  binaryCrossEntropyBackward(Z: Floats, Y: Floats, factor: number, dLdZ: Floats, size: number): void;
  /**
   * Σ (⟦Z > 0⟧ − Y)·Z + log(1 + e^−|Z|) in the order of `sum`, each logarithm in the dtype: the cross-entropy of σ(Z),
   * max(Z, 0) − Z·Y without cancellation.
   */
  logitCrossEntropy(Z: Floats, Y: Floats, size: number): number;
  /** dLdZ = factor·((1 − Y)·σ(Z) − Y·σ(−Z)), which is factor·(σ(Z) − Y). */
  logitCrossEntropyBackward(Z: Floats, Y: Floats, factor: number, dLdZ: Floats, size: number): void;
  /** Σ over the rows of −z at the row's class, in the order of the rows. */
  negativeLogLikelihood(Z: Floats, classes: Int32Array, N: number, C: number): number;
  /** dLdZ = −factor at each row's class, 0 elsewhere. */
  negativeLogLikelihoodBackward(
    classes: Int32Array,
    factor: number,
    dLdZ: Floats,
    N: number,
    C: number,
  ): void;
  /** Σ Y·(log Y − Z) in the order of `sum`; 0 where Y is 0 and Z a number. */
  klDivergence(Z: Floats, Y: Floats, size: number): number;
}
