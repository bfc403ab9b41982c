// Runs of 200 steps against PyTorch, the loss at each step, on both backends; the numbers are from oracles/training.py.
import * as layers from '@chainrule/layers';
import { Sequential, type Layer } from '@chainrule/layers';
import * as losses from '@chainrule/losses';
import { type Loss } from '@chainrule/losses';
import * as optim from '@chainrule/optim';
import {
  clipGradNorm,
  type Optimizer,
  type OptimizerState,
  type Scheduler,
  type SchedulerState,
} from '@chainrule/optim';
import { backend, gatherRows, useBackend, type Tensor } from '@chainrule/tensor';
import { afterEach, describe, expect, test } from 'vitest';
import { decode } from '../../layers/test/oracle.ts';
import numbers from './oracles/training.json' with { type: 'json' };

/** What to train on what; layers, loss, optimizer and schedule are texts such as `Linear 4 16` and `Adam {"lr": 0.01}`. */
interface Run {
  readonly X: string;
  readonly Y: string;
  readonly layers: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly schedule?: string;
  readonly clip?: number;
  readonly batch: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly losses: string;
}

const runs = numbers as unknown as Readonly<Record<string, Run>>;
const first = backend();
afterEach(() => {
  useBackend(first);
});

/** What a text such as `Linear 4 16` or `SGD {"lr": 0.1}` stands for; what has sizes takes a dtype. */
function made(classes: object, text: string, ...given: unknown[]): unknown {
  const [name, ...sizes] = text.split(' {')[0]!.split(' ') as [string, ...string[]];
  const options = { ...(sizes.length > 0 && { dtype: 'float64' }) };
  const written = JSON.parse(/\{.*\}/.exec(text)?.[0] ?? '{}') as object;
  const Class = (classes as Readonly<Record<string, new (...values: unknown[]) => unknown>>)[name]!;
  return new Class(...given, ...sizes.map(Number), { ...options, ...written });
}

/** The model of a run as it begins, and what trains it. */
function begin(run: Run) {
  const model = new Sequential(...run.layers.split(', ').map((text) => made(layers, text) as Layer));
  for (const { name, value } of model.parameters) {
    const W = run.parameters[name]; // a norm begins as it is
    if (W !== undefined) value.data.set(decode(W).data);
  }
  const optimizer = made(optim, run.optimizer, model.parameters) as Optimizer;
  const schedule = run.schedule && (made(optim, run.schedule, optimizer) as Scheduler);
  return { model, optimizer, schedule: schedule || undefined };
}

/** The same run begun anew, then brought to where `from` stands by what JSON keeps of it. */
function resumed(run: Run, from: ReturnType<typeof begin>): ReturnType<typeof begin> {
  const saved = JSON.stringify({
    weights: from.model.parameters.map(({ value }) => [...value.data]),
    optimizer: from.optimizer.state(),
    schedule: from.schedule?.state(),
  });
  const { weights, optimizer, schedule } = JSON.parse(saved) as {
    weights: number[][];
    optimizer: OptimizerState;
    schedule: SchedulerState;
  };
  const to = begin(run);
  for (const [i, { value }] of to.model.parameters.entries()) value.data.set(weights[i]!);
  to.optimizer.restore(optimizer);
  to.schedule?.restore(schedule);
  return to;
}

/** The loss before each of 200 steps; at one of them the run may be saved and resumed. */
function train(run: Run, savedAt = -1): number[] {
  const X = decode(run.X);
  const Y = decode(run.Y);
  const [N] = X.shape as [number];
  const targetOf = (rows: readonly number[]): Tensor | number[] =>
    Y.rank === 1 ? rows.map((row) => Y.data[row]!) : gatherRows(Y, rows);
  const loss = made(losses, run.loss) as Loss<Tensor | number[]>;
  let { model, optimizer, schedule } = begin(run);
  let start = 0;
  return Array.from({ length: 200 }, (_, step) => {
    if (step === savedAt) ({ model, optimizer, schedule } = resumed(run, { model, optimizer, schedule }));
    const rows = Array.from({ length: Math.min(run.batch, N - start) }, (_, i) => start + i);
    start = start + run.batch < N ? start + run.batch : 0;
    const L = loss.forward(model.forward(gatherRows(X, rows)), targetOf(rows));
    model.backward(loss.backward());
    if (run.clip !== undefined) clipGradNorm(model.parameters, run.clip);
    optimizer.step();
    schedule?.step();
    return L;
  });
}

describe.each(['reference', 'simd'] as const)('%s', (name) => {
  test.each(Object.entries(runs))('%s', (_, run) => {
    useBackend(name);
    const got = train(run);
    const want = decode(run.losses).data;
    // The demand on a whole run is 1e-9 of the loss: far above u·200 steps, far below any wrong rule.
    const worst = got.map((L, t) => Math.abs(L - want[t]!) / want[t]!);
    expect(got).toHaveLength(200);
    expect(Math.max(...worst)).toBeLessThan(1e-9);
  });
});

test.each(Object.entries(runs))('%s: saved and resumed, it goes on bit for bit', (_, run) => {
  expect(train(run, 77)).toEqual(train(run));
});
