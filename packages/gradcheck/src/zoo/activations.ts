import type { Mutant } from '../mutants.ts';
import {
  dropout,
  kept,
  leakyRelu,
  relu,
  sigma,
  sigmoid,
  softmax,
  softplus,
  tanhLayer,
} from './blueprints.ts';
import { change, Specimen } from './specimen.ts';
import type { Blueprint, Formula } from './specimen.ts';
import { elementary } from '@chainrule/tensor';

/** An activation with another dLdA. */
const mutant = (base: Blueprint, bug: string, description: string, says: string, dLdA: Formula): Mutant => ({
  name: `${base.name}: ${bug}`,
  description,
  make: (_, dtype) => new Specimen(change(base, { dLdA }), dtype),
  caughtBy: 'gradients',
  gradient: 'dLdA',
  says,
});

/** Bugs of Z = f(A), and of dropout. */
export const activationMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  mutant(relu, 'dLdZ passed on', 'The mask is forgotten.', 'dLdA is dLdZ as it came', (x, n, c) =>
    x.dLdZ(n, c),
  ),
  mutant(
    relu,
    'mask of dLdZ',
    'The sign is asked of the gradient, as in “guided” backpropagation, and not of A.',
    'backward decides by dLdZ',
    (x, n, c) => Math.max(x.dLdZ(n, c), 0),
  ),
  mutant(
    relu,
    'threshold at 1',
    'Numbers between 0 and 1 are cut off in backward, not in forward.',
    '0, and should not be, only where A is',
    (x, n, c) => (x.A(n, c) > 1 ? x.dLdZ(n, c) : 0),
  ),
  mutant(
    relu,
    'slope beyond 2',
    'Forward was once ReLU6, backward still is something of the kind.',
    'only where A is above',
    (x, n, c) => (x.A(n, c) > 0 && x.A(n, c) <= 2 ? x.dLdZ(n, c) : 0),
  ),
  mutant(
    relu,
    'the step without dLdZ',
    'f′ is returned instead of dLdZ ⊙ f′.',
    'the factor dLdZ is missing',
    (x, n, c) => (x.A(n, c) > 0 ? 1 : 0),
  ),
  mutant(
    leakyRelu,
    'no slope below zero',
    'backward was copied from ReLU.',
    '0, and should not be, only where A is negative',
    (x, n, c) => (x.A(n, c) > 0 ? x.dLdZ(n, c) : 0),
  ),
  mutant(
    leakyRelu,
    'slope of its own below zero',
    'The slope is a constant in two places, and one was changed.',
    'only where A is negative',
    (x, n, c) => x.dLdZ(n, c) * (x.A(n, c) > 0 ? 1 : 1 / 4),
  ),
  mutant(
    sigmoid,
    'A·(1 − A)',
    'The formula Z·(1 − Z) is right, the letter is not.',
    'a formula in Z that was given A',
    (x, n, c) => x.dLdZ(n, c) * x.A(n, c) * (1 - x.A(n, c)),
  ),
  mutant(
    sigmoid,
    'σ′ at Z',
    'The derivative is taken at the output: σ is applied once more.',
    'the derivative taken at Z instead of A',
    (x, n, c) => x.dLdZ(n, c) * sigma(x.Z(n, c)) * (1 - sigma(x.Z(n, c))),
  ),
  mutant(sigmoid, '1 − Z forgotten', 'dLdZ ⊙ Z.', 'dLdA is dLdZ ⊙ Z,', (x, n, c) => x.dLdZ(n, c) * x.Z(n, c)),
  mutant(
    tanhLayer,
    '1 − A²',
    'The formula 1 − Z² is right, the letter is not.',
    'a formula in Z that was given A',
    (x, n, c) => x.dLdZ(n, c) * (1 - x.A(n, c) * x.A(n, c)),
  ),
  mutant(
    tanhLayer,
    '1 − tanh² Z',
    'The derivative is taken at the output: tanh is applied twice.',
    'the derivative taken at Z instead of A',
    (x, n, c) => {
      const z = elementary.tanh(x.Z(n, c));
      return x.dLdZ(n, c) * (1 - z * z);
    },
  ),
  mutant(
    tanhLayer,
    'the square forgotten',
    '1 − Z: right at 0 and, when saturated, for positive A.',
    'dLdA is dLdZ ⊙ (1 − Z),',
    (x, n, c) => x.dLdZ(n, c) * (1 - x.Z(n, c)),
  ),
  mutant(
    softplus,
    'saturated too early',
    'A threshold that spares an exponential, in backward only.',
    'only where A is between about 1',
    (x, n, c) => x.dLdZ(n, c) * (x.A(n, c) > 1 ? 1 : sigma(x.A(n, c))),
  ),
  mutant(
    softmax,
    'as if elementwise',
    'Z·(1 − Z), the diagonal of the Jacobian without the rest.',
    'dLdA is dLdZ ⊙ Z·(1 − Z)',
    (x, n, c) => x.dLdZ(n, c) * x.Z(n, c) * (1 - x.Z(n, c)),
  ),
  mutant(
    softmax,
    'without its sum',
    'Z ⊙ dLdZ: as if the denominator did not depend on A.',
    'dLdA is dLdZ ⊙ Z,',
    (x, n, c) => x.dLdZ(n, c) * x.Z(n, c),
  ),
  mutant(
    dropout,
    'mask forgotten',
    'What was dropped on the way there gets a gradient on the way back.',
    'a mask of forward is missing',
    (x, n, c) => 2 * x.dLdZ(n, c),
  ),
  mutant(
    dropout,
    'scale forgotten',
    'The 1/(1 − p) of forward is missing in backward.',
    'dLdA is 2 times too small',
    (x, n, c) => (kept(n, c, 0) ? x.dLdZ(n, c) : 0),
  ),
  {
    name: 'Dropout(1/2): mask redrawn',
    description: 'backward draws a mask of its own instead of keeping the one of forward.',
    make: (_, dtype) => {
      let draw = 0;
      const layer = new Specimen(
        change(dropout, { dLdA: (x, n, c) => (kept(n, c, draw) ? 2 * x.dLdZ(n, c) : 0) }),
        dtype,
      );
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => {
        draw++;
        return backward(dLdZ);
      };
      return layer;
    },
    caughtBy: 'gradients',
    gradient: 'dLdA',
    says: 'it must use what forward drew (a mask), not draw anew',
  },
])();
