import { Tensor } from '@chainrule/tensor';
import type { Element } from '../compare.ts';
import { near, numericIn, predicts, sameShape, sharp, wrong } from '../diagnosis-evidence.ts';
import type { Experiment } from './experiment.ts';

/** What dLdA is the derivative of, and where: experiments with another A, or with one number of dLdZ alone. */
export const onA: readonly Experiment[] = [
  {
    // dLdA at A is f′(Z): the derivative that is right at A′ = Z.
    test: (asked) => {
      const { probe, comparison } = asked;
      if (comparison.of !== 'A') return undefined;
      if (!sameShape(probe.Z.shape, probe.A.shape)) return false;
      return predicts(asked, numericIn(probe.compare({ A: probe.Z })[0]!));
    },
    says: (name) => `${name} is the derivative taken at Z instead of A`,
  },
  ...(['features', 'batch'] as const).map((along): Experiment => ({
    // One number of dLdZ alone: which numbers of dLdA it reaches, and which it should.
    test: ({ probe, comparison }) => {
      if (comparison.of !== 'A') return undefined;
      const { shape } = probe.Z;
      if (!sameShape(shape, probe.A.shape) || shape.length !== 2) return false;
      const one = Tensor.zeros(shape, probe.dLdZ.dtype);
      one.data[0] = 1;
      if (probe.backward({ dLdZ: one })[0]!.some((x, i) => i > 0 && x !== 0)) return false;
      const { elements } = probe.compare({ dLdZ: one })[0]!;
      const reached = elements.filter(({ offset, numeric, bar }) => offset > 0 && Math.abs(numeric) > bar);
      const inRow = reached.some(({ offset }) => offset < shape[1]!);
      if (reached.length === 0) return undefined;
      return inRow === (along === 'features');
    },
    says: (name) =>
      along === 'features'
        ? `each number of dLdZ reaches only the same number of ${name}, but each Z depends on all features of its sample: the terms across features are missing`
        : `each row of dLdZ reaches only the same row of ${name}, but each Z depends on the whole batch: the terms across samples are missing`,
  })),
  {
    // A formula in Z that is given A: fed with A′ = Z, it gives what is right at A.
    test: ({ probe, comparison }) => {
      if (comparison.of !== 'A') return undefined;
      if (!sameShape(probe.Z.shape, probe.A.shape)) return false;
      const [fed] = probe.backward({ A: probe.Z });
      const all = comparison.elements.every(({ offset, numeric, bar }) => near(fed![offset]!, numeric, bar));
      const tells = comparison.elements.some((element) => wrong(element) && sharp(element));
      return all ? tells || undefined : false;
    },
    says: (name) => `${name} is a formula in Z that was given A`,
  },
  {
    // One number of A alone moves: which numbers of dLdA move with it, and which should.
    test: ({ probe, comparison }) => {
      const { A } = probe;
      if (comparison.of !== 'A') return undefined;
      if (A.rank !== 2 || A.shape[1]! < 2) return undefined;
      const moved = A.clone();
      moved.data[0]! += 1;
      const [before, after] = [probe.backward()[0]!, probe.backward({ A: moved })[0]!];
      if (before[0] === after[0]) return undefined;
      if (before.some((x, i) => i > 0 && x !== after[i])) return false;
      const [was, is] = [{}, { A: moved }].map((elsewhere) => probe.compare(elsewhere)[0]!.elements) as [
        readonly Element[],
        readonly Element[],
      ];
      const beside = was.findIndex(({ offset }) => offset === 1);
      const [x, y] = [was[beside]!, is[beside]!];
      return Math.abs(x.numeric - y.numeric) > x.bar + y.bar || undefined;
    },
    says: (name) =>
      `each number of ${name} depends on the same number of A alone, but the derivative depends on all features of its sample: a sum over the features, such as that of a softmax, is missing`,
  },
];
