import { node, python, type Run } from '../lib/child.ts';
import { environment, OURS, type Contender } from '../lib/contenders.ts';
import { relativeError } from '../lib/stats.ts';
import type { Span } from '../lib/timing.ts';
import type { TrainArgs, TrainResult } from '../workers/train.ts';

/** The losses of the same network must agree so well: float32, summed in another order, for a few steps. */
export const TOLERANCE = 1e-3;

export interface TrainingRun extends TrainResult {
  readonly blas?: string;
}

/** One contender, one task, one round, in a process of its own. */
export async function train(contender: Contender, problem: string, span: Span): Promise<TrainingRun> {
  const args: TrainArgs = { peer: contender.peer, problem, ...span };
  const options = { env: environment(contender) };
  const run: Run<TrainingRun> =
    contender.python === undefined
      ? await node('train', args, options)
      : await python(contender.peer, args, options);
  return run.result;
}

/** A benchmark of wrong work is worthless: why this run is not the same work as ours, if so. */
export function disagreement(
  contender: Contender,
  losses: readonly number[],
  ours: readonly number[],
): string | undefined {
  if (contender.id === OURS || contender.sameWork === false) return undefined;
  // A peer with several ways to use it answers with the losses of each.
  for (let from = 0; from === 0 || from < losses.length; from += ours.length) {
    const error = relativeError(losses.slice(from, from + ours.length), ours);
    if (!(error <= TOLERANCE)) return `its losses differ from chainrule's by ${error.toExponential(1)}`;
  }
  return undefined;
}

/** Losses that stand still would agree whatever a peer does. */
export function standsStill(losses: readonly number[]): boolean {
  return !(Math.abs(losses[0]! - losses.at(-1)!) > 100 * TOLERANCE * Math.abs(losses[0]!));
}
