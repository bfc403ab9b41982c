/** A child process: what one peer answers to one batch, and its time for the answer. */
import type { Predictor } from '../lib/contender.ts';
import { loadProblem } from '../lib/problem.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { microseconds, type Span } from '../lib/timing.ts';

export interface InferArgs extends Span {
  readonly peer: string;
  readonly problem: string;
}

export interface InferResult {
  readonly Z: readonly number[];
  readonly microseconds: number;
}

const { peer, problem, ...span } = readArgs() as InferArgs;
const { predictor } = (await import(new URL(`../peers/${peer}.js`, import.meta.url).href)) as Predictor;
const inference = await predictor(loadProblem(problem));
const first = inference.predict();
const Z = Array.from(await first);
const sync = (n: number): void => {
  for (let i = 0; i < n; i++) void inference.predict();
};
const async = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await inference.predict();
};
const time = await microseconds(first instanceof Promise ? async : sync, span);
answer({ Z, microseconds: time } satisfies InferResult);
process.exit();
