import type { Floats } from '../dtype.ts';

/**
 * Everything hot, as plain functions over typed arrays and sizes. Kernels check nothing: whoever calls one has
 * checked shapes and dtypes. All arrays of one call have the same dtype, and every result array is filled whole.
 *
 * The `reference` implementation is the definition, to the last bit: each sum runs in the order of its index,
 * starting from +0, and in float32 every single operation is rounded. What is said to be in float64 is not rounded. Any other implementation gives the same bits
 * (only which NaN a NaN is may differ).
 */
export interface Kernels
  extends MatmulKernels, SumKernels, ArithmeticKernels, ActivationKernels, LossKernels, OptimizerKernels {
  /** Which implementation this is. */
  readonly name: 'simd' | 'reference';
}

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
  /** Y ← Y + α·X. */
  axpy(alpha: number, X: Floats, Y: Floats, size: number): void;
  /** Z = X + 1·rᵀ: the column r [columns, 1] added to each row of X. */
  addRow(X: Floats, r: Floats, Z: Floats, rows: number, columns: number): void;
  /** Z = X ⊙ 1·rᵀ: each row of X times the column r [columns, 1]. */
  multiplyRow(X: Floats, r: Floats, Z: Floats, rows: number, columns: number): void;
}

/** Activations element by element, each beside its backward: dLdA = dLdZ ⊙ f′(A). */
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
}

/** Losses: each returns Σ over all samples, not yet divided by N, in float64. */
export interface LossKernels {
  /** Σ (Z − Y)², the squares in float64, in the order of `sum`. */
  squaredError(Z: Floats, Y: Floats, size: number): number;
  /** dLdZ = factor·(Z − Y). */
  squaredErrorBackward(Z: Floats, Y: Floats, factor: number, dLdZ: Floats, size: number): void;
  /**
   * P = softmax Z row by row, and Σ over the rows of −Σ_c y_c·log p_c, where y is 1 at the row's class, smoothed:
   * y ← (1 − smoothing)·y + smoothing / C.
   */
  crossEntropy(Z: Floats, classes: Int32Array, smoothing: number, P: Floats, N: number, C: number): number;
  /** dLdZ = factor·(P − Y), with the Y of `crossEntropy`. */
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
  /** dLdZ = factor·((Σ_c y_c)·P − Y) row by row, Y smoothed. */
  softCrossEntropyBackward(
    P: Floats,
    Y: Floats,
    smoothing: number,
    factor: number,
    dLdZ: Floats,
    N: number,
    C: number,
  ): void;
}

/** Updates of a parameter W [size] by its gradient G; `sign` is 1 to descend, −1 to climb. With weightDecay 0 the term in W is left out. */
export interface OptimizerKernels {
  /** W ← W − lr·(sign·G + weightDecay·W). */
  sgd(W: Floats, G: Floats, size: number, lr: number, weightDecay: number, sign: number): void;
  /** G′ = sign·G + weightDecay·W; V ← momentum·V + (1 − dampening)·G′; W ← W − lr·V. */
  sgdMomentum(
    W: Floats,
    G: Floats,
    V: Floats,
    size: number,
    lr: number,
    momentum: number,
    dampening: number,
    weightDecay: number,
    sign: number,
  ): void;
  /** G′ and V as in `sgdMomentum` without dampening; W ← W − lr·(G′ + momentum·V). */
  sgdNesterov(
    W: Floats,
    G: Floats,
    V: Floats,
    size: number,
    lr: number,
    momentum: number,
    weightDecay: number,
    sign: number,
  ): void;
}
