/** No library: monomorphic loops over Float32Arrays, bias and ReLU fused into the product, SGD into the gradient. */
import type { Inference, Training } from '../lib/contender.ts';
import type { Problem, Weights } from '../lib/problem.ts';
import { network, networkPredictor } from './lib/network.ts';

export function create(problem: Problem): Training {
  return network(problem, { forward, backward, descend });
}

export function predictor(problem: Problem): Inference {
  return networkPredictor(problem, forward);
}

/** Z = A·Wᵀ + 1·bᵀ, or max(0, Z). */
function forward(A: Float32Array, { W, b }: Weights, N: number, Z: Float32Array, relu: boolean): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let n = 0; n < N; n++) {
    for (let o = 0; o < D; o++) {
      let z = b[o]!;
      for (let i = 0, a = n * C, w = o * C; i < C; i++) z += A[a++]! * W[w++]!;
      Z[n * D + o] = relu && z < 0 ? 0 : z;
    }
  }
}

/** dLdA = dLdZ·W where A > 0, else 0: through the product and the ReLU before it. */
function backward(
  dLdZ: Float32Array,
  { W, b }: Weights,
  N: number,
  A: Float32Array,
  dLdA: Float32Array,
): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let n = 0; n < N; n++) {
    const row = dLdA.subarray(n * C, (n + 1) * C).fill(0);
    for (let o = 0; o < D; o++) {
      const d = dLdZ[n * D + o]!;
      for (let i = 0, w = o * C; i < C; i++) row[i]! += d * W[w++]!;
    }
    for (let i = 0, a = n * C; i < C; i++) if (A[a++]! <= 0) row[i] = 0;
  }
}

/** W ← W − lr·dLdZᵀ·A, b ← b − lr·dLdZᵀ·1. */
function descend(dLdZ: Float32Array, A: Float32Array, { W, b }: Weights, N: number, lr: number): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let o = 0; o < D; o++) {
    for (let n = 0; n < N; n++) {
      const d = lr * dLdZ[n * D + o]!;
      if (d === 0) continue; // as half of them are behind a ReLU
      b[o]! -= d;
      for (let i = 0, a = n * C, w = o * C; i < C; i++) W[w++]! -= d * A[a++]!;
    }
  }
}
