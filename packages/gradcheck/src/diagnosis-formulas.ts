import { everywhere, numericIn, predicts, sameShape } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';

/** The gradient of something else stands where this one should. */
export function mistaken(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, shape } = here.comparison;
  for (const other of here.beside ?? []) {
    if (other.name === name || !sameShape(other.shape, shape)) continue;
    const equal = (evidence: Evidence): boolean | undefined => {
      const beside = evidence.beside?.find((candidate) => candidate.name === other.name);
      if (beside === undefined || !sameShape(beside.shape, evidence.comparison.shape)) return false;
      return predicts(evidence, numericIn(beside));
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
  if (found !== undefined) return `${name} is ${found.says}`;
  for (const [sign, says] of [
    [1, 'lacks dLdZ as it came: with + dLdZ, number by number, it would be right'],
    [-1, 'has dLdZ as it came once too often: without it, number by number, it would be right'],
  ] as const) {
    const off = (evidence: Evidence): boolean | undefined => {
      const { probe, comparison } = evidence;
      if (probe === undefined) return undefined;
      if (!sameShape(probe.Z.shape, comparison.shape)) return false;
      return predicts(evidence, ({ offset, numeric, bar }) => ({
        value: numeric - sign * probe.dLdZ.data[offset]!,
        bar,
      }));
    };
    if (everywhere(here, others, off)) return `${name} ${says}`;
  }
  return undefined;
}

/** What backward sums over the batch instead of what it should. */
const SUMMED: readonly { readonly says: string; of(dLdZ: number, a: number, z: number): number }[] = [
  { says: 'Σ dLdZ ⊙ A', of: (d, a) => d * a },
  { says: 'Σ dLdZ ⊙ Z', of: (d, _, z) => d * z },
  { says: 'Σ dLdZ', of: (d) => d },
];

/** A parameter's gradient, one number for each feature, is a sum over the batch, and not the right one. */
export function summed(here: Evidence, others: readonly Evidence[]): string | undefined {
  const { name, of } = here.comparison;
  if (of === 'A') return undefined;
  const found = SUMMED.find((candidate) =>
    everywhere(here, others, (evidence) => {
      const { probe, comparison } = evidence;
      if (probe === undefined) return undefined;
      const { A, dLdZ, Z } = probe;
      const C = comparison.elements.length;
      if (!sameShape(Z.shape, A.shape) || Z.shape[Z.rank - 1] !== C) return false;
      const sums = new Float64Array(C);
      dLdZ.data.forEach((d, i) => (sums[i % C]! += candidate.of(d, A.data[i]!, Z.data[i]!)));
      return predicts(evidence, ({ offset }) => ({ value: sums[offset]!, bar: 0 }));
    }),
  );
  return found && `${name} is ${found.says} over the batch, which is not what forward's ${of} needs`;
}
