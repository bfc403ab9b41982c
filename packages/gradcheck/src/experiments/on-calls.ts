import type { Experiment } from './experiment.ts';

/** Numbers that went through another order of operations are as near as this. */
const NEAR = 1e-6;

/** What is called again gives the same: experiments with the calls alone. */
export const everyCall: readonly Experiment[] = [
  {
    test: ({ probe }) => probe.forwardWritesA() || undefined,
    says: (name) => `forward writes into A, so that ${name} is not that of the A that came in`,
  },
  {
    // The same pass again and again: what remembers goes on by steps in proportion to each other.
    test: ({ probe, gradient }) => {
      const [one, two, three, four] = probe.passes(4).map((found) => found[gradient]!) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const steps = one.map((x, i) => two[i]! - x);
      const first = steps.findIndex((step) => Math.abs(step) > NEAR * Math.abs(one[0]!));
      if (first < 0) return undefined;
      const ratio = (three[first]! - two[first]!) / steps[first]!;
      const goesOn = (from: Float64Array, to: Float64Array, factor: number): boolean =>
        steps.every(
          (step, i) => Math.abs(to[i]! - from[i]! - factor * step) <= NEAR * Math.abs(steps[first]!),
        );
      return (
        ratio > 0 && ratio <= 1 + NEAR && goesOn(two, three, ratio) && goesOn(three, four, ratio * ratio)
      );
    },
    says: (name) =>
      `backward remembers earlier calls: each time that the same pass is made again, ${name} goes on from what it was`,
  },
  {
    test: ({ probe, gradient }) => {
      const [once, twice] = probe.backwardTwice();
      return once[gradient]!.some((x, i) => !Object.is(x, twice[gradient]![i])) || undefined;
    },
    says: (name) =>
      `backward gives ${name} two values when it is called twice after one forward: it must use what forward drew (a mask), not draw anew`,
  },
];
