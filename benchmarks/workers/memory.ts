/** A child process, with --expose-gc: what 100,000 steps of T1 leave behind, or what 5,000 models take at most. */
import { mlp } from '@chainrule/layers';
import { CrossEntropyLoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Rng, Tensor } from '@chainrule/tensor';
import { setImmediate } from 'node:timers/promises';
import { loadProblem } from '../lib/problem.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { create } from '../peers/chainrule.ts';

const STEPS = 100_000;
const MODELS = 5_000;

/** Bytes. */
export interface MemoryResult {
  readonly bytes: number;
}

const { problem } = readArgs() as { problem?: string };
answer({ bytes: problem === undefined ? await models() : steps(problem) } satisfies MemoryResult);

/** By how much the JS heap and what hangs on it have grown. */
function steps(path: string): number {
  const { train } = create(loadProblem(path));
  void train(1000);
  const before = used();
  void train(STEPS);
  return used() - before;
}

function used(): number {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The highest resident set of a process that builds, trains for one step and drops model after model. */
async function models(): Promise<number> {
  const rng = new Rng(1);
  const A = Tensor.full([4, 784], 0.5);
  const Y = new Int32Array(4);
  for (let m = 0; m < MODELS; m++) {
    const model = mlp([784, 64, 10], { rng });
    const loss = new CrossEntropyLoss();
    loss.forward(model.forward(A), Y);
    model.gradients(loss.backward());
    new SGD(model.parameters, { lr: 0.1 }).step();
    if (m % 50 === 0) await setImmediate();
  }
  return process.resourceUsage().maxRSS * 1024;
}
