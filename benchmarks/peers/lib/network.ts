/** A multi-layer perceptron over Float32Arrays made once; the loops are an argument. */
import type { Inference, Training } from '../../lib/contender.ts';
import type { Problem, Weights } from '../../lib/problem.ts';
import { crossEntropy, squaredError } from './losses.ts';

export interface Loops {
  /** Z = A·Wᵀ + 1·bᵀ, or max(0, Z). */
  readonly forward: (A: Float32Array, layer: Weights, N: number, Z: Float32Array, relu: boolean) => void;
  /** dLdA = dLdZ·W where A > 0, else 0: through the product and the ReLU before it. */
  readonly backward: (
    dLdZ: Float32Array,
    layer: Weights,
    N: number,
    A: Float32Array,
    dLdA: Float32Array,
  ) => void;
  /** W ← W − lr·dLdZᵀ·A, b ← b − lr·dLdZᵀ·1. */
  readonly descend: (dLdZ: Float32Array, A: Float32Array, layer: Weights, N: number, lr: number) => void;
}

export function network(problem: Problem, { forward, backward, descend }: Loops): Training {
  const { sizes, batch, A, Y, lr } = problem;
  const layers = problem.weights.map(({ W, b }) => ({ W: W.slice(), b: b.slice() }));
  const activations = [A, ...sizes.slice(1).map((features) => new Float32Array(batch * features))];
  const gradients = sizes.map((features) => new Float32Array(batch * features));
  const last = layers.length - 1;
  const loss = problem.loss === 'mse' ? squaredError : crossEntropy;
  return {
    train(steps) {
      let L = NaN;
      for (let step = 0; step < steps; step++) {
        for (let l = 0; l <= last; l++) {
          forward(activations[l]!, layers[l]!, batch, activations[l + 1]!, l < last);
        }
        L = loss(activations[last + 1]!, Y, batch, sizes[last + 1]!, gradients[last + 1]!);
        for (let l = last; l >= 0; l--) {
          if (l > 0) backward(gradients[l + 1]!, layers[l]!, batch, activations[l]!, gradients[l]!);
          descend(gradients[l + 1]!, activations[l]!, layers[l]!, batch, lr);
        }
      }
      return L;
    },
  };
}

export function networkPredictor(
  { sizes, batch, weights, A }: Problem,
  forward: Loops['forward'],
): Inference {
  const activations = [A, ...sizes.slice(1).map((features) => new Float32Array(batch * features))];
  const last = weights.length - 1;
  return {
    predict() {
      for (let l = 0; l <= last; l++) {
        forward(activations[l]!, weights[l]!, batch, activations[l + 1]!, l < last);
      }
      return activations[last + 1]!;
    },
  };
}
