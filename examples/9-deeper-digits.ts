/** 9. Deeper digits: BatchNorm, Dropout, AdamW and a cosine; what is chosen is chosen without the test. */
import { BatchNorm1d, Dropout, initialize, Linear, ReLU, Sequential } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { AdamW, CosineAnnealingLR } from '@chainrule/optim';
import { gatherRows, Rng } from '@chainrule/tensor';
import { batches, labelsOf, split } from './lib/batches.ts';
import { confusion, confusionTable, countRight } from './lib/classes.ts';
import { type Digits, jiggle, loadDigits } from './lib/digits.ts';
import { grouped, indent, percent } from './lib/format.ts';
import { main, type Options, type Print } from './lib/main.ts';
import { progress } from './lib/progress.ts';

const BATCH = 128;
const RATES = [0.003, 0.03, 0.3];
const [TRIAL, TRAINING] = [1, 8]; // epochs

export function run({ seed = 1, print = console.log }: Options = {}): Record<'rate' | 'accuracy', number> {
  const digits = loadDigits();
  const { train, test } = split(digits.Y.length, 1 / 5, new Rng(seed)); // as in 3-digits.ts
  const [validation, rest] = [train.subarray(0, train.length / 5), train.subarray(train.length / 5)];
  print(
    `Deeper digits: ${grouped(train.length)} to learn from, ${grouped(test.length)} kept apart to test\n`,
  );
  print(`${indent(network(new Rng(seed)).summary())}\n`);

  print(
    `Which learning rate? A short run with each on ${grouped(rest.length)}, judged by the other ${grouped(validation.length)}\n`,
  );
  const scores = RATES.map((rate) => {
    const model = learn(digits, rest, { rate, epochs: TRIAL, seed, print: () => undefined });
    const score = accuracyOf(model, digits, validation);
    print(`  lr ${String(rate).padEnd(5)}   accuracy ${percent(score, 2)}`);
    return score;
  });
  const rate = RATES[scores.indexOf(Math.max(...scores))]!;

  print(`\nTraining with lr ${rate}, on all ${grouped(train.length)}, each moved by up to a pixel\n`);
  const model = learn(digits, train, { rate, epochs: TRAINING, seed, print });

  // Here the test is looked at, once: nothing above depends on it, so nothing was chosen to please it.
  const accuracy = accuracyOf(model, digits, test);
  print(`\nTest: ${percent(accuracy, 2)} of ${grouped(test.length)} digits it had never seen\n`);
  const Z = model.predict(gatherRows(digits.A, test));
  print(confusionTable(confusion(Z, labelsOf(digits.Y, test)), Array.from('0123456789')));
  return { rate, accuracy };
}

/** Three blocks, each normalised so that a deep network learns fast, and a tenth of it dropped so that it does not learn by heart. */
function network(rng: Rng): Sequential {
  const block = (inFeatures: number, outFeatures: number) => [
    new Linear(inFeatures, outFeatures, { bias: false }), // the β of BatchNorm is its bias
    new BatchNorm1d(outFeatures),
    new ReLU(),
    new Dropout({ p: 0.1, rng }),
  ];
  const layers = [...block(784, 256), ...block(256, 128), ...block(128, 64), new Linear(64, 10)];
  return initialize(new Sequential(...layers), { rng });
}

interface Plan {
  readonly rate: number;
  readonly epochs: number;
  readonly seed: number;
  readonly print: Print;
}

/** A new network, trained on these rows, each digit moved by up to a pixel; lr falls along a cosine from `rate` to 0. */
function learn({ A, Y }: Digits, train: Uint32Array, { rate, epochs, seed, print }: Plan): Sequential {
  const rng = new Rng(seed); // every network begins and is trained alike
  const model = network(rng);
  const loss = new CrossEntropyLoss({ labelSmoothing: 0.1 });
  const optimizer = new AdamW(model.parameters, { lr: rate, weightDecay: 0.01 });
  const steps = Math.ceil(train.length / BATCH);
  const schedule = new CosineAnnealingLR(optimizer, { tMax: epochs * steps });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const bar = progress(`epoch ${epoch}/${epochs}`, steps, print);
    let [step, seen, total, right] = [0, 0, 0, 0];
    for (const rows of batches(train, BATCH, rng)) {
      const Z = model.forward(jiggle(gatherRows(A, rows), rng));
      total += rows.length * loss.forward(Z, labelsOf(Y, rows));
      right += countRight(Z, labelsOf(Y, rows));
      model.gradients(loss.backward());
      optimizer.step();
      schedule.step();
      seen += rows.length;
      bar.update(++step, total / seen, right / seen);
    }
    bar.end(total / seen, right / seen);
  }
  return model;
}

function accuracyOf(model: Sequential, { A, Y }: Digits, rows: Uint32Array): number {
  return countRight(model.predict(gatherRows(A, rows)), labelsOf(Y, rows)) / rows.length;
}

main(import.meta.url, run);
