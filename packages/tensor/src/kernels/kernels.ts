import type { Floats } from '../dtype.ts';
import type { ActivationKernels } from './activation-kernels.ts';
import type { LossKernels } from './loss-kernels.ts';
import type { NormKernels } from './norm-kernels.ts';
import type { OptimizerKernels } from './optimizer-kernels.ts';

/**
 * Everything hot, as plain functions over typed arrays and sizes. Kernels check nothing: whoever calls one has
 * checked shapes and dtypes. All arrays of one call have the same dtype, and every result array is filled whole.
 *
 * The `reference` implementation is the definition, to the last bit: each sum runs in the order of its index,
 * starting from +0, and in float32 every single operation is rounded. What is said to be in float64 is not rounded. Any other implementation gives the same bits
 * (only which NaN a NaN is may differ).
 */
export interface Kernels
  extends
    MatmulKernels,
    SumKernels,
    ArithmeticKernels,
    ActivationKernels,
    NormKernels,
    LossKernels,
    OptimizerKernels {}

/** Products of matrices; `m`, `k`, `n` are the sizes of the result's rows, of the sum, of the result's columns. */
export interface MatmulKernels {
  /** Z = X·Y, [m, k]·[k, n]. */
  matmulNN(X: Floats, Y: Floats, Z: Floats, m: number, k: number, n: number): void;
  /** Z = X·Yᵀ, or X·Yᵀ + 1·bᵀ with a bias: [m, k]·[n, k]ᵀ + [m, 1]·[n, 1]ᵀ; b is added last. */
  matmulNT(X: Floats, Y: Floats, b: Floats | undefined, Z: Floats, m: number, k: number, n: number): void;
  /** Z = Xᵀ·Y, [k, m]ᵀ·[k, n]. */
  matmulTN(X: Floats, Y: Floats, Z: Floats, m: number, k: number, n: number): void;
}

/** Sums of a matrix X [rows, columns], or of `size` numbers. */
export interface SumKernels {
  /** s = Xᵀ·1: one sum for each column, over the rows. */
  sumRows(X: Floats, s: Floats, rows: number, columns: number): void;
  /** s = X·1: one sum for each row, over the columns. */
  sumColumns(X: Floats, s: Floats, rows: number, columns: number): void;
  /** Σ xᵢ in float64, in four interleaved partial sums: (s₀ + s₁) + (s₂ + s₃), s_l = Σ x₄ᵢ₊ₗ. */
  sum(X: Floats, size: number): number;
  /** Σ xᵢ·yᵢ in float64, in the order of `sum`. */
  dot(X: Floats, Y: Floats, size: number): number;
}

/** Element by element, `size` numbers; Z may be X or Y. */
export interface ArithmeticKernels {
  /** Z = X + Y. */
  add(X: Floats, Y: Floats, Z: Floats, size: number): void;
  /** Z = X − Y. */
  subtract(X: Floats, Y: Floats, Z: Floats, size: number): void;
  /** Z = X ⊙ Y. */
  multiply(X: Floats, Y: Floats, Z: Floats, size: number): void;
  /** Z = α·X. */
  scale(alpha: number, X: Floats, Z: Floats, size: number): void;
  /** Z = X clamped to [−limit, limit]; NaN stays NaN. */
  clamp(limit: number, X: Floats, Z: Floats, size: number): void;
  /** Y ← Y + α·X. */
  axpy(alpha: number, X: Floats, Y: Floats, size: number): void;
  /** Z = X + 1·rᵀ: the column r [columns, 1] added to each row of X. */
  addRow(X: Floats, r: Floats, Z: Floats, rows: number, columns: number): void;
  /** Z = X ⊙ 1·rᵀ: each row of X times the column r [columns, 1]. */
  multiplyRow(X: Floats, r: Floats, Z: Floats, rows: number, columns: number): void;
}
