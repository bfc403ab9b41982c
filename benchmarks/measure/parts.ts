import { readFileSync } from 'node:fs';
import type { Case } from '../lib/case.ts';
import { node, python } from '../lib/child.ts';
import { environment, type Contender } from '../lib/contenders.ts';
import { SETTINGS } from '../lib/parts.ts';
import type { Span } from '../lib/timing.ts';
import type { PartsArgs, PartsResult } from '../workers/parts.ts';
import { differs } from './inference.ts';

/** What a part gave, see `Use`: arrays of numbers. */
export type Outcome = readonly (readonly number[])[];

export interface PartRun {
  readonly outcome: Outcome;
  readonly microseconds: number;
}

/** One contender's parts of one kind, one round, in a process of its own; the cases are paths. */
export async function useParts(contender: Contender, cases: string[], span: Span): Promise<PartRun[]> {
  const { peer } = contender;
  const args: PartsArgs = { peer, cases, settings: SETTINGS, ...span };
  const options = { env: environment(contender) };
  const run =
    contender.python === undefined
      ? await node<PartsResult>('parts', args, options)
      : await python<PartsResult>(peer, args, options);
  return run.result.map((microseconds, i) => {
    const outcome = JSON.parse(readFileSync(`${cases[i]!}.${peer}.json`, 'utf8')) as Outcome;
    return { outcome, microseconds };
  });
}

/** Why a part does other work than ours, if so. Everybody draws masks of their own, which are looked at instead. */
export function otherWork(given: Case, outcome: Outcome, ours: Outcome): string | undefined {
  const same =
    outcome.length === ours.length &&
    (given.name === 'Dropout'
      ? dropsOut(given, outcome)
      : outcome.every((numbers, i) => !differs(news(given, numbers, i), news(given, ours[i]!, i))));
  return same ? undefined : `its ${given.name} gives other numbers than chainrule's`;
}

/** Zeros would agree with zeros, whoever forgot what. */
export function provesNothing(given: Case, outcome: Outcome): boolean {
  return outcome.some((numbers, i) => !news(given, numbers, i).some((x) => x !== 0 && Number.isFinite(x)));
}

/** What is compared: of a parameter not its value, which is hardly news, but how far it has come. */
function news({ kind, pairs }: Case, numbers: readonly number[], i: number): readonly number[] {
  return kind === 'optimizers' ? numbers.map((p, k) => p - pairs[i]![0].data[k]!) : numbers;
}

/** Z is A and dLdA is dLdZ, divided by 1 − p, but for the same zeros in both, a share of p. */
function dropsOut({ pairs }: Case, outcome: Outcome): boolean {
  const [A, dLdZ] = pairs[0]!;
  const [Z, dLdA] = outcome as [readonly number[], readonly number[]];
  const { dropped: p } = SETTINGS;
  const masked = (X: Float32Array): number[] => Array.from(X, (x, i) => (Z[i] === 0 ? 0 : x / (1 - p)));
  const n = A.data.length;
  const zeros = Z.filter((z) => z === 0).length;
  return (
    !differs(Z, masked(A.data)) &&
    !differs(dLdA, masked(dLdZ.data)) &&
    Math.abs(zeros - n * p) < 5 * Math.sqrt(n * p * (1 - p))
  );
}
