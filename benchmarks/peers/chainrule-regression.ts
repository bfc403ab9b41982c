/** chainrule for a regression: named layers, MSELoss and SGD, and nothing else in the bundle. */
import { initialize, Linear, ReLU, Sequential } from '@chainrule/layers';
import { MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Rng, Tensor } from '@chainrule/tensor';
import type { Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';

export function create({ A, Y, batch, lr, weights }: Problem): Training {
  const layers = [new Linear(2, 16), new ReLU(), new Linear(16, 16), new ReLU(), new Linear(16, 1)] as const;
  const model = initialize(new Sequential(...layers), { rng: new Rng(0) });
  const values = weights.flatMap(({ W, b }) => [W, b]);
  model.parameters.forEach(({ value }, i) => {
    value.data.set(values[i]!);
  });
  const [inputs, targets] = [new Tensor(A, [batch, 2]), new Tensor(Y, [batch, 1])];
  const [loss, optimizer] = [new MSELoss(), new SGD(model.parameters, { lr })];
  return {
    train(steps) {
      let L = NaN;
      for (let step = 0; step < steps; step++) {
        L = loss.forward(model.forward(inputs), targets);
        model.gradients(loss.backward());
        optimizer.step();
      }
      return L;
    },
  };
}
