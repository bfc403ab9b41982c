/** 8. A whole training step: the gradients of loss ∘ model, which are what the optimizer gets. */
import { checkGradients, type Differentiable, type GradientReport } from '@chainrule/gradcheck';
import { initialize, type Layer, Linear, ReLU, Sequential } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { Rng, scale, Tensor } from '@chainrule/tensor';
import { indent } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';

/** L = loss(model(A), y) as a layer whose Z is the one number L, [[L]]; dLdZ scales what the loss begins with. */
function trainingStep(model: Layer, loss: CrossEntropyLoss, y: readonly number[]): Differentiable {
  return {
    parameters: model.parameters,
    forward: (A) => Tensor.from([[loss.forward(model.forward(A), [...y])]], { dtype: A.dtype }),
    backward: (dLdZ) => model.backward(scale(dLdZ.item(), loss.backward())),
  };
}

/** A step that scales the gradients once more, for the learning rate: its optimizer would do so again. */
function hasty(step: Differentiable, lr: number): Differentiable {
  return {
    ...step,
    backward: (dLdZ) => {
      const dLdA = step.backward(dLdZ);
      for (const { gradient } of step.parameters) scale(lr, gradient, gradient);
      return dLdA;
    },
  };
}

interface Result {
  readonly right: GradientReport;
  readonly wrong: GradientReport;
}

export function run({ seed = 1, print = console.log }: Options = {}): Result {
  const rng = new Rng(seed);
  const model = new Sequential(
    new Linear(3, 5, { dtype: 'float64' }),
    new ReLU(),
    new Linear(5, 2, { dtype: 'float64' }),
  );
  initialize(model, { rng });
  const A = Tensor.from(
    Array.from({ length: 12 }, () => rng.normal()),
    { shape: [4, 3], dtype: 'float64' },
  );
  const step = trainingStep(model, new CrossEntropyLoss(), [0, 1, 1, 0]);
  const right = checkGradients(step, A);
  const wrong = checkGradients(hasty(step, 0.5), A);
  print(`A step of ${String(model)} with cross-entropy:\n\n${indent(String(right))}`);
  print(`\nThe same with the learning rate in the gradients:\n\n${indent(String(wrong))}`);
  return { right, wrong };
}

main(import.meta.url, run);
