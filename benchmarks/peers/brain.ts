/**
 * brain.js 2 on the CPU. It does other work: it updates after every sample, has its ReLU behind the last layer too,
 * and knows no softmax. So a pass over the batch is its step, and its losses are not compared.
 */
import brain from 'brain.js';
import type { Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { oneHot } from '../lib/layouts.ts';

export function create({ sizes, batch, loss, A, Y }: Problem): Training {
  const [inFeatures, C] = [sizes[0]!, sizes.at(-1)!];
  const targets = loss === 'mse' ? Y : oneHot(Y, C);
  const samples = Array.from({ length: batch }, (_, n) => ({
    input: A.slice(n * inFeatures, (n + 1) * inFeatures),
    output: targets.slice(n * C, (n + 1) * C),
  }));
  const net = new brain.NeuralNetwork({
    inputSize: inFeatures,
    hiddenLayers: sizes.slice(1, -1),
    outputSize: C,
    activation: 'relu',
  });
  return {
    train: (iterations) =>
      net.train(samples, { iterations, learningRate: 1e-4, momentum: 1e-9, errorThresh: 1e-30, log: false })
        .error,
  };
}
