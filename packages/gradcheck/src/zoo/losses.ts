import type { Mutant } from '../mutants.ts';
import { crossEntropy, error, oneHot, probability, sigma, squaredError, times } from './blueprints.ts';
import { change, Specimen, sum } from './specimen.ts';
import type { Blueprint, Formula } from './specimen.ts';

/** A loss with another gradient. */
const mutant = (
  base: Blueprint,
  bug: string,
  description: string,
  says: string,
  replace: (right: Formula) => Formula,
): Mutant => ({
  name: `${base.name}: ${bug}`,
  description,
  make: (_, dtype) => new Specimen(change(base, { dLdA: replace(base.gradients['dLdA']!) }), dtype),
  caughtBy: 'gradients',
  gradient: 'dLdA',
  says,
});

/** Bugs of the softmax cross-entropy and of the mean squared error. */
export const lossMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  mutant(
    crossEntropy,
    'without 1/N',
    'forward takes the mean, backward does not.',
    'times too large',
    (right) => times(right, ({ N }) => N),
  ),
  mutant(crossEntropy, '1/N twice', 'The mean is taken of the mean.', 'times too small', (right) =>
    times(right, ({ N }) => 1 / N),
  ),
  mutant(
    crossEntropy,
    'divided by C as well',
    'mean() over the whole matrix where the loss is a mean over its rows.',
    'times too small',
    (right) => times(right, ({ C }) => 1 / C),
  ),
  mutant(crossEntropy, 'Y − P', 'The difference the other way round.', 'dLdA has the wrong sign', (right) =>
    times(right, () => -1),
  ),
  mutant(
    crossEntropy,
    'the target forgotten',
    'P/N, without − Y.',
    'one number of dLdA is too large by 1/N times dLdZ',
    () => (x, n, c) => (x.dLdZ(0, 0) * probability(x, n, c)) / x.N,
  ),
  mutant(
    crossEntropy,
    'sigmoid for softmax',
    'The probabilities of independent labels, σ(A) − Y.',
    'each number of dLdA depends on the same number of A alone',
    () => (x, n, c) => (x.dLdZ(0, 0) * (sigma(x.A(n, c)) - oneHot(x, n, c))) / x.N,
  ),
  mutant(
    crossEntropy,
    'dLdZ ignored',
    'As if a loss were always the end: wrong as soon as it is scaled or summed with another.',
    'the factor dLdZ is missing',
    () => (x, n, c) => (probability(x, n, c) - oneHot(x, n, c)) / x.N,
  ),
  mutant(
    squaredError,
    'without the 2',
    'The derivative of half a square.',
    'dLdA is 2 times too small',
    (right) => times(right, () => 1 / 2),
  ),
  mutant(
    squaredError,
    'divided by N only',
    'forward is a mean over all numbers, backward one over samples.',
    'times too large',
    (right) => times(right, ({ C }) => C),
  ),
  mutant(
    squaredError,
    'a sum, not a mean',
    'forward divides by N·C, backward does not.',
    'times too large',
    (right) => times(right, ({ N, C }) => N * C),
  ),
  mutant(squaredError, 'Y − A', 'The difference the other way round.', 'dLdA has the wrong sign', (right) =>
    times(right, () => -1),
  ),
  mutant(
    squaredError,
    'the same error for the whole row',
    'The error is summed over the features before it is handed back.',
    'dLdA is wrong only for inFeatures > 1',
    () => (x, n) => (2 * x.dLdZ(0, 0) * sum(x.C, (c) => error(x, n, c))) / (x.N * x.C),
  ),
])();
