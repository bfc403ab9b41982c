/** A child process: the first losses of one peer on one task, then its time for a step. */
import type { Trainer } from '../lib/contender.ts';
import { loadProblem } from '../lib/problem.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { microseconds, type Span } from '../lib/timing.ts';

export interface TrainArgs extends Span {
  readonly peer: string;
  readonly problem: string;
}

export interface TrainResult {
  readonly losses: readonly number[];
  /** Of the fastest variant. */
  readonly microseconds: number;
  readonly variant?: string;
}

const { peer, problem: path, ...span } = readArgs() as TrainArgs;
const trainer = (await import(new URL(`../peers/${peer}.js`, import.meta.url).href)) as Trainer;
const results: TrainResult[] = [];
for (const variant of trainer.variants ?? [undefined]) {
  const problem = loadProblem(path);
  const training = await trainer.create(problem, variant);
  const begin = performance.now();
  const losses: number[] = [];
  while (losses.length < problem.checked) losses.push(await training.train(1));
  // The checked steps have warmed up too, which counts where a step takes seconds.
  const warmup = span.warmup - (performance.now() - begin);
  let last = NaN as number | Promise<number>;
  const time = await microseconds((steps) => (last = training.train(steps)), { ...span, warmup });
  if (!Number.isFinite(await last)) throw new Error(`${peer}: the loss is no number any more`);
  results.push({ losses, microseconds: time, ...(variant !== undefined && { variant }) });
}
// The wrong variant must not hide behind the right one: the losses of all stand in a row.
const fastest = results.reduce((best, result) => (result.microseconds < best.microseconds ? result : best));
answer({ ...fastest, losses: results.flatMap(({ losses }) => losses) });
process.exit();
