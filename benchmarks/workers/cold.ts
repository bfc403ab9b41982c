/** A child process: one step, as soon as can be. Its parent looks at the clock. */
import type { Trainer } from '../lib/contender.ts';
import { loadProblem } from '../lib/problem.ts';
import { answer, readArgs } from '../lib/read-args.ts';

const { peer, problem } = readArgs() as { peer: string; problem: string };
const { create, variants } = (await import(new URL(`../peers/${peer}.js`, import.meta.url).href)) as Trainer;
const training = await create(loadProblem(problem), variants?.[0]);
answer({ loss: await training.train(1) });
process.exit();
