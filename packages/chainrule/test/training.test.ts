// 200 steps of training against PyTorch, the loss at each step; the numbers are from oracles/training.py.
import { Linear, ReLU, Sequential, Tanh, type Layer } from '@chainrule/layers';
import { CrossEntropyLoss, MSELoss } from '@chainrule/losses';
import { SGD, type SGDOptions } from '@chainrule/optim';
import { gatherRows, type Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { decode } from '../../layers/test/oracle.ts';
import numbers from './oracles/training.json' with { type: 'json' };

type Run = Readonly<Record<'X' | 'Y' | '0.W' | '0.b' | '2.W' | '2.b' | 'losses', string>>;

function build(run: Run, activation: Layer): Sequential {
  const [hidden, inFeatures] = decode(run['0.W']).shape as [number, number];
  const outFeatures = decode(run['2.W']).shape[0]!;
  const dtype = 'float64';
  const model = new Sequential(
    new Linear(inFeatures, hidden, { dtype }),
    activation,
    new Linear(hidden, outFeatures, { dtype }),
  );
  for (const { name, value } of model.parameters) value.data.set(decode(run[name as '0.W']).data);
  return model;
}

/** The loss before each of 200 steps, over the rows that `rowsOf` gives for it. */
function train(
  model: Sequential,
  options: SGDOptions,
  X: Tensor,
  rowsOf: (step: number) => readonly number[],
  lossOf: (Z: Tensor, rows: readonly number[]) => number,
  dLdZ: () => Tensor,
): number[] {
  const optimizer = new SGD(model.parameters, options);
  return Array.from({ length: 200 }, (_, step) => {
    const rows = rowsOf(step);
    const L = lossOf(model.forward(gatherRows(X, rows)), rows);
    model.backward(dLdZ());
    optimizer.step();
    return L;
  });
}

/** The demand on a whole run is 1e-9 of the loss; it stands far above u·200 steps and far below any wrong rule. */
function expectLosses(losses: readonly number[], want: Tensor): void {
  const worst = losses.map((L, t) => Math.abs(L - want.data[t]!) / want.data[t]!);
  expect(losses).toHaveLength(200);
  expect(Math.max(...worst)).toBeLessThan(1e-9);
}

test('regression: tanh, mean squared error, all samples at once', () => {
  const run = numbers.regression;
  const [X, Y] = [decode(run.X), decode(run.Y)];
  const all = Array.from({ length: 24 }, (_, i) => i);
  const loss = new MSELoss();
  const losses = train(
    build(run, new Tanh()),
    { lr: 0.1 },
    X,
    () => all,
    (Z, rows) => loss.forward(Z, gatherRows(Y, rows)),
    () => loss.backward(),
  );
  expectLosses(losses, decode(run.losses));
});

test('classification: relu, cross-entropy, momentum, batches of 8, 8, 8 and 6', () => {
  const run = numbers.classification;
  const X = decode(run.X);
  const classes = decode(run.Y).data;
  const loss = new CrossEntropyLoss();
  const losses = train(
    build(run, new ReLU()),
    { lr: 0.05, momentum: 0.9 },
    X,
    (step) => Array.from({ length: step % 4 === 3 ? 6 : 8 }, (_, i) => 8 * (step % 4) + i),
    (Z, rows) =>
      loss.forward(
        Z,
        rows.map((row) => classes[row]!),
      ),
    () => loss.backward(),
  );
  expectLosses(losses, decode(run.losses));
});
