/** 10. Two moons: a curved boundary between two classes, learned from noisy points, and drawn. */
import { mlp, Sigmoid } from '@chainrule/layers';
import { BCEWithLogitsLoss } from '@chainrule/losses';
import { Adam } from '@chainrule/optim';
import { gatherRows, Rng, Tensor } from '@chainrule/tensor';
import { batches } from './lib/batches.ts';
import { drawDecisionBoundary } from './lib/decision-boundary.ts';
import { percent } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';
import { bayes, twoMoons } from './lib/moons.ts';

const NOISE = 0.2;

export function run({ seed = 1, print = console.log }: Options = {}): Record<'accuracy' | 'best', number> {
  const rng = new Rng(seed);
  const train = twoMoons(500, NOISE, rng); // X [500, 2], Y [500, 1]
  const test = twoMoons(500, NOISE, rng);
  print(`Two moons: 500 points with noise ${NOISE} to learn from, 500 others to test on\n`);

  const model = mlp([2, 16, 16, 1], { activation: 'tanh', rng });
  const loss = new BCEWithLogitsLoss();
  const optimizer = new Adam(model.parameters, { lr: 0.01 });
  const all = Uint32Array.from({ length: 500 }, (_, row) => row);
  for (let epoch = 1; epoch <= 40; epoch++) {
    let total = 0;
    for (const rows of batches(all, 50, rng)) {
      const Z = model.forward(gatherRows(train.X, rows)); // [50, 1], logits: log(p / (1 − p))
      total += rows.length * loss.forward(Z, gatherRows(train.Y, rows));
      model.backward(loss.backward());
      optimizer.step();
    }
    if (epoch === 1 || epoch % 10 === 0) {
      print(`  epoch ${String(epoch).padStart(2)}   loss ${(total / 500).toFixed(4)}`);
    }
  }

  const learned = (X: Tensor): Tensor => new Sigmoid().predict(model.predict(X));
  const best = (X: Tensor): Tensor =>
    Tensor.from(Array.from({ length: X.shape[0]! }, (_, n) => [bayes(X.at(n, 0), X.at(n, 1), NOISE)]));
  const accuracy = share(learned(test.X), test.Y);
  const limit = share(best(test.X), test.Y);
  print(
    `\n  test accuracy ${percent(accuracy)}; whoever knew how the points are made would get ${percent(limit)}`,
  );
  const title = `Two moons: ${percent(accuracy)} of 500 unseen points on the right side`;
  const file = drawDecisionBoundary('10-two-moons', { title, ...test, learned, best });
  print(`\nThe boundary, drawn: ${file}`);
  return { accuracy, best: limit };
}

/** How often p > 1/2 says the right class. */
function share(P: Tensor, Y: Tensor): number {
  return P.data.filter((p, n) => Number(p > 0.5) === Y.data[n]).length / P.size;
}

main(import.meta.url, run);
