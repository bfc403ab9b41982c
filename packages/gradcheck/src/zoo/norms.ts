import type { Mutant } from '../mutants.ts';
import { alongBatch, alongFeatures, batchNorm, layerNorm, times } from './blueprints.ts';
import { change, Specimen, sum } from './specimen.ts';
import type { Blueprint, Formula } from './specimen.ts';

/** A normalisation with other gradients. */
const mutant = (
  base: (features: number) => Blueprint,
  name: string,
  description: string,
  gradient: string,
  says: string,
  replace: (right: Readonly<Record<string, Formula>>) => Readonly<Record<string, Formula>>,
): Mutant => ({
  name,
  description,
  make: ({ inFeatures = 1 }, dtype) => {
    const right = base(inFeatures);
    return new Specimen(
      change(
        { ...right, ...(base === batchNorm ? { predict: 'none' as const } : {}) },
        replace(right.gradients),
      ),
      dtype,
    );
  },
  caughtBy: 'gradients',
  gradient,
  says,
});

/** Bugs of layer and batch normalisation. */
export const normMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  mutant(
    layerNorm,
    'LayerNorm: the mean as a constant',
    'A moves its own mean; the term − mean G is forgotten.',
    'dLdA',
    'a sum over the features is missing or wrong',
    () => ({
      dLdA: (x, n, c) => {
        const { s, X, G, own, size } = alongFeatures(x, n, c);
        return s * (G(own) - (X(own) * sum(size, (i) => G(i) * X(i))) / size);
      },
    }),
  ),
  mutant(
    layerNorm,
    'LayerNorm: the variance as a constant',
    'A moves its own variance; the term − X̂·mean(G ⊙ X̂) is forgotten.',
    'dLdA',
    'a term with the variance is missing or wrong',
    () => ({
      dLdA: (x, n, c) => {
        const { s, G, own, size } = alongFeatures(x, n, c);
        return s * (G(own) - sum(size, G) / size);
      },
    }),
  ),
  mutant(
    layerNorm,
    'LayerNorm: dLdgamma and dLdbeta exchanged',
    'Two arrays of the same shape, handed back in the other order.',
    'dLdgamma',
    'holds what belongs into',
    ({ dLdgamma, dLdbeta }) => ({ dLdgamma: dLdbeta!, dLdbeta: dLdgamma! }),
  ),
  mutant(
    layerNorm,
    'LayerNorm: dLdgamma with A for X̂',
    'What is multiplied by γ is the normalised A, not A.',
    'dLdgamma',
    'dLdgamma is Σ dLdZ ⊙ A over the batch',
    () => ({ dLdgamma: (x, c) => sum(x.N, (n) => x.dLdZ(n, c) * x.A(n, c)) }),
  ),
  mutant(
    batchNorm,
    'BatchNorm: statistics as constants',
    'γ·s·dLdZ: what the layer does when it infers.',
    'dLdA',
    'the terms across samples are missing',
    () => ({
      dLdA: (x, n, c) => {
        const { s, G, own } = alongBatch(x, n, c);
        return s * G(own);
      },
    }),
  ),
  mutant(
    batchNorm,
    'BatchNorm: the mean as a constant',
    'The term − mean G over the batch is forgotten.',
    'dLdA',
    'a sum over the batch is missing or wrong',
    () => ({
      dLdA: (x, n, c) => {
        const { s, X, G, own, size } = alongBatch(x, n, c);
        return s * (G(own) - (X(own) * sum(size, (i) => G(i) * X(i))) / size);
      },
    }),
  ),
  mutant(
    batchNorm,
    'BatchNorm: γ forgotten in dLdA',
    'A new layer holds γ = 1, where it does not show.',
    'dLdA',
    'lacks the factor gamma',
    ({ dLdA }) => ({
      dLdA: (x, n, c) => dLdA!({ ...x, at: (name, i, j) => (name === 'gamma' ? 1 : x.at(name, i, j)) }, n, c),
    }),
  ),
  mutant(
    batchNorm,
    'BatchNorm: dLdgamma divided by N',
    'The mean over the batch, where the sum belongs.',
    'dLdgamma',
    'times too small: the mean over N belongs in the loss',
    ({ dLdgamma }) => ({ dLdgamma: times(dLdgamma!, ({ N }) => 1 / N) }),
  ),
  mutant(
    batchNorm,
    'BatchNorm: dLdbeta of the last sample',
    'Assigned within the loop over the batch, not added.',
    'dLdbeta',
    'dLdbeta is that of the last sample alone',
    () => ({ dLdbeta: (x, c) => x.dLdZ(x.N - 1, c) }),
  ),
])();
