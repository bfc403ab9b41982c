import fc from 'fast-check';
import type { CaseArbitrary, GradientCase } from '../arbitraries/case.ts';
import type { GradientReport } from '../report.ts';
import type { Bench, Compared } from './bench.ts';
import { reportOf, textsOf } from './gradients.ts';
import { LawBroken } from './law.ts';

/** How many other cases a diagnosis must hold in, */
const CASES = 24;
/** or fewer, once so many numbers were compared. */
const NUMBERS = 1000;

/** What makes cases into benches. */
interface Explained {
  bench(example: GradientCase): Bench;
}

/** What is said about the smallest case: before its numbers, and after them. */
export interface Explanation {
  readonly head: string;
  readonly tail?: string;
  readonly report: GradientReport;
}

/** Why the smallest case breaks the law. */
export function explain(
  plan: Explained,
  example: GradientCase,
  error: unknown,
  seed: number,
  arbitrary: CaseArbitrary,
): Explanation {
  const bench = plan.bench(example);
  if (error instanceof LawBroken && error.report !== undefined) {
    const report = reportOf(bench.compare(), evidence(plan, arbitrary, seed));
    return { ...textsOf(report), report };
  }
  const point = new Map<string, unknown>(example.tensors);
  if (example.target !== undefined) point.set('Y', example.target);
  const name = nameIn(bench);
  const thrown = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const broken = error instanceof LawBroken ? error : new LawBroken('a pass throws', 'throws', [thrown]);
  const head = `${name}: ${broken.message}\n\n${broken.details.map((line) => `  ${line}`).join('\n')}`;
  return { head, report: plainReport(name, 'fail', broken.details.join('. '), head, point) };
}

function nameIn(bench: Bench): string {
  try {
    return bench.build('float64').name;
  } catch {
    return bench.kind;
  }
}

/** A report about something else than numbers of a gradient. */
export function plainReport(
  subject: string,
  verdict: GradientReport['verdict'],
  diagnosis: string,
  text: string,
  point: GradientReport['point'],
): GradientReport {
  return {
    subject,
    verdict,
    mode: 'numeric',
    refusal: undefined,
    entries: [],
    power: Infinity,
    diagnosis,
    links: undefined,
    point,
    toString: () => text,
  };
}

/** The same gradients in other cases: they depend on the seed alone, so that a replay says the same. */
function evidence(plan: Explained, arbitrary: CaseArbitrary, seed: number): Compared[] {
  const found: Compared[] = [];
  let numbers = 0;
  for (const example of fc.sample(arbitrary, { seed, numRuns: CASES })) {
    if (numbers > NUMBERS) break;
    try {
      const compared = plan.bench(example).compare(undefined, false);
      found.push(compared);
      for (const { elements } of compared.comparisons) numbers += elements.length;
    } catch {
      // A case that throws says nothing about factors.
    }
  }
  return found;
}
