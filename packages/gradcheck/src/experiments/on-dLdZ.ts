import { Tensor } from '@chainrule/tensor';
import type { Experiment } from './experiment.ts';

const map = (X: Tensor, f: (x: number) => number): Tensor => new Tensor(X.data.map(f), X.shape);

/** Backward is linear in dLdZ: experiments with another dLdZ. */
export const onDLdZ: readonly Experiment[] = [
  {
    test: ({ probe, gradient }) => {
      const plain = probe.backward()[gradient]!;
      const doubled = probe.backward({ dLdZ: map(probe.dLdZ, (d) => 2 * d) })[gradient]!;
      if (!plain.every((x, i) => x === doubled[i])) return false;
      // Zeros stay what they are.
      return plain.some((x) => x !== 0) || undefined;
    },
    says: (name) => `${name} stays the same when dLdZ is doubled: the factor dLdZ is missing`,
  },
  {
    test: ({ probe, gradient }) =>
      probe.backward({ dLdZ: map(probe.dLdZ, () => 0) })[gradient]!.some((x) => x !== 0) || undefined,
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
