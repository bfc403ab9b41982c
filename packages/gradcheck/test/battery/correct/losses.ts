import type { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { size, tensor } from '../../../src/index.ts';
import type { GradcheckLossSpec, Ranges, Sizes } from '../../../src/index.ts';
import { FormulaLoss } from '../formula-loss.ts';
import type { LossFormulas } from '../formula-loss.ts';
import { each, total } from '../formulas.ts';
import { between, classes, hot, like } from '../targets.ts';
import { softmaxOf } from './rows.ts';

/** A loss that is right. */
export interface CorrectLoss {
  readonly name: string;
  readonly spec: GradcheckLossSpec<never>;
}

const loss = <Target>(
  name: string,
  formulas: LossFormulas<Target>,
  target: (sizes: Sizes) => fc.Arbitrary<Target>,
  Z?: Ranges[string],
): CorrectLoss => ({
  name,
  spec: {
    sizes: { N: size(), C: size() },
    loss: () => new FormulaLoss(formulas),
    input: ({ N, C }: Sizes) => [N!, C!],
    target,
    ...(Z === undefined ? {} : { ranges: { Z } }),
  } as unknown as GradcheckLossSpec<never>,
});

/** L = Σ f(z, y), and its derivative by z. */
const summed = (
  f: (z: number, y: number) => number,
  derivative: (z: number, y: number) => number,
): LossFormulas<Tensor> => ({
  L: (Z, Y) => total(Z.flat().map((z, i) => f(z, Y.data[i]!))),
  dLdZ: (Z, Y) => each(Z, (z, n, c) => derivative(z, between(Y)[n]![c]!)),
});
const probabilities = ({ N, C }: Sizes): fc.Arbitrary<Tensor> => tensor([N!, C!], { min: 0, max: 1 });

/** Losses that are right. */
export const correctLosses: readonly CorrectLoss[] = [
  loss(
    '(z − y)²',
    summed(
      (z, y) => (z - y) ** 2,
      (z, y) => 2 * (z - y),
    ),
    like,
  ),
  loss(
    '1e6·(z − y)²',
    summed(
      (z, y) => 1e6 * (z - y) ** 2,
      (z, y) => 2e6 * (z - y),
    ),
    like,
  ),
  loss(
    '|z − y|',
    summed(
      (z, y) => Math.abs(z - y),
      (z, y) => Math.sign(z - y),
    ),
    like,
  ),
  loss(
    'hinge',
    summed(
      (z, y) => Math.max(0, 1 - z * y),
      (z, y) => (z * y < 1 ? -y : 0),
    ),
    like,
  ),
  loss(
    'Huber',
    summed(
      (z, y) => (Math.abs(z - y) < 1 ? (z - y) ** 2 / 2 : Math.abs(z - y) - 0.5),
      (z, y) => Math.max(-1, Math.min(1, z - y)),
    ),
    like,
  ),
  loss(
    'log cosh',
    summed(
      (z, y) => Math.log(Math.cosh(z - y)),
      (z, y) => Math.tanh(z - y),
    ),
    like,
  ),
  loss(
    'binary cross-entropy',
    summed(
      (p, y) => -y * Math.log(p) - (1 - y) * Math.log(1 - p),
      (p, y) => (p - y) / (p * (1 - p)),
    ),
    probabilities,
    [0.0625, 0.9375],
  ),
  loss(
    'cross-entropy, logits to ±40',
    {
      L: (Z, y: readonly number[]) => total(Z.map((z, n) => logSumExp(z) - z[y[n]!]!)) / Z.length,
      dLdZ: (Z, y) => Z.map((z, n) => softmaxOf(z).map((p, c) => (p - hot(c, y[n]!)) / Z.length)),
    },
    classes,
    [-40, 40],
  ),
  loss(
    'squares of the first probability, and no target',
    {
      L: (Z) => total(Z.map((z) => softmaxOf(z)[0]! ** 2)),
      dLdZ: (Z) => Z.map(softmaxOf).map((p) => p.map((x, c) => 2 * p[0]! * p[0]! * (hot(c, 0) - x))),
    },
    () => fc.constant(undefined),
  ),
];

function logSumExp(z: readonly number[]): number {
  const most = Math.max(...z);
  return most + Math.log(total(z.map((x) => Math.exp(x - most))));
}
