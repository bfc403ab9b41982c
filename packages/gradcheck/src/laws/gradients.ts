import { diagnosisOf, UNEXPLAINED } from '../diagnosis.ts';
import { failureHead, rightText } from '../report-text.ts';
import type { Mode } from '../compare.ts';
import { makeReport } from '../report.ts';
import type { GradientReport } from '../report.ts';
import type { Bench, Compared } from './bench.ts';
import { LawBroken } from './law.ts';

/** dLdX = ∂L/∂X for every X: backward gives what finite differences of forward give. */
export function gradients(bench: Bench, seen: (compared: Compared) => void, mode?: Mode): void {
  const compared = bench.compare(mode);
  seen(compared);
  // Not explained yet: shrinking comes by here many times.
  const report = makeReport(compared.name, compared, compared.point, UNEXPLAINED);
  const wrong = report.entries.find(({ verdict }) => verdict === 'fail');
  if (wrong !== undefined) throw new LawBroken('', wrong.name, [], report);
}

/** The report of one comparison, explained in the light of others. */
export function reportOf(compared: Compared, others: readonly Compared[]): GradientReport {
  return makeReport(compared.name, compared, compared.point, diagnosisOf(compared, others));
}

/** What of a failing report comes before the smallest case, and what after it. */
export function textsOf(report: GradientReport): { head: string; tail: string } {
  return { head: failureHead(report), tail: `right: ${rightText(report.entries)}` };
}
