import { Tensor } from '@chainrule/tensor';
import type { Experiment } from './experiment.ts';

const map = (X: Tensor, f: (x: number) => number): Tensor => new Tensor(X.data.map(f), X.shape);

/** Backward is linear in dLdZ: experiments with another dLdZ. */
export const onDLdZ: readonly Experiment[] = [
  ...[
    { factors: [2, 0], says: ': the factor dLdZ is missing' },
    // Clipped, or divided by its norm.
    { factors: [2], says: ', and must double' },
  ].map(({ factors, says }): Experiment => ({
    test: ({ probe, gradient }) => {
      const plain = probe.backward()[gradient]!;
      const same = factors.every((factor) => {
        const others = probe.backward({ dLdZ: map(probe.dLdZ, (d) => factor * d) })[gradient]!;
        return plain.every((x, i) => x === others[i]);
      });
      if (!same) return false;
      // Zeros stay what they are.
      return plain.some((x) => x !== 0) || undefined;
    },
    says: (name) => `${name} stays the same when dLdZ is doubled${says}`,
  })),
  {
    test: ({ probe, gradient }) => {
      const rest = probe.backward({ dLdZ: map(probe.dLdZ, () => 0) })[gradient]!;
      // Where backward overflows, 0 times that is NaN.
      return (rest.every(Number.isFinite) && rest.some((x) => x !== 0)) || undefined;
    },
    says: (name) => `${name} is not 0 when dLdZ is 0: backward adds something that does not come from above`,
  },
  {
    test: ({ probe, gradient }) => {
      const plain = probe.backward()[gradient]!;
      const turned = probe.backward({ dLdZ: map(probe.dLdZ, (d) => -d) })[gradient]!;
      return plain.some((x, i) => Math.abs(x + turned[i]!) > 1e-3 * Math.abs(x)) || undefined;
    },
    says: (name) =>
      `${name} of −dLdZ is not −${name}: backward decides by dLdZ what only A, Z and the parameters may decide`,
  },
];
