/** 4. Penguins: which species is it, by the size of beak, flipper and body? */
import { mlp } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { gatherRows, Rng, Tensor } from '@chainrule/tensor';
import { batches, labelsOf, split } from './lib/batches.ts';
import { confusion, confusionTable, countRight } from './lib/classes.ts';
import { percent } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';
import { readJson } from './lib/read-json.ts';
import { standardiser } from './lib/standardise.ts';

const MEASURED = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'] as const;
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];

export function run({ seed = 1, print = console.log }: Options = {}): {
  accuracy: number;
  train: number;
  test: number;
} {
  const rng = new Rng(seed);
  const { all, penguins } = loadPenguins();
  const X = Tensor.from(penguins.map((penguin) => MEASURED.map((name) => penguin[name]!)));
  const Y = Uint8Array.from(penguins, ({ Species }) => SPECIES.indexOf(Species));
  const { train, test } = split(penguins.length, 1 / 4, rng);
  print('Penguins: the species of a penguin from four measurements\n');
  print(`  ${all} penguins, ${all - penguins.length} without measurements dropped`);
  print(`  ${train.length} to learn from, ${test.length} kept apart to test\n`);

  // Millimetres and grams become numbers around 0; only the training part says where 0 is.
  const A = standardiser(gatherRows(X, train)).apply(X); // [N, 4]

  const model = mlp([4, 16, 3], { rng });
  const loss = new CrossEntropyLoss();
  const optimizer = new SGD(model.parameters, { lr: 0.05, momentum: 0.9 });
  for (let epoch = 1; epoch <= 30; epoch++) {
    let total = 0;
    for (const rows of batches(train, 16, rng)) {
      const Z = model.forward(gatherRows(A, rows));
      total += rows.length * loss.forward(Z, labelsOf(Y, rows));
      model.backward(loss.backward());
      optimizer.step();
    }
    if (epoch === 1 || epoch % 10 === 0) {
      print(`  epoch ${String(epoch).padStart(2)}   loss ${(total / train.length).toFixed(4)}`);
    }
  }

  const Z = model.predict(gatherRows(A, test));
  const right = countRight(Z, labelsOf(Y, test));
  const accuracy = right / test.length;
  print(`\n  test accuracy ${percent(accuracy)}: ${right} of ${test.length} penguins named rightly\n`);
  print(confusionTable(confusion(Z, labelsOf(Y, test)), SPECIES));
  return { accuracy, train: train.length, test: test.length };
}

type Penguin = Record<(typeof MEASURED)[number], number | null> & { readonly Species: string };

function loadPenguins() {
  const all = readJson(import.meta.resolve('vega-datasets'), '../data/penguins.json') as readonly Penguin[];
  return {
    all: all.length,
    penguins: all.filter((penguin) => MEASURED.every((name) => penguin[name] !== null)),
  };
}

main(import.meta.url, run);
