import type { Comparison } from './compare.ts';
import type { Evidence } from './diagnosis-evidence.ts';
import { calls, experiment, leftOut } from './diagnosis-experiments.ts';
import { factor, parameterFactor } from './diagnosis-factors.ts';
import { formula, mistaken, summed } from './diagnosis-formulas.ts';
import { lines } from './diagnosis-lines.ts';
import { examineLinks, linkText } from './diagnosis-links.ts';
import type { Dimensions } from './diagnosis-evidence.ts';
import { masks, oneHot, sizesThatFail, targets } from './diagnosis-places.ts';
import type { Probe } from './diagnosis-probe.ts';
import { notNumbers, regions, wholeRegions } from './diagnosis-regions.ts';
import { inProportion, shifted, summedTwice } from './diagnosis-sums.ts';
import { independent, leftover, transposed, zero } from './diagnosis-whole.ts';
import type { Point } from './report.ts';

export type { Dimensions } from './diagnosis-evidence.ts';

/**
 * What the errors of a gradient look like, where they look like something known: never more than fits every number
 * that was looked at, nor more than an experiment with the layer shows.
 *
 * @param evidence - the same gradient at other points and sizes: of several explanations it leaves those that hold
 *   everywhere
 */
function diagnose(here: Evidence, evidence: readonly Evidence[] = []): string | undefined {
  const cases = [here, ...evidence];
  const all = cases.map(({ comparison }) => comparison);
  return (
    leftover(all) ??
    notNumbers(cases) ??
    calls(here, evidence) ??
    zero(all) ??
    independent(all) ??
    factor(here, evidence) ??
    transposed(all) ??
    mistaken(here, evidence) ??
    formula(here, evidence) ??
    summed(here, evidence) ??
    parameterFactor(here, evidence) ??
    summedTwice(here, evidence) ??
    experiment(here, evidence) ??
    oneHot(cases) ??
    targets(cases) ??
    wholeRegions(cases) ??
    lines(all) ??
    leftOut(here, evidence) ??
    sizesThatFail(cases) ??
    regions(cases) ??
    masks(all) ??
    shifted(here, evidence) ??
    inProportion(here, evidence)
  );
}

/** Everything that is known at one point. */
export interface Found {
  readonly comparisons: readonly Comparison[];
  readonly dimensions: Dimensions;
  /** The sizes that a spec draws, by the names that it gives them. */
  readonly sizes?: Dimensions;
  readonly point: Point;
  readonly probe?: Probe | undefined;
}

/** What is said about each gradient, and about the whole. */
export interface Diagnosis {
  of(comparison: Comparison): string | undefined;
  /** Which link of a Sequential is wrong; then nothing is said about the gradients that it spoils. */
  readonly links: string | undefined;
}

/** Nothing is said. */
export const UNEXPLAINED: Diagnosis = { links: undefined, of: () => undefined };

/** Explains a point in the light of others. */
export function diagnosisOf(found: Found, others: readonly Found[] = []): Diagnosis {
  const called = (size: string): string | undefined => nameIn([found, ...others], size);
  const at = ({ comparisons, dimensions, point, probe }: Found, comparison: Comparison): Evidence => ({
    comparison,
    sizes: dimensions,
    called,
    beside: comparisons,
    point,
    probe,
  });
  const failing = found.comparisons.some(({ elements }) =>
    elements.some(({ verdict }) => verdict === 'fail'),
  );
  const links = failing && found.probe !== undefined ? insideOf(found, others) : undefined;
  return {
    links,
    of: (comparison) =>
      links !== undefined
        ? undefined
        : diagnose(
            at(found, comparison),
            others.flatMap((other) => {
              const same = other.comparisons.find(({ name }) => name === comparison.name);
              return same === undefined ? [] : [at(other, same)];
            }),
          ),
  };
}

/** The name of the one size that is as large in every case. */
function nameIn(cases: readonly Found[], size: string): string | undefined {
  const names = Object.keys(cases[0]!.sizes ?? {}).filter((name) =>
    cases.every(({ sizes, dimensions }) => sizes?.[name] === dimensions[size]),
  );
  return names.length === 1 ? names[0] : undefined;
}

/** The wrong link, explained by what it does in the other cases too. */
function insideOf(found: Found, others: readonly Found[]): string | undefined {
  const links = examineLinks(found.probe!, found.comparisons);
  if (links === undefined) return undefined;
  return linkText(links, ({ index, evidence }) => {
    const first = evidence[0]!;
    const same = others.flatMap(({ probe, comparisons }): Evidence[] => {
      const link = probe && examineLinks(probe, comparisons)?.wrong.find((other) => other.index === index);
      return link?.evidence.filter(({ comparison }) => comparison.name === first.comparison.name) ?? [];
    });
    return diagnose(first, same);
  });
}
