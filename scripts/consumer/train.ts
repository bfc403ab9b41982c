// What a user's first program does, with the packages as npm installs them: in Node, in a bundle, in a browser.
import { checkGradients, gradcheck, size } from '@chainrule/gradcheck';
import { initialize, Linear, ReLU, Sequential } from '@chainrule/layers';
import { MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Rng, Tensor } from '@chainrule/tensor';
import * as chainrule from 'chainrule';

const A = Tensor.from([[-1], [-0.5], [0], [0.5], [1]]);
const Y = Tensor.from([[1], [0.5], [0], [0.5], [1]]);

const model = new Sequential(new Linear(1, 8), new ReLU(), new Linear(8, 1));
initialize(model, { rng: new Rng(1) });
const loss = new MSELoss();
const optimizer = new SGD(model.parameters, { lr: 0.1 });

let L = Infinity;
for (let step = 0; step < 1000; step++) {
  L = loss.forward(model.forward(A), Y);
  model.backward(loss.backward());
  optimizer.step();
}
if (!(L < 1e-3)) throw new Error(`the net did not learn |x|: the loss is ${L}`);

gradcheck({
  sizes: { N: size(), inFeatures: size(), outFeatures: size() },
  layer: ({ inFeatures, outFeatures }, dtype) => new Linear(inFeatures, outFeatures, { dtype }),
  input: ({ N, inFeatures }) => [N, inFeatures],
});
const report = checkGradients(
  new Linear(2, 3, { dtype: 'float64' }),
  Tensor.from([[1, 2]], { dtype: 'float64' }),
);
if (report.verdict === 'fail') throw new Error(report.toString());

const same = [chainrule.Linear === Linear, chainrule.SGD === SGD, chainrule.Tensor === Tensor];
if (!same.every(Boolean)) throw new Error('the package chainrule holds other classes than its parts');

console.log(`trained: loss ${L.toPrecision(3)} with ${chainrule.backend()} kernels`);
