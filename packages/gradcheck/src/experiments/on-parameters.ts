import { numericIn, predicts } from '../diagnosis-evidence.ts';
import type { Probe } from '../diagnosis-probe.ts';
import type { Asked, Experiment } from './experiment.ts';

/** What a parameter was taken for: experiments with other values of it. */
export const onParameters: readonly Experiment[] = [
  {
    // dLdA that would be right, were W its own transpose in memory: dLdZ·Wᵀ for dLdZ·W.
    test: (asked) => {
      const { probe, comparison } = asked;
      if (comparison.of !== 'A' || probe.matrices.length === 0) return undefined;
      const answers = probe.matrices.map((name) => rightWithTransposed(asked, probe, name));
      return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
    },
    says: (name) => `${name} is what it should be if a matrix were transposed`,
  },
];

function rightWithTransposed(asked: Asked, probe: Probe, name: string): boolean | undefined {
  return predicts(asked, numericIn(probe.compare({ transposed: name })[0]!));
}
