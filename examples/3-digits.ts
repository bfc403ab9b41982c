/** 3. Digits: a network of 50,890 numbers learns to read handwritten digits. */
import { checkGradients, checkLossGradient } from '@chainrule/gradcheck';
import { mlp, type Sequential } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { argmax, elementary, gatherRows, Rng, Tensor } from '@chainrule/tensor';
import { batches, labelsOf, split } from './lib/batches.ts';
import { confusion, confusionTable, countRight } from './lib/classes.ts';
import { drawDigit, jiggle, loadDigits } from './lib/digits.ts';
import { beside, grouped, indent, percent, table } from './lib/format.ts';
import { drawLossCurve } from './lib/loss-curve.ts';
import { main, type Options, type Print } from './lib/main.ts';
import { mean } from './lib/mean.ts';
import { progress } from './lib/progress.ts';

const SIZES = [784, 64, 10];
const BATCH = 32;
const EPOCHS = 5;
const LR = 0.05;

type Numbers = Record<'accuracy' | 'loss' | 'checked' | 'proven', number>;

export function run({ seed = 1, print = console.log }: Options = {}): Numbers {
  const rng = new Rng(seed);
  const { A, Y } = loadDigits(); // A [10000, 784], ink from 0 to 1; Y [10000], which digit
  const { train, test } = split(Y.length, 1 / 5, rng);
  const model = mlp(SIZES, { rng });
  print(`Digits: learning to read ${grouped(Y.length)} handwritten digits of 28 × 28 pixels\n`);
  print(`  ${grouped(train.length)} to learn from, ${grouped(test.length)} kept apart to test\n`);
  print(`${indent(model.summary())}\n`);

  const some = train.subarray(0, 2);
  const proof = prove(model, gatherRows(A, some), labelsOf(Y, some), print);

  const loss = new CrossEntropyLoss();
  const optimizer = new SGD(model.parameters, { lr: LR, momentum: 0.9 });
  const batch = Tensor.zeros([BATCH, 784]); // the same memory for every step
  const steps = train.length / BATCH;
  const losses: number[] = [];
  print(
    `\nTraining: ${EPOCHS} epochs of ${steps} steps, ${BATCH} digits a step, each moved by up to a pixel\n`,
  );
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    const bar = progress(`epoch ${epoch}/${EPOCHS}`, steps, print);
    let [step, total, right] = [0, 0, 0];
    for (const rows of batches(train, BATCH, rng)) {
      const Z = model.forward(jiggle(gatherRows(A, rows, batch), rng));
      const L = loss.forward(Z, labelsOf(Y, rows));
      model.gradients(loss.backward()); // backward, without the dLdA by the pixels
      optimizer.step();

      losses.push(L);
      optimizer.lr = LR * (1 - losses.length / (EPOCHS * steps)); // ever smaller steps, down to 0
      total += L;
      right += countRight(Z, labelsOf(Y, rows));
      bar.update(++step, total / step, right / (step * BATCH));
    }
    bar.end(total / steps, right / train.length);
  }

  const Z = model.predict(gatherRows(A, test)); // [2000, 10]
  const right = countRight(Z, labelsOf(Y, test));
  const accuracy = right / test.length;
  print(
    `\nTest: ${percent(accuracy, 2)}, ${grouped(right)} of ${grouped(test.length)} digits it had never seen\n`,
  );
  print(confusionTable(confusion(Z, labelsOf(Y, test)), Array.from('0123456789')));
  print('\nMisread, the surest first:\n');
  print(misread(Z, labelsOf(Y, test), gatherRows(A, test)));
  print(`\nThe loss, step by step: ${drawLossCurve('3-digits-loss', losses, steps)}`);
  return { accuracy, loss: mean(losses.slice(-steps)), ...proof };
}

/**
 * Is backward the gradient of forward, for this model, these weights and real digits? Asked in float64, where
 * finite differences see the smallest errors; of a gradient with many numbers a random sample is checked.
 */
function prove(model: Sequential, A: Tensor, Y: Uint32Array, print: Print) {
  print('Gradients, beside finite differences of forward, before they are used:\n');
  const twin = mlp(SIZES, { rng: new Rng(0), dtype: 'float64' });
  for (const [p, { value }] of twin.parameters.entries()) value.data.set(model.parameters[p]!.value.data);
  const Z = twin.predict(A.to('float64'));
  const reports = [checkLossGradient(new CrossEntropyLoss(), Z, Y), checkGradients(twin, A.to('float64'))];
  const rows = reports
    .flatMap(({ entries }) => entries)
    .map(({ name, shape, checked, wrong, inconclusive }) => {
      const numbers = shape.reduce((product, length) => product * length, 1);
      return { name, numbers, checked, proven: checked - wrong - inconclusive };
    });
  const checked = rows.reduce((sum, row) => sum + row.checked, 0);
  const proven = rows.reduce((sum, row) => sum + row.proven, 0);
  print(table([['', 'numbers', 'checked', 'proven'], ...rows.map((row) => Object.values(row))]));
  print(`\n  ${grouped(proven)} of ${grouped(checked)} proven`);
  for (const report of reports) if (report.verdict !== 'pass') print(`\n${indent(String(report))}`);
  return { checked, proven };
}

/** The misread digits it was surest of, with what they are and what they were taken for. */
function misread(Z: Tensor, Y: Uint32Array, A: Tensor): string {
  const loss = new CrossEntropyLoss();
  const wrong = Array.from(argmax(Z), (digit, row) => {
    const L = loss.forward(gatherRows(Z, [row]), [digit]); // L = −log p
    return { row, digit, p: elementary.exp(-L) };
  }).filter(({ row, digit }) => digit !== Y[row]);
  const surest = wrong.sort((a, b) => b.p - a.p || a.row - b.row).slice(0, 3);
  return beside(
    surest.map(({ row, digit, p }) => [
      `a ${Y[row]!}, read as ${digit} (${percent(p)})`,
      ...drawDigit(gatherRows(A, [row]).data),
    ]),
  );
}

main(import.meta.url, run);
