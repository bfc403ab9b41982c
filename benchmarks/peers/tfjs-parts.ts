/** What TensorFlow.js has of the layers, losses and optimizers, on its WebAssembly backend, one thread. */
import * as tf from '@tensorflow/tfjs';
import type { Case, Numbers } from '../lib/case.ts';
import type { Use } from '../lib/contender.ts';
import { oneHot } from '../lib/layouts.ts';
import { SETTINGS, type TFJS_PARTS } from '../lib/parts.ts';
import { startWasm } from './lib/tfjs-wasm.ts';

const { lr, momentum } = SETTINGS;

/** With PyTorch's constants where tfjs has others. */
const PARTS: Readonly<Record<(typeof TFJS_PARTS)[number], (given: Case) => Use>> = {
  ReLU: layer((A) => tf.relu(A)),
  LeakyReLU: layer((A) => tf.leakyRelu(A, 0.01)),
  ELU: layer((A) => tf.elu(A)),
  Softplus: layer((A) => tf.softplus(A)),
  Sigmoid: layer((A) => tf.sigmoid(A)),
  Tanh: layer((A) => tf.tanh(A)),
  Softmax: layer((A) => tf.softmax(A)),
  LogSoftmax: layer((A) => tf.logSoftmax(A)),
  MSELoss: loss((Z, Y) => tf.losses.meanSquaredError(Y, Z)),
  L1Loss: loss((Z, Y) => tf.losses.absoluteDifference(Y, Z)),
  HuberLoss: loss((Z, Y) => tf.losses.huberLoss(Y, Z)),
  BCELoss: loss((Z, Y) => tf.losses.logLoss(Y, Z)),
  BCEWithLogitsLoss: loss((Z, Y) => tf.losses.sigmoidCrossEntropy(Y, Z)),
  CrossEntropyLoss: loss((Z, Y) => tf.losses.softmaxCrossEntropy(Y, Z)),
  SGD: optimizer(() => tf.train.sgd(lr)),
  'SGD, momentum': optimizer(() => tf.train.momentum(lr, momentum)),
  Adam: optimizer(() => tf.train.adam(lr, 0.9, 0.999, 1e-8)),
  RMSprop: optimizer(() => tf.train.rmsprop(lr, 0.99, 0, 1e-16)), // ε stands in the root
  Adagrad: optimizer(() => tf.train.adagrad(lr, 0)),
};

export async function use(given: Case): Promise<Use> {
  await startWasm();
  return PARTS[given.name as keyof typeof PARTS](given);
}

function layer(forward: (A: tf.Tensor) => tf.Tensor): (given: Case) => Use {
  return ({ pairs }) => {
    const [A, dLdZ] = pairs[0]!.map(tensor) as [tf.Tensor, tf.Tensor];
    const both = tf.valueAndGrad(forward);
    return repeated(() => both(A, dLdZ));
  };
}

/** L is read each time. */
function loss(cost: (Z: tf.Tensor, Y: tf.Tensor) => tf.Tensor): (given: Case) => Use {
  return ({ pairs }) => {
    const [Z, targets] = pairs[0]!;
    const [input, Y] = [tensor(Z), tensor(targets.shape.length === 1 ? rows(targets, Z) : targets)];
    const both = tf.valueAndGrad((Z) => cost(Z, Y));
    return repeated(() => {
      const result = both(input);
      result.value.dataSync();
      return result;
    });
  };
}

function optimizer(make: () => tf.Optimizer): (given: Case) => Use {
  return ({ pairs }) => {
    const parameters = pairs.map(([P]) => tf.variable(tensor(P)));
    const gradients = Object.fromEntries(pairs.map(([, dLdP], i) => [parameters[i]!.name, tensor(dLdP)]));
    const optimizer = make();
    return {
      run(times) {
        for (let i = 0; i < times; i++) optimizer.applyGradients(gradients);
      },
      outcome: () => parameters.map((P) => P.dataSync()),
    };
  };
}

/** Forward and backward, of which all but the last result is given back. */
function repeated(both: () => { value: tf.Tensor; grad: tf.Tensor }): Use {
  let last: ReturnType<typeof both> | undefined;
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        last?.value.dispose();
        last?.grad.dispose();
        last = both();
      }
    },
    outcome: () => [last!.value.dataSync(), last!.grad.dataSync()],
  };
}

function tensor({ shape, data }: Numbers): tf.Tensor {
  return tf.tensor(data, shape);
}

function rows({ data }: Numbers, Z: Numbers): Numbers {
  return { shape: Z.shape, data: oneHot(data, Z.shape[1]!) };
}
