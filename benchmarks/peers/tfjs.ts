/** TensorFlow.js on its WebAssembly backend, one thread: by a loop of one's own, and by trainOnBatch. */
import * as tf from '@tensorflow/tfjs';
import type { Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { oneHot, transposed } from '../lib/layouts.ts';
import { startWasm } from './lib/tfjs-wasm.ts';

export const variants: readonly string[] = ['a loop of one’s own', 'trainOnBatch'];

export async function create(problem: Problem, variant?: string): Promise<Training> {
  await startWasm();
  return variant === 'trainOnBatch' ? trainOnBatch(problem) : loop(problem);
}

function loop(problem: Problem): Training {
  const { sizes, batch, loss, lr } = problem;
  const A = tf.tensor2d(problem.A, [batch, sizes[0]!]);
  const Y = targets(problem);
  const layers = problem.weights.map(({ W, b }, l) => ({
    W: tf.variable(tf.tensor2d(transposed(W, b.length), [sizes[l]!, b.length])),
    b: tf.variable(tf.tensor1d(b)),
  }));
  const optimizer = tf.train.sgd(lr);
  const cost = (): tf.Scalar => {
    const Z = layers.reduce<tf.Tensor2D>((A, { W, b }, l) => {
      const Z = tf.add(tf.matMul(A, W), b);
      return l < layers.length - 1 ? tf.relu(Z) : Z;
    }, A);
    return loss === 'mse' ? tf.losses.meanSquaredError(Y, Z) : tf.losses.softmaxCrossEntropy(Y, Z);
  };
  return {
    train(steps) {
      let L = NaN;
      for (let step = 0; step < steps; step++) {
        const value = optimizer.minimize(cost, true)!;
        L = value.dataSync()[0]!;
        value.dispose();
      }
      return L;
    },
  };
}

function trainOnBatch(problem: Problem): Training {
  const { sizes, batch, loss, lr, weights } = problem;
  const A = tf.tensor2d(problem.A, [batch, sizes[0]!]);
  const Y = targets(problem);
  const model = tf.sequential({
    layers: weights.map(({ W, b }, l) =>
      tf.layers.dense({
        inputShape: [sizes[l]!],
        units: b.length,
        activation: l < weights.length - 1 ? 'relu' : 'linear',
        weights: [tf.tensor2d(transposed(W, b.length), [sizes[l]!, b.length]), tf.tensor1d(b)],
      }),
    ),
  });
  const crossEntropy = (Y: tf.Tensor, Z: tf.Tensor): tf.Scalar => tf.losses.softmaxCrossEntropy(Y, Z);
  model.compile({ optimizer: tf.train.sgd(lr), loss: loss === 'mse' ? 'meanSquaredError' : crossEntropy });
  return {
    async train(steps) {
      let L = NaN;
      for (let step = 0; step < steps; step++) L = await model.trainOnBatch(A, Y);
      return L;
    },
  };
}

function targets({ loss, Y, batch, sizes }: Problem): tf.Tensor2D {
  const C = sizes.at(-1)!;
  return tf.tensor2d(loss === 'mse' ? Y : oneHot(Y, C), [batch, C]);
}
