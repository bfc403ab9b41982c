/** chainrule as its README shows it: a model, a loss, an optimizer, three lines a step. */
import type { Layer, Sequential } from '@chainrule/layers';
import { CrossEntropyLoss, MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Tensor } from '@chainrule/tensor';
import type { Inference, Training } from '../../lib/contender.ts';
import type { Problem } from '../../lib/problem.ts';

export function training(model: Sequential, problem: Problem): Training {
  give(model, problem);
  const optimizer = new SGD(model.parameters, { lr: problem.lr });
  const A = inputOf(problem);
  const { forward, backward } = lossOf(problem);
  return {
    train(steps) {
      let L = NaN;
      for (let step = 0; step < steps; step++) {
        L = forward(model.forward(A));
        model.gradients(backward());
        optimizer.step();
      }
      return L;
    },
  };
}

export function inference(model: Sequential, problem: Problem): Inference {
  give(model, problem);
  const A = inputOf(problem);
  return { predict: () => model.predict(A).data };
}

/** The problem's weights to the model. */
function give(model: Layer, { weights }: Problem): void {
  const values = weights.flatMap(({ W, b }) => [W, b]);
  model.parameters.forEach(({ value }, i) => {
    value.data.set(values[i]!);
  });
}

function inputOf({ A, batch, sizes }: Problem): Tensor {
  return new Tensor(A, [batch, sizes[0]!]);
}

function lossOf({ loss, Y, batch }: Problem): { forward: (Z: Tensor) => number; backward: () => Tensor } {
  if (loss === 'mse') {
    const [mse, targets] = [new MSELoss(), new Tensor(Y, [batch, 1])];
    return { forward: (Z) => mse.forward(Z, targets), backward: () => mse.backward() };
  }
  const [crossEntropy, classes] = [new CrossEntropyLoss(), Int32Array.from(Y)];
  return { forward: (Z) => crossEntropy.forward(Z, classes), backward: () => crossEntropy.backward() };
}
