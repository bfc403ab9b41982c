import { Tensor } from '@chainrule/tensor';
import type { Comparison, Element } from './compare.ts';
import { everywhere, near, numbersOf, predicts } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';
import { formatShape } from './format.ts';

/** So many cases are asked again; each costs some passes. */
const CASES = 6;

const sameShape = (X: readonly number[], Y: readonly number[]): boolean => formatShape(X) === formatShape(Y);

/** The gradient of something else stands where this one should. */
export function mistaken(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, shape } = here.comparison;
  for (const other of here.beside ?? []) {
    if (other.name === name || !sameShape(other.shape, shape)) continue;
    const equal = (evidence: Evidence): boolean | undefined => {
      const beside = evidence.beside?.find((candidate) => candidate.name === other.name);
      if (beside === undefined || !sameShape(beside.shape, evidence.comparison.shape)) return false;
      const numbers = numbersOf(beside);
      return predicts(evidence, ({ offset }) => {
        const element = numbers.get(offset);
        return element && { value: element.numeric, bar: element.bar };
      });
    };
    if (everywhere(here, others, equal)) return `${name} holds what belongs into ${other.name}`;
  }
  return undefined;
}

/** What backward does, number by number, instead of what it should. */
const FORMULAS: readonly { readonly says: string; of(dLdZ: number, a: number, z: number): number }[] = [
  { says: 'dLdZ as it came: the derivative of forward is missing', of: (d) => d },
  { says: 'dLdZ ⊙ Z, number by number', of: (d, _, z) => d * z },
  { says: 'dLdZ ⊙ A, number by number', of: (d, a) => d * a },
  { says: 'dLdZ ⊙ (1 − Z), number by number', of: (d, _, z) => d * (1 - z) },
  { says: 'dLdZ ⊙ Z·(1 − Z), number by number', of: (d, _, z) => d * z * (1 - z) },
  { says: 'dLdZ ⊙ (1 − Z²), number by number', of: (d, _, z) => d * (1 - z * z) },
];

/** dLdA is a formula of dLdZ, A and Z at the same place, and not the right one. */
export function formula(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, of } = here.comparison;
  if (of !== 'A') return undefined;
  const found = FORMULAS.find((candidate) =>
    everywhere(here, others, (evidence) => {
      const { probe, comparison } = evidence;
      if (probe === undefined) return undefined;
      const { A, dLdZ, Z } = probe;
      if (!sameShape(Z.shape, comparison.shape)) return false;
      return predicts(evidence, ({ offset: i }) => ({
        value: candidate.of(dLdZ.data[i]!, A.data[i]!, Z.data[i]!),
        bar: 0,
      }));
    }),
  );
  return found && `${name} is ${found.says}`;
}

/** Every number is the sum of what all of them should be: summed over the wrong axis as well. */
export function summedTwice(here: Evidence, others: readonly Evidence[]): string | undefined {
  const summed = (evidence: Evidence): boolean | undefined => {
    const { elements } = evidence.comparison;
    const add = (of: (element: Element) => number): number => elements.reduce((total, e) => total + of(e), 0);
    const total = { value: add(({ numeric }) => numeric), bar: add(({ bar }) => bar) };
    return elements.length < 2 ? undefined : predicts(evidence, () => total);
  };
  return [here, ...others].some((evidence) => summed(evidence) === true) &&
    ![here, ...others].some((evidence) => summed(evidence) === false)
    ? `every number of ${here.comparison.name} is the sum of all of them: it is summed over one axis too many`
    : undefined;
}

/** In each row (or column) all numbers are off by the same: a sum over it is missing. */
export function shifted(here: Evidence, others: readonly Evidence[]): string | undefined {
  for (const [axis, says] of [
    [
      0,
      'in each row all numbers of X are off by the same amount: a sum over the features is missing or wrong',
    ],
    [
      1,
      'in each column all numbers of X are off by the same amount: a sum over the batch is missing or wrong',
    ],
  ] as const) {
    const constant = ({ comparison }: Evidence): boolean | undefined => sameErrorAlong(comparison, axis);
    const answers = [here, ...others].map(constant);
    if (answers.includes(true) && !answers.includes(false)) return says.replace('X', here.comparison.name);
  }
  return undefined;
}

function sameErrorAlong({ shape, elements }: Comparison, axis: 0 | 1): boolean | undefined {
  if (shape.length !== 2 || shape[1 - axis] === 1) return undefined;
  const errors = new Map<number, Element>();
  let tells: true | undefined;
  for (const element of elements) {
    const line = axis === 0 ? Math.floor(element.offset / shape[1]!) : element.offset % shape[1]!;
    const first = errors.get(line);
    if (first === undefined) errors.set(line, element);
    else {
      const [e, f] = [element.analytic - element.numeric, first.analytic - first.numeric];
      if (!near(e, f, element.bar + first.bar)) return false;
      if (element.verdict === 'fail') tells = true;
    }
  }
  return tells;
}

/** Asked again, backward shows what it does: experiments with the layer, at the point and at others. */
export function experiment(here: Evidence, others: readonly Evidence[]): string | undefined {
  if (here.probe === undefined) return undefined;
  const failing = others.filter(({ comparison }) =>
    comparison.elements.some(({ verdict }) => verdict === 'fail'),
  );
  const asked = failing.slice(0, CASES);
  const { name } = here.comparison;
  for (const { test, says } of EXPERIMENTS) {
    // The smallest case may be too small to show it; then two of the others do.
    const answers = [here, ...asked].map((evidence) => attempt(test, evidence));
    const shown = answers.filter((answer) => answer === true).length;
    if (!answers.includes(false) && shown >= (asked.length === 0 ? 1 : 2)) return says(name);
  }
  return undefined;
}

/** A layer that throws when it is asked something unusual has said nothing. */
function attempt(test: Experiment['test'], evidence: Evidence): boolean | undefined {
  try {
    return test(evidence);
  } catch {
    return undefined;
  }
}

interface Experiment {
  readonly test: (evidence: Evidence) => boolean | undefined;
  readonly says: (name: string) => string;
}

/** Which of the gradients of a probe this comparison is about. */
function placeOf({ comparison, beside }: Evidence): number {
  return beside?.findIndex(({ name }) => name === comparison.name) ?? -1;
}

const EXPERIMENTS: readonly Experiment[] = [
  {
    // Two calls of backward after one forward.
    test: (evidence) => {
      const [once, twice] = evidence.probe?.backwardTwice() ?? [];
      const v = placeOf(evidence);
      if (once?.[v] === undefined || twice?.[v] === undefined) return undefined;
      return once[v].some((x, i) => !Object.is(x, twice[v]![i])) || undefined;
    },
    says: (name) =>
      `backward draws anew: called twice after one forward it gives ${name} two values; it must use what forward drew (a mask)`,
  },
  {
    test: (evidence) => {
      const { probe, comparison } = evidence;
      const v = placeOf(evidence);
      if (probe === undefined || v < 0) return undefined;
      const doubled = new Tensor(
        probe.dLdZ.data.map((d) => 2 * d),
        probe.dLdZ.shape,
      );
      const [plain, twice] = [probe.backward(), probe.backward({ dLdZ: doubled })];
      const same = plain[v]!.every((x, i) => x === twice[v]![i]);
      return same && comparison.elements.some(({ analytic }) => analytic !== 0);
    },
    says: (name) => `${name} stays the same when dLdZ is doubled: the factor dLdZ is missing`,
  },
  {
    test: (evidence) => {
      const { probe } = evidence;
      const v = placeOf(evidence);
      if (probe === undefined || v < 0) return undefined;
      const zeros = probe.backward({ dLdZ: Tensor.zeros(probe.dLdZ.shape, probe.dLdZ.dtype) });
      return zeros[v]!.some((x) => x !== 0) || undefined;
    },
    says: (name) => `${name} is not 0 when dLdZ is 0: backward adds something that does not come from above`,
  },
  {
    test: (evidence) => {
      const { probe } = evidence;
      const v = placeOf(evidence);
      if (probe === undefined || v < 0) return undefined;
      const negative = new Tensor(
        probe.dLdZ.data.map((d) => -d),
        probe.dLdZ.shape,
      );
      const [plain, turned] = [probe.backward(), probe.backward({ dLdZ: negative })];
      return plain[v]!.some((x, i) => Math.abs(x + turned[v]![i]!) > 1e-3 * Math.abs(x)) || undefined;
    },
    says: (name) =>
      `${name} of −dLdZ is not −${name}: backward decides by dLdZ what only A, Z and the parameters may decide`,
  },
  {
    // dLdA at A is f′(Z): the derivative that is right at A′ = Z.
    test: (evidence) => {
      const { probe, comparison } = evidence;
      if (probe === undefined || comparison.of !== 'A') return undefined;
      if (!sameShape(probe.Z.shape, probe.A.shape)) return false;
      const at = numbersOf(probe.compare({ A: probe.Z })[0]!);
      return predicts(evidence, ({ offset }) => {
        const element = at.get(offset);
        return element && { value: element.numeric, bar: element.bar };
      });
    },
    says: (name) => `${name} is the derivative taken at Z instead of A`,
  },
  ...(['features', 'batch'] as const).map((along): Experiment => ({
    // One number of dLdZ alone: which numbers of dLdA it reaches, and which it should.
    test: ({ probe, comparison }) => {
      if (probe === undefined || comparison.of !== 'A') return undefined;
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
      if (probe === undefined || comparison.of !== 'A') return undefined;
      if (!sameShape(probe.Z.shape, probe.A.shape)) return false;
      const [fed] = probe.backward({ A: probe.Z });
      const tells = comparison.elements.some(({ verdict }) => verdict === 'fail');
      const all = comparison.elements.every(({ offset, numeric, bar }) => near(fed![offset]!, numeric, bar));
      return all ? tells || undefined : false;
    },
    says: (name) => `${name} is a formula in Z that was given A`,
  },
  ...(['last', 'first'] as const).map((which): Experiment => ({
    test: (evidence) => {
      const { probe, comparison } = evidence;
      const v = placeOf(evidence);
      const N = probe?.dLdZ.shape[0] ?? 1;
      if (probe === undefined || v < 1 || N < 2 || probe.dLdZ.rank !== 2) return undefined;
      const width = probe.dLdZ.size / N;
      const row = which === 'last' ? N - 1 : 0;
      const alone = new Tensor(
        probe.dLdZ.data.map((d, i) => (Math.floor(i / width) === row ? d : 0)),
        probe.dLdZ.shape,
      );
      const of = numbersOf(probe.compare({ dLdZ: alone })[v]!);
      return comparison.of === 'A'
        ? undefined
        : predicts(evidence, ({ offset }) => {
            const element = of.get(offset);
            return element && { value: element.numeric, bar: element.bar };
          });
    },
    says: (name) => `${name} is that of the ${which} sample alone; it must sum over all N`,
  })),
];
