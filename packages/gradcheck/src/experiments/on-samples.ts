import { Tensor } from '@chainrule/tensor';
import { numericIn, predicts } from '../diagnosis-evidence.ts';
import type { Experiment } from './experiment.ts';

/** A parameter's gradient sums over all samples: experiments with dLdZ of one of them. */
export const onSamples: readonly Experiment[] = (['last', 'first'] as const).map((which): Experiment => ({
  test: (asked) => {
    const { probe, gradient } = asked;
    const N = probe.dLdZ.shape[0] ?? 1;
    if (gradient < 1 || N < 2 || probe.dLdZ.rank !== 2) return undefined;
    const width = probe.dLdZ.size / N;
    const row = which === 'last' ? N - 1 : 0;
    const alone = new Tensor(
      probe.dLdZ.data.map((d, i) => (Math.floor(i / width) === row ? d : 0)),
      probe.dLdZ.shape,
    );
    return predicts(asked, numericIn(probe.compare({ dLdZ: alone })[gradient]!));
  },
  says: (name) => `${name} is that of the ${which} sample alone; it must sum over all N`,
}));
