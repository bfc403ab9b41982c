/** 1. A line: one Linear finds the slope and the intercept behind noisy points. */
import { Linear } from '@chainrule/layers';
import { MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Rng, Tensor } from '@chainrule/tensor';
import { table } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';
import { mean } from './lib/mean.ts';

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

export function run({ seed = 1, print = console.log }: Options = {}): {
  loss: number;
  learned: Line;
  exact: Line;
} {
  // The truth, y = 2x + 1, and what is seen of it.
  const rng = new Rng(seed);
  const N = 100;
  const x = Array.from({ length: N }, () => rng.uniform(-1, 1));
  const y = x.map((x) => 2 * x + 1 + rng.normal(0, 0.1));
  const A = Tensor.from(x, { shape: [N, 1] });
  const Y = Tensor.from(y, { shape: [N, 1] });

  const model = new Linear(1, 1); // Z = A·Wᵀ + 1·bᵀ: W is the slope, b the intercept; both begin at 0
  const loss = new MSELoss();
  const optimizer = new SGD(model.parameters, { lr: 0.2 });

  print('A line: y = W·x + b, fitted to 100 noisy points of y = 2x + 1\n');
  let L = 0;
  for (let step = 0; step <= 100; step++) {
    const Z = model.forward(A);
    L = loss.forward(Z, Y);
    if (step % 20 === 0) print(`  step ${String(step).padStart(3)}   loss ${L.toFixed(6)}`);
    model.backward(loss.backward());
    optimizer.step();
  }

  const learned = { slope: model.W.item(), intercept: model.b.item() };
  const exact = leastSquares(x, y);
  print('');
  print(
    table([
      ['', 'slope', 'intercept'],
      ['learned', learned.slope.toFixed(5), learned.intercept.toFixed(5)],
      ['least squares', exact.slope.toFixed(5), exact.intercept.toFixed(5)],
      ['the truth', '2', '1'],
    ]),
  );
  return { loss: L, learned, exact };
}

/** slope = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)², intercept = ȳ − slope·x̄: where the loss is smallest. */
function leastSquares(x: readonly number[], y: readonly number[]): Line {
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((x, i) => (x - meanX) * (y[i]! - meanY)));
  const slope = covariance / mean(x.map((x) => (x - meanX) * (x - meanX)));
  return { slope, intercept: meanY - slope * meanX };
}

main(import.meta.url, run);
