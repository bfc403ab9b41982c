/** 11. An autoencoder: 784 pixels through a bottleneck of 16 numbers and back, beside the best straight way. */
import { BatchNorm1d, initialize, Linear, ReLU, Sequential, Sigmoid } from '@chainrule/layers';
import { BCEWithLogitsLoss, MSELoss } from '@chainrule/losses';
import { AdamW, CosineAnnealingLR } from '@chainrule/optim';
import { addRow, gatherRows, map, Rng, scale, sumRows, Tensor } from '@chainrule/tensor';
import { batches, split } from './lib/batches.ts';
import { drawDigitRows } from './lib/digit-rows.ts';
import { loadDigits } from './lib/digits.ts';
import { grouped, indent, table } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';
import { principalComponents } from './lib/principal-components.ts';

const CODE = 16;
const BATCH = 128;
const EPOCHS = 5;
const LR = 0.01;

/** Mean squared errors by pixel, of digits never seen. */
type Errors = Record<'autoencoder' | 'pca' | 'mean', number>;

export function run({ seed = 1, print = console.log }: Options = {}): Errors {
  const rng = new Rng(seed);
  const { A, Y } = loadDigits(); // A [10000, 784], ink from 0 to 1
  const { train, test } = split(Y.length, 1 / 5, rng);
  const encoder = [new Linear(784, 128), new BatchNorm1d(128), new ReLU(), new Linear(128, CODE)] as const;
  const decoder = [new Linear(CODE, 128), new BatchNorm1d(128), new ReLU(), new Linear(128, 784)] as const;
  const model = initialize(new Sequential(...encoder, ...decoder), { rng });
  print(
    `An autoencoder: 784 pixels through ${CODE} numbers and back, learned from ${grouped(train.length)} digits\n`,
  );
  print(`${indent(model.summary())}\n`);

  const loss = new BCEWithLogitsLoss(); // a pixel is the probability of ink
  const optimizer = new AdamW(model.parameters, { lr: LR });
  const steps = Math.ceil(train.length / BATCH);
  const schedule = new CosineAnnealingLR(optimizer, { tMax: EPOCHS * steps });
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    let total = 0;
    for (const rows of batches(train, BATCH, rng)) {
      const X = gatherRows(A, rows);
      total += rows.length * loss.forward(model.forward(X), X); // what goes in shall come out
      model.gradients(loss.backward());
      optimizer.step();
      schedule.step();
    }
    print(`  epoch ${epoch}/${EPOCHS}   loss ${(total / train.length).toFixed(4)}`);
  }

  const unseen = gatherRows(A, test); // [2000, 784]
  const decoded = new Sigmoid().predict(model.predict(unseen));
  // PCA is the best that 16 numbers can do when encoder and decoder are linear; cut to ink, it is better still.
  const known = gatherRows(A, train);
  const pca = principalComponents(known, CODE, rng).reconstruct(unseen);
  const projected = map(pca, (ink) => Math.min(1, Math.max(0, ink)));
  const mean = addRow(Tensor.zeros(unseen.shape), scale(1 / train.length, sumRows(known)));
  const errorOf = (reconstructed: Tensor): number => new MSELoss().forward(reconstructed, unseen);
  const errors = { autoencoder: errorOf(decoded), pca: errorOf(projected), mean: errorOf(mean) };
  print(`\nMean squared error of a pixel, over ${grouped(test.length)} digits it had never seen:\n`);
  print(
    table([
      ['', 'numbers', 'error'],
      ['the mean digit', 0, errors.mean.toFixed(4)],
      ['PCA', CODE, errors.pca.toFixed(4)],
      ['autoencoder', CODE, errors.autoencoder.toFixed(4)],
    ]),
  );

  const first = Array.from({ length: 10 }, (_, digit) => test.findIndex((row) => Y[row] === digit));
  const row = (name: string, note: string, X: Tensor) => ({ name, note, A: gatherRows(X, first) });
  const file = drawDigitRows(
    '11-autoencoder',
    `784 pixels through ${CODE} numbers and back: the first unseen digit of each kind`,
    Array.from('0123456789'),
    [
      row('input', '784 numbers', unseen),
      row('autoencoder', `${CODE} numbers, error ${errors.autoencoder.toFixed(4)}`, decoded),
      row('PCA', `${CODE} numbers, error ${errors.pca.toFixed(4)}`, projected),
      row('mean of all', `no number, error ${errors.mean.toFixed(4)}`, mean),
    ],
  );
  print(`\nInputs and reconstructions, drawn: ${file}`);
  return errors;
}

main(import.meta.url, run);
