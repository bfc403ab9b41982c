/** The same loops, four sums at a time: independent sums keep the adder busy. What a patient person writes. */
import type { Inference, Training } from '../lib/contender.ts';
import type { Problem, Weights } from '../lib/problem.ts';
import { network, networkPredictor } from './lib/network.ts';

export function create(problem: Problem): Training {
  return network(problem, { forward, backward, descend });
}

export function predictor(problem: Problem): Inference {
  return networkPredictor(problem, forward);
}

/** Z = A·Wᵀ + 1·bᵀ, or max(0, Z): four outputs at a time. */
function forward(A: Float32Array, { W, b }: Weights, N: number, Z: Float32Array, relu: boolean): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let n = 0; n < N; n++) {
    const a = n * C;
    let o = 0;
    for (; o + 3 < D; o += 4) {
      const [w0, w1, w2, w3] = [o * C, (o + 1) * C, (o + 2) * C, (o + 3) * C];
      let [z0, z1, z2, z3] = [b[o]!, b[o + 1]!, b[o + 2]!, b[o + 3]!];
      for (let i = 0; i < C; i++) {
        const x = A[a + i]!;
        z0 += x * W[w0 + i]!;
        z1 += x * W[w1 + i]!;
        z2 += x * W[w2 + i]!;
        z3 += x * W[w3 + i]!;
      }
      const z = n * D + o;
      Z[z] = relu && z0 < 0 ? 0 : z0;
      Z[z + 1] = relu && z1 < 0 ? 0 : z1;
      Z[z + 2] = relu && z2 < 0 ? 0 : z2;
      Z[z + 3] = relu && z3 < 0 ? 0 : z3;
    }
    for (; o < D; o++) {
      let z = b[o]!;
      for (let i = 0, w = o * C; i < C; i++) z += A[a + i]! * W[w + i]!;
      Z[n * D + o] = relu && z < 0 ? 0 : z;
    }
  }
}

/** dLdA = dLdZ·W where A > 0, else 0: four rows of W at a time. */
function backward(
  dLdZ: Float32Array,
  { W, b }: Weights,
  N: number,
  A: Float32Array,
  dLdA: Float32Array,
): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let n = 0; n < N; n++) {
    const [a, z] = [n * C, n * D];
    dLdA.fill(0, a, a + C);
    let o = 0;
    for (; o + 3 < D; o += 4) {
      const [w0, w1, w2, w3] = [o * C, (o + 1) * C, (o + 2) * C, (o + 3) * C];
      const [d0, d1, d2, d3] = [dLdZ[z + o]!, dLdZ[z + o + 1]!, dLdZ[z + o + 2]!, dLdZ[z + o + 3]!];
      for (let i = 0; i < C; i++) {
        dLdA[a + i]! += d0 * W[w0 + i]! + d1 * W[w1 + i]! + d2 * W[w2 + i]! + d3 * W[w3 + i]!;
      }
    }
    for (; o < D; o++) {
      const d = dLdZ[z + o]!;
      for (let i = 0, w = o * C; i < C; i++) dLdA[a + i]! += d * W[w + i]!;
    }
    for (let i = 0; i < C; i++) if (A[a + i]! <= 0) dLdA[a + i] = 0;
  }
}

/** W ← W − lr·dLdZᵀ·A, b ← b − lr·dLdZᵀ·1: four samples at a time. */
function descend(dLdZ: Float32Array, A: Float32Array, { W, b }: Weights, N: number, lr: number): void {
  const [C, D] = [W.length / b.length, b.length];
  for (let o = 0; o < D; o++) {
    const w = o * C;
    let n = 0;
    for (; n + 3 < N; n += 4) {
      const [a0, a1, a2, a3] = [n * C, (n + 1) * C, (n + 2) * C, (n + 3) * C];
      const z = n * D + o;
      const [d0, d1] = [lr * dLdZ[z]!, lr * dLdZ[z + D]!];
      const [d2, d3] = [lr * dLdZ[z + 2 * D]!, lr * dLdZ[z + 3 * D]!];
      b[o]! -= d0 + d1 + d2 + d3;
      for (let i = 0; i < C; i++) {
        W[w + i]! -= d0 * A[a0 + i]! + d1 * A[a1 + i]! + d2 * A[a2 + i]! + d3 * A[a3 + i]!;
      }
    }
    for (; n < N; n++) {
      const d = lr * dLdZ[n * D + o]!;
      b[o]! -= d;
      for (let i = 0, a = n * C; i < C; i++) W[w + i]! -= d * A[a + i]!;
    }
  }
}
