import { everyCall } from './experiments/on-calls.ts';
import { onA } from './experiments/on-A.ts';
import { onDLdZ } from './experiments/on-dLdZ.ts';
import { onParameters } from './experiments/on-parameters.ts';
import { alone, without } from './experiments/on-parts.ts';
import type { Experiment } from './experiments/experiment.ts';
import { wrong } from './diagnosis-evidence.ts';
import type { Evidence } from './diagnosis-evidence.ts';

/** So many cases are asked again; each costs some passes. */
const CASES = 6;

/** Whether backward is a function at all: what is said of its values means nothing otherwise. */
export function calls(here: Evidence, others: readonly Evidence[]): string | undefined {
  return first(everyCall, here, others);
}

/** Asked again, backward shows what it does: experiments with the layer, at the point and at others. */
export function experiment(here: Evidence, others: readonly Evidence[]): string | undefined {
  return (
    first(onDLdZ, here, others) ?? first([...onA, ...onParameters, ...alone], here, others, passingOf(others))
  );
}

/** Whether backward does not use all of dLdZ. */
export function leftOut(here: Evidence, others: readonly Evidence[]): string | undefined {
  return first(without, here, others, passingOf(others));
}

function passingOf(others: readonly Evidence[]): Evidence[] {
  return others.filter((evidence) => !fails(evidence)).slice(0, CASES);
}

function fails({ comparison }: Evidence): boolean {
  return comparison.elements.some(wrong);
}

function first(
  experiments: readonly Experiment[],
  here: Evidence,
  others: readonly Evidence[],
  passing: readonly Evidence[] = [],
): string | undefined {
  if (here.probe === undefined) return undefined;
  const asked = others.filter(fails).slice(0, CASES);
  for (const { test, says } of experiments) {
    // The smallest case may be too small to show it; then two of the others do.
    let shown = 0;
    const denied = [here, ...asked].some((evidence) => {
      const answer = attempt(test, evidence);
      if (answer === true) shown++;
      return answer === false;
    });
    if (denied || shown < (asked.length === 0 ? 1 : 2)) continue;
    // What is said of the numbers must hold where nothing is wrong as well.
    if (!passing.some((evidence) => attempt(test, evidence) === false)) return says(here.comparison.name);
  }
  return undefined;
}

/** A layer that throws when it is asked something unusual has said nothing. */
function attempt(test: Experiment['test'], { probe, ...evidence }: Evidence): boolean | undefined {
  const gradient = evidence.beside?.findIndex(({ name }) => name === evidence.comparison.name) ?? -1;
  if (probe === undefined || gradient < 0) return undefined;
  try {
    return test({ ...evidence, probe, gradient });
  } catch {
    return undefined;
  }
}
