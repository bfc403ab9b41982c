import type { Mutant } from '../mutants.ts';
import { linear, times } from './blueprints.ts';
import { change, Specimen, sum } from './specimen.ts';
import type { Formula } from './specimen.ts';

type Change = (right: Readonly<Record<string, Formula>>, inFeatures: number, outFeatures: number) => Formula;

/** Linear with one gradient replaced. */
const mutant = (
  bug: string,
  description: string,
  gradient: 'dLdA' | 'dLdW' | 'dLdb',
  says: string,
  replace: Change,
): Mutant => ({
  name: `Linear: ${bug}`,
  description,
  make: ({ inFeatures = 1, outFeatures = 1 }, dtype) => {
    const right = linear(inFeatures, outFeatures);
    return new Specimen(
      change(right, { [gradient]: replace(right.gradients, inFeatures, outFeatures) }),
      dtype,
    );
  },
  caughtBy: 'gradients',
  gradient,
  says,
});

const MEAN = 'times too small: the mean over N belongs in the loss';

/** Bugs of Z = A·Wᵀ + 1·bᵀ. */
export const linearMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  mutant(
    'dLdW divided by N',
    'The mean over the batch is taken in the layer and again in the loss.',
    'dLdW',
    MEAN,
    ({ dLdW }) => times(dLdW!, ({ N }) => 1 / N),
  ),
  mutant(
    'dLdb divided by N',
    'The mean instead of the sum over the batch, only for b.',
    'dLdb',
    MEAN,
    ({ dLdb }) => times(dLdb!, ({ N }) => 1 / N),
  ),
  mutant(
    'dLdb multiplied by N',
    'b is seen as a [N, C] matrix that each sample has, and summed once too often.',
    'dLdb',
    'times too large',
    ({ dLdb }) => times(dLdb!, ({ N }) => N),
  ),
  mutant(
    'dLdA doubled',
    'Added to itself: two paths where there is one.',
    'dLdA',
    'dLdA is 2 times too large',
    ({ dLdA }) => times(dLdA!, () => 2),
  ),
  mutant(
    'dLdW halved',
    'The ½ of a squared error has strayed into the layer.',
    'dLdW',
    'dLdW is 2 times too small',
    ({ dLdW }) => times(dLdW!, () => 1 / 2),
  ),
  mutant(
    'dLdW with the wrong sign',
    'Target minus output instead of output minus target.',
    'dLdW',
    'dLdW has the wrong sign',
    ({ dLdW }) => times(dLdW!, () => -1),
  ),
  mutant(
    'dLdW is zero',
    'The array is allocated and returned, but nothing is computed.',
    'dLdW',
    'dLdW is 0, though forward depends on W',
    () => () => 0,
  ),
  mutant(
    'dLdb never written',
    'The line for b was forgotten.',
    'dLdb',
    'backward never writes dLdb',
    () => (x, k) => x.at('dLdb', k, 0),
  ),
  mutant(
    'dLdW accumulated',
    '`+=` where `=` belongs: right in the first step only.',
    'dLdW',
    'backward adds to the dLdW that was there before',
    ({ dLdW }) =>
      (x, k, j) =>
        x.at('dLdW', k, j) + dLdW!(x, k, j),
  ),
  mutant(
    'dLdW transposed',
    'Aᵀ·dLdZ stored into the memory of dLdZᵀ·A.',
    'dLdW',
    'dLdW is transposed',
    ({ dLdW }, inFeatures, outFeatures) =>
      (x, k, j) => {
        const at = k * inFeatures + j; // in row-major memory, read as [C_in, C_out]
        return dLdW!(x, at % outFeatures, Math.floor(at / outFeatures));
      },
  ),
  mutant(
    'dLdA with the transposed W',
    'dLdZ·Wᵀ: not even an error message where W is square.',
    'dLdA',
    'dLdA is what it should be if a matrix were transposed',
    (_, inFeatures, outFeatures) => (x, n, j) =>
      sum(outFeatures, (k) => {
        const at = j * outFeatures + k;
        return x.dLdZ(n, k) * x.at('W', Math.floor(at / inFeatures), at % inFeatures);
      }),
  ),
  mutant(
    'dLdb of the last sample',
    'Assigned within the loop over the batch, not added.',
    'dLdb',
    'dLdb is that of the last sample alone',
    () => (x, k) => x.dLdZ(x.N - 1, k),
  ),
  mutant(
    'dLdW of the first sample',
    'Tried out with one sample, where it was right.',
    'dLdW',
    'dLdW is that of the first sample alone',
    () => (x, k, j) => x.dLdZ(0, k) * x.A(0, j),
  ),
  mutant(
    'dLdW misses the last output',
    'A loop to C_out − 1.',
    'dLdW',
    'dLdW is 0, and should not be, only in the last ',
    ({ dLdW }, _, outFeatures) =>
      (x, k, j) =>
        k < outFeatures - 1 || outFeatures === 1 ? dLdW!(x, k, j) : 0,
  ),
  mutant(
    'dLdA misses the first input',
    'A loop that begins at 1, from a language that counts so.',
    'dLdA',
    'only in the first column',
    ({ dLdA }, inFeatures) =>
      (x, n, j) =>
        j > 0 || inFeatures === 1 ? dLdA!(x, n, j) : 0,
  ),
  mutant(
    'dLdA of the first sample only',
    'dLdA is allocated for one row and filled with zeros for the rest.',
    'dLdA',
    'dLdA is 0, and should not be, in all but the first ',
    ({ dLdA }) =>
      (x, n, j) =>
        n === 0 ? dLdA!(x, n, j) : 0,
  ),
  mutant(
    'dLdb summed over everything',
    'A sum without its axis.',
    'dLdb',
    'summed over one axis too many',
    (_, __, outFeatures) => (x) => sum(x.N, (n) => sum(outFeatures, (k) => x.dLdZ(n, k))),
  ),
  mutant(
    'one number of dLdW 1 % off',
    'A rounding that was meant to be harmless; found only where every number is looked at.',
    'dLdW',
    'dLdW is wrong only in the last row and the last column',
    ({ dLdW }, inFeatures, outFeatures) =>
      (x, k, j) =>
        dLdW!(x, k, j) * (k === outFeatures - 1 && j === inFeatures - 1 ? 1.01 : 1),
  ),
  mutant(
    'dLdW off by a millionth',
    'Far below the tolerance that most checkers come with.',
    'dLdW',
    'dLdW is not 0 when dLdZ is 0',
    ({ dLdW }) =>
      (x, k, j) =>
        dLdW!(x, k, j) + (k + j === 0 ? 1e-6 : 0),
  ),
  mutant(
    'dLdW wrong for N > 3',
    'A loop unrolled by four, whose body has the bug and whose remainder has not.',
    'dLdW',
    'dLdW is wrong only for N > 3',
    ({ dLdW }) => times(dLdW!, ({ N }) => (N > 3 ? 1.5 : 1)),
  ),
  mutant(
    'weight decay in dLdW',
    'The penalty belongs in the loss or in the optimizer; here nothing in forward pays it.',
    'dLdW',
    'dLdW is not 0 when dLdZ is 0',
    ({ dLdW }) =>
      (x, k, j) =>
        dLdW!(x, k, j) + x.at('W', k, j) / 8,
  ),
  mutant(
    'dLdW without the last sample',
    'A batch counted from 1 to N − 1.',
    'dLdW',
    'dLdW is wrong only for N > 1',
    () => (x, k, j) => sum(x.N > 1 ? x.N - 1 : 1, (n) => x.dLdZ(n, k) * x.A(n, j)),
  ),
])();
