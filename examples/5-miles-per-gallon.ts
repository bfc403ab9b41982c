/** 5. Miles per gallon: how far does a car of the seventies go on a gallon of petrol? A regression. */
import { mlp } from '@chainrule/layers';
import { MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { gatherRows, Rng, Tensor } from '@chainrule/tensor';
import { batches, split } from './lib/batches.ts';
import { table } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';
import { mean } from './lib/mean.ts';
import { readJson } from './lib/read-json.ts';
import { standardiser } from './lib/standardise.ts';

const MEASURED = ['Cylinders', 'Displacement', 'Horsepower', 'Weight_in_lbs', 'Acceleration'] as const;
const ORIGINS = ['USA', 'Europe', 'Japan'];

export function run({ seed = 1, print = console.log }: Options = {}): Record<
  'r2' | 'error' | 'train' | 'test',
  number
> {
  const rng = new Rng(seed);
  const { all, cars } = loadCars();
  const X = Tensor.from(cars.map(features)); //                              [N, 9]
  const mpg = Tensor.from(cars.map((car) => [car.Miles_per_Gallon!])); //    [N, 1]
  const { train, test } = split(cars.length, 1 / 4, rng);
  print('Miles per gallon: how far a car goes, from its engine, weight, year and origin\n');
  print(`  ${all} cars, ${all - cars.length} with missing values dropped`);
  print(`  ${train.length} to learn from, ${test.length} kept apart to test\n`);

  // Pounds, years and miles per gallon become numbers around 0; only the training part says where 0 is.
  const A = standardiser(gatherRows(X, train)).apply(X);
  const miles = standardiser(gatherRows(mpg, train));
  const Y = miles.apply(mpg);

  const model = mlp([9, 16, 1], { activation: 'tanh', rng });
  const loss = new MSELoss();
  const optimizer = new SGD(model.parameters, { lr: 0.02, momentum: 0.9, weightDecay: 1e-3 });
  for (let epoch = 1; epoch <= 60; epoch++) {
    let total = 0;
    for (const rows of batches(train, 16, rng)) {
      const Z = model.forward(gatherRows(A, rows));
      total += rows.length * loss.forward(Z, gatherRows(Y, rows));
      model.backward(loss.backward());
      optimizer.step();
    }
    if (epoch === 1 || epoch % 20 === 0) {
      print(`  epoch ${String(epoch).padStart(2)}   loss ${(total / train.length).toFixed(4)}`);
    }
  }

  const predicted = Array.from(miles.undo(model.predict(gatherRows(A, test))).data); // in miles per gallon again
  const wanted = Array.from(gatherRows(mpg, test).data);
  const r2 = rSquared(predicted, wanted);
  const error = mean(wanted.map((y, i) => Math.abs(predicted[i]! - y)));
  print(`\n  R² ${r2.toFixed(3)} on the test cars, off by ${error.toFixed(1)} mpg on average\n`);
  const inMpg = (x: number): string => `${x.toFixed(1)} mpg`;
  print(
    table([
      ['car', 'year', 'really', 'predicted'],
      ...Array.from(test.subarray(0, 6), (row, i) => {
        const { Name, Year } = cars[row]!;
        return [Name, Year.slice(0, 4), inMpg(wanted[i]!), inMpg(predicted[i]!)];
      }),
    ]),
  );
  return { r2, error, train: train.length, test: test.length };
}

/** R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²: 1 is perfect, 0 is no better than always saying the mean. */
function rSquared(predicted: readonly number[], wanted: readonly number[]): number {
  const centre = mean(wanted);
  const residual = mean(wanted.map((y, i) => (y - predicted[i]!) * (y - predicted[i]!)));
  return 1 - residual / mean(wanted.map((y) => (y - centre) * (y - centre)));
}

type Car = Record<(typeof MEASURED)[number] | 'Miles_per_Gallon', number | null> &
  Readonly<Record<'Name' | 'Year' | 'Origin', string>>;

function loadCars() {
  const all = readJson(import.meta.resolve('vega-datasets'), '../data/cars.json') as readonly Car[];
  const complete = (car: Car): boolean =>
    car.Miles_per_Gallon !== null && MEASURED.every((name) => car[name] !== null);
  return { all: all.length, cars: all.filter(complete) };
}

/** Five measurements, the year, and the origin as a 1 among three. */
function features(car: Car): number[] {
  const origin = ORIGINS.map((name) => Number(name === car.Origin));
  return [...MEASURED.map((name) => car[name]!), Number(car.Year.slice(0, 4)), ...origin];
}

main(import.meta.url, run);
