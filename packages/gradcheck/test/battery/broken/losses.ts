import type { Tensor } from '@chainrule/tensor';
import type fc from 'fast-check';
import { size, tensor } from '../../../src/index.ts';
import type { GradcheckLossSpec, Law, Sizes } from '../../../src/index.ts';
import { softmaxOf } from '../correct/rows.ts';
import { each, total } from '../formulas.ts';
import type { Matrix } from '../formulas.ts';
import { FormulaLoss } from '../formula-loss.ts';
import type { LossFormulas } from '../formula-loss.ts';
import { between, classes, hot, like } from '../targets.ts';
import type { Broken } from './case.ts';

const loss = <Target>(
  name: string,
  says: RegExp,
  formulas: LossFormulas<Target>,
  target: (sizes: Sizes) => fc.Arbitrary<Target>,
  {
    law = 'gradients',
    numbers = false,
    ...spec
  }: Partial<GradcheckLossSpec<Target>> & { law?: Law; numbers?: boolean } = {},
): Broken => ({
  name,
  says,
  law,
  most: {},
  numbers,
  point: undefined,
  spec: {
    sizes: { N: size(), C: size() },
    loss: () => new FormulaLoss(formulas),
    input: ({ N, C }: Sizes) => [N!, C!],
    target,
    ...spec,
  } as unknown as GradcheckLossSpec<never>,
});

const squared = (factor: (Z: Matrix) => number): LossFormulas<Tensor> => ({
  L: (Z, Y) => total(Z.flat().map((z, i) => (z - Y.data[i]!) ** 2)) / Z.flat().length,
  dLdZ: (Z, Y) => each(Z, (z, n, c) => (2 * factor(Z) * (z - between(Y)[n]![c]!)) / Z.flat().length),
});

const crossEntropy = (
  dLdz: (p: number[], y: number, N: number) => number[],
): LossFormulas<readonly number[]> => ({
  L: (Z, y) => -total(Z.map((z, n) => Math.log(softmaxOf(z)[y[n]!]!))) / Z.length,
  dLdZ: (Z, y) => Z.map((z, n) => dLdz(softmaxOf(z), y[n]!, Z.length)),
});

/** Losses with another gradient. */
export const brokenLosses: readonly Broken[] = [
  loss(
    'MSE: a sum in backward, a mean in forward',
    /dLdZ is N·C = \d times too large/,
    squared((Z) => Z.flat().length),
    like,
  ),
  loss(
    'MSE: over the batch alone',
    /dLdZ is .*times too large/,
    squared((Z) => Z[0]!.length),
    like,
  ),
  loss(
    'MSE: 1/N twice',
    /dLdZ is N = 2 times too small/,
    squared((Z) => 1 / Z.length),
    like,
  ),
  loss(
    'MSE: Y − Z',
    /dLdZ has the wrong sign/,
    squared(() => -1),
    like,
  ),
  loss(
    'L1: Z − Y, not its sign',
    /dLdZ/,
    {
      L: (Z, Y) => total(Z.flat().map((z, i) => Math.abs(z - Y.data[i]!))),
      dLdZ: (Z, Y) => each(Z, (z, n, c) => z - between(Y)[n]![c]!),
    },
    like,
  ),
  loss(
    'Huber, which goes on growing beyond δ',
    /dLdZ/,
    {
      L: (Z, Y) =>
        total(
          Z.flat()
            .map((z, i) => Math.abs(z - Y.data[i]!))
            .map((e) => (e <= 1 ? (e * e) / 2 : e - 0.5)),
        ),
      dLdZ: (Z, Y) => each(Z, (z, n, c) => z - between(Y)[n]![c]!),
    },
    like,
  ),
  loss(
    'cross-entropy: P without Y',
    /one number of dLdZ is too large by 1\/N, and the others are right: what a one-hot target takes away is missing/,
    crossEntropy((p, _, N) => p.map((x) => x / N)),
    classes,
  ),
  loss(
    'cross-entropy: not divided by N',
    /dLdZ is N = 2 times too large/,
    crossEntropy((p, y) => p.map((x, c) => x - hot(c, y))),
    classes,
  ),
  loss(
    'cross-entropy: Y is one place too far',
    /dLdZ/,
    crossEntropy((p, y, N) => p.map((x, c) => (x - hot(c, (y + 1) % p.length)) / N)),
    classes,
  ),
  loss(
    'hinge: the margin is 1 in forward and 0 in backward',
    /dLdZ/,
    {
      L: (Z, Y) => total(Z.flat().map((z, i) => Math.max(0, 1 - z * Y.data[i]!))),
      dLdZ: (Z, Y) => each(Z, (z, n, c) => (z * between(Y)[n]![c]! < 0 ? -between(Y)[n]![c]! : 0)),
    },
    like,
  ),
  loss<Tensor>(
    'binary cross-entropy: p − y, without 1/p(1 − p)',
    /dLdZ/,
    {
      L: (Z, Y) =>
        -total(Z.flat().map((p, i) => Y.data[i]! * Math.log(p) + (1 - Y.data[i]!) * Math.log(1 - p))),
      dLdZ: (Z, Y) => each(Z, (p, n, c) => p - between(Y)[n]![c]!),
    },
    ({ N, C }) => tensor([N!, C!], { min: 0, max: 1 }),
    { ranges: { Z: [0.0625, 0.9375] }, numbers: true },
  ),
  loss<Tensor>(
    'the target is clipped in place',
    /forward changes Y/,
    {
      L: (Z, Y) => {
        Y.data.forEach((y, i) => (Y.data[i] = Math.max(y, 0)));
        return squared(() => 1).L(Z, Y);
      },
      dLdZ: squared(() => 1).dLdZ,
    },
    like,
    { law: 'leaves its inputs alone' },
  ),
];
