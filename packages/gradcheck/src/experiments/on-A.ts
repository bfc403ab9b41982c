import { Tensor } from '@chainrule/tensor';
import { near, numericIn, predicts, sameShape, sharp, wrong } from '../diagnosis-evidence.ts';
import type { Probe } from '../diagnosis-probe.ts';
import type { Experiment } from './experiment.ts';

/** So few numbers are moved one by one; of more, the first and the last. */
const FEW = 16;

/** Which numbers are moved, each alone: the first may be the one that backward treats unlike the others. */
function places(size: number): readonly number[] {
  return size <= FEW ? Array.from({ length: size }, (_, i) => i) : [0, size - 1];
}

/** Whether Z has the shape of A, and a number of A moves the same number of Z alone. */
function elementwise(probe: Probe): boolean {
  const { A, Z } = probe;
  if (!sameShape(Z.shape, A.shape)) return false;
  return places(A.size).every((j) => {
    const moved = A.clone();
    moved.data[j]! += Math.max(1, Math.abs(moved.data[j]!)) / 1024;
    return probe.forward(moved).data.every((z, i) => i === j || Object.is(z, Z.data[i]));
  });
}

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
      if (elementwise(probe)) return undefined;
      const width = shape[1]!;
      let reaches: boolean | undefined;
      for (const j of places(probe.dLdZ.size)) {
        const one = Tensor.zeros(shape, probe.dLdZ.dtype);
        one.data[j] = 1;
        if (probe.backward({ dLdZ: one })[0]!.some((x, i) => i !== j && x !== 0)) return false;
        if (reaches !== undefined) continue;
        const { elements } = probe.compare({ dLdZ: one })[0]!;
        const reached = elements.filter(
          ({ offset, numeric, bar }) => offset !== j && Math.abs(numeric) > bar,
        );
        const inRow = reached.some(({ offset }) => Math.floor(offset / width) === Math.floor(j / width));
        if (reached.length > 0) reaches = inRow === (along === 'features');
      }
      return reaches;
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
      if (A.rank !== 2 || A.shape[1]! < 2 || elementwise(probe)) return undefined;
      const width = A.shape[1]!;
      const before = probe.backward()[0]!;
      let shown: true | undefined;
      for (const j of places(A.size)) {
        const moved = A.clone();
        moved.data[j]! += 1;
        const after = probe.backward({ A: moved })[0]!;
        if (before.some((x, i) => i !== j && x !== after[i])) return false;
        if (shown || before[j] === after[j]) continue;
        const neighbour = j % width === 0 ? j + 1 : j - 1;
        const [x, y] = [comparison, probe.compare({ A: moved })[0]!].map(({ elements }) =>
          elements.find(({ offset }) => offset === neighbour),
        );
        if (x && y && Math.abs(x.numeric - y.numeric) > x.bar + y.bar) shown = true;
      }
      return shown;
    },
    says: (name) =>
      `each number of ${name} depends on the same number of A alone, but the derivative depends on all features of its sample: a sum over the features, such as that of a softmax, is missing`,
  },
];
