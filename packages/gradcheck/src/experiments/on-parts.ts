import { Tensor } from '@chainrule/tensor';
import { numericIn, predicts } from '../diagnosis-evidence.ts';
import type { Asked, Experiment } from './experiment.ts';

type End = 'first' | 'last';
const ENDS: readonly End[] = ['last', 'first'];

/** Whether backward gives what would be right for another dLdZ: for numbers of it that `keeps` says, and 0 for the rest. */
function rightFor(asked: Asked, keeps: (n: number, c: number) => boolean): boolean | undefined {
  const { probe, gradient } = asked;
  const width = probe.dLdZ.shape[1]!;
  const part = probe.dLdZ.data.map((d, i) => (keeps(Math.floor(i / width), i % width) ? d : 0));
  return predicts(asked, numericIn(probe.compare({ dLdZ: new Tensor(part, probe.dLdZ.shape) })[gradient]!));
}

/** The index of the first or last sample or feature, if there are so many. */
function endOf({ probe: { dLdZ } }: Asked, axis: 0 | 1, end: End, least: number): number | undefined {
  const length = dLdZ.rank === 2 ? dLdZ.shape[axis]! : 0;
  return length < least ? undefined : end === 'last' ? length - 1 : 0;
}

/** A parameter's gradient sums over all samples: experiments with dLdZ of one of them, */
export const alone: readonly Experiment[] = ENDS.map((end) => ({
  test: (asked) => {
    const one = endOf(asked, 0, end, 2);
    return asked.gradient < 1 || one === undefined ? undefined : rightFor(asked, (n) => n === one);
  },
  says: (name) => `${name} is that of the ${end} sample alone; it must sum over all N`,
}));

/** or of all but one; dLdA sums over all features of Z: experiments with all but one of these. */
export const without: readonly Experiment[] = ENDS.flatMap((end): Experiment[] => [
  {
    test: (asked) => {
      const one = endOf(asked, 0, end, 1);
      return asked.gradient < 1 || one === undefined ? undefined : rightFor(asked, (n) => n !== one);
    },
    says: (name) => `${name} leaves out the ${end} sample; it must sum over all N`,
  },
  {
    test: (asked) => {
      const one = endOf(asked, 1, end, 1);
      return asked.gradient > 0 || one === undefined ? undefined : rightFor(asked, (_, c) => c !== one);
    },
    says: (name) => `${name} leaves out the ${end} column of dLdZ`,
  },
]);
