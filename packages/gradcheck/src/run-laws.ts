import { checkCount, checkNumber, checkOptions, describe } from '@chainrule/tensor';
import fc from 'fast-check';
import { CaseArbitrary } from './arbitraries/case.ts';
import type { GradientCase, Recipe } from './arbitraries/case.ts';
import { FOR_GRADIENTS } from './arbitraries/style.ts';
import type { Style } from './arbitraries/style.ts';
import { checkMode } from './check-gradients.ts';
import type { Mode } from './compare.ts';
import { list } from './format.ts';
import { GradientError } from './gradient-error.ts';
import type { Bench, Compared } from './laws/bench.ts';
import { Exercise } from './laws/exercise.ts';
import { explain } from './laws/explain.ts';
import { CHECKS } from './laws/index.ts';
import { LawBroken, LAWS } from './laws/law.ts';
import type { Law } from './laws/law.ts';
import { testToPaste } from './paste.ts';
import { pointText } from './report-text.ts';

/** fast-check's parameters (seed, path, numRuns, verbose, endOnFailure …), and which laws to run. */
export interface GradcheckParameters extends fc.Parameters<[GradientCase]> {
  /** All that apply, unless said otherwise. */
  readonly laws?: readonly Law[];
  /** `'auto'` unless said otherwise. */
  readonly mode?: Mode;
}

/** What is checked, and how. */
export interface Plan {
  /** `gradcheck`, for messages. */
  readonly who: string;
  readonly recipe: Recipe;
  bench(example: GradientCase): Bench;
  /** The laws that apply. */
  readonly laws: readonly Law[];
  /** Those that do not, and why. */
  readonly skipped: ReadonlyMap<Law, string>;
  /** Of which tensors the gradient is 0 everywhere by design. */
  readonly zeroGradients: readonly string[];
}

/** What {@link GradcheckParameters} has, all of it. */
const KNOWN: Readonly<Record<keyof GradcheckParameters, true>> = {
  laws: true,
  mode: true,
  numRuns: true,
  seed: true,
  path: true,
  verbose: true,
  examples: true,
  endOnFailure: true,
  unbiased: true,
  randomType: true,
  maxSkipsPerRun: true,
  skipEqualValues: true,
  ignoreEqualValues: true,
  timeout: true,
  skipAllAfterTimeLimit: true,
  interruptAfterTimeLimit: true,
  markInterruptAsFailure: true,
  logger: true,
  reporter: true,
  asyncReporter: true,
  includeErrorInReport: true,
  plugins: true,
};

/** Refuses parameters that would check nothing, or without end. What is fast-check's alone it checks itself. */
export function checkParameters(parameters: GradcheckParameters, who: string): void {
  checkOptions(parameters, who, Object.keys(KNOWN));
  const { laws, mode, numRuns, seed, path } = parameters;
  checkMode(mode, who);
  if (numRuns !== undefined) checkCount(numRuns, who, 'numRuns');
  if (seed !== undefined) checkNumber(seed, who, 'seed');
  if (path !== undefined && typeof path !== 'string') {
    throw new TypeError(`${who}: path is ${describe(path)}, expected the text that a failure printed`);
  }
  if (laws !== undefined && !Array.isArray(laws)) {
    throw new TypeError(`${who}: laws is ${describe(laws)}, expected an array such as ['gradients']`);
  }
}

/**
 * Each law as a run of its own, so that shrinking does not slip from one kind of failure to another. That no case could
 * tell whether a gradient is right is said at the end: a law that is broken says more.
 */
export function runLaws(plan: Plan, parameters: GradcheckParameters): void {
  const { laws: asked, mode, ...forFastCheck } = parameters;
  const laws = select(plan, asked);
  const held: Law[] = [];
  let untold: GradientError | undefined;
  for (const law of laws) {
    const inconclusive = runLaw(plan, law, mode, forFastCheck, held);
    if (inconclusive === undefined) held.push(law);
    untold ??= inconclusive;
  }
  if (untold !== undefined) throw untold;
}

function select({ who, laws, skipped }: Plan, asked: readonly Law[] | undefined): readonly Law[] {
  if (asked === undefined) return laws;
  for (const law of asked) {
    if (!LAWS.includes(law)) {
      throw new TypeError(
        `${who}: there is no law ${describe(law)}; the laws are ${list(LAWS.map((known) => `'${known}'`))}`,
      );
    }
  }
  const selected = laws.filter((law) => asked.includes(law));
  if (selected.length === 0) {
    const reasons = asked.map((law) => `'${law}'${skipped.has(law) ? ` (${skipped.get(law)!})` : ''}`);
    throw new TypeError(
      `${who}: nothing to check; skipped are ${reasons.length === 0 ? 'all laws' : list(reasons)}`,
    );
  }
  return selected;
}

function runLaw(
  plan: Plan,
  law: Law,
  mode: Mode | undefined,
  parameters: fc.Parameters<[GradientCase]>,
  held: readonly Law[],
): GradientError | undefined {
  let pinned: string | undefined;
  let cases = 0;
  const exercise = new Exercise(plan.zeroGradients);
  const arbitrary = new CaseArbitrary(plan.recipe, stylesFor(law, mode));
  const property = fc.property(arbitrary, (example): void => {
    cases++;
    try {
      const bench = plan.bench(example);
      const compared = (seen: Compared): void => {
        exercise.add(seen, bench);
      };
      CHECKS[law](bench, compared, mode);
    } catch (error) {
      // Shrinking goes on only to cases in which the same thing is broken.
      const what =
        error instanceof LawBroken ? error.what : `throws ${error instanceof Error ? error.name : ''}`;
      pinned ??= what;
      if (what === pinned) throw error;
    }
  });
  const details = fc.check(property, parameters);
  if (details.failed) throw failure(plan, law, mode, details, held, arbitrary);
  if (law !== 'gradients' || parameters.path !== undefined) return undefined;
  const untold = exercise.verdict(cases, details.seed);
  if (untold !== undefined && exercise.draws) throw untold;
  return untold;
}

/** Numbers for the gradients reach further than for the other laws, in which float32 must not overflow. */
function stylesFor(law: Law, mode: Mode | undefined): readonly Style[] {
  if (law !== 'gradients') return ['usual'];
  return mode === 'exact' ? ['integers'] : FOR_GRADIENTS;
}

/** The same plan, comparing in this mode. */
function inMode(plan: Plan, mode: Mode | undefined): Plan {
  return {
    ...plan,
    bench: (example) => {
      const bench = plan.bench(example);
      return { ...bench, compare: (_, twice) => bench.compare(mode, twice) };
    },
  };
}

function failure(
  plan: Plan,
  law: Law,
  mode: Mode | undefined,
  details: fc.RunDetails<[GradientCase]>,
  held: readonly Law[],
  arbitrary: CaseArbitrary,
): Error {
  if (details.counterexample === null) return new Error(fc.defaultReportMessage(details));
  const [counterexample] = details.counterexample;
  const path = details.counterexamplePath;
  const error = details.errorInstance;
  const { head, tail, report } = explain(inMode(plan, mode), counterexample, error, details.seed, arbitrary);
  const replay = `{ seed: ${details.seed}, path: "${path}"${law === 'gradients' ? '' : `, laws: ['${law}']`}${mode === undefined || mode === 'auto' ? '' : `, mode: '${mode}'`} }`;
  const shrunk = `shrunk ${details.numShrinks} ${details.numShrinks === 1 ? 'time' : 'times'}`;
  const lines = [
    head,
    '',
    '  in the smallest case found',
    pointText(report.point),
    '',
    ...(tail === undefined ? [] : [`  ${tail}`]),
    ...(held.length > 0 ? [`  holds: ${held.join(', ')}`] : []),
    ...[...plan.skipped].map(([skipped, why]) => `  skipped: ${skipped} (${why})`),
    `  ${shrunk}; replay with ${replay}`,
    ...((details.verbose as number) > 0 ? ['', fc.defaultReportMessage(details)] : []),
  ];
  const slots = plan.recipe.slots(counterexample.sizes);
  const subject = report.subject;
  const test = testToPaste({
    who: plan.who,
    law,
    subject,
    example: counterexample,
    slots,
    replay,
    cause: error,
  });
  const found = { law, report, counterexample, seed: details.seed, path, test };
  return new GradientError(lines.join('\n'), error instanceof LawBroken ? found : { ...found, cause: error });
}
