// Sequences of every schedule for two groups against torch; the numbers are from oracles/schedules.py.
import * as optim from '@chainrule/optim';
import { SGD, type Optimizer, type Scheduler, type SchedulerState } from '@chainrule/optim';
import { Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { decode } from '../../layers/test/oracle.ts';
import numbers from './oracles/schedules.json' with { type: 'json' };

const classes = optim as unknown as Readonly<
  Record<string, new (optimizer: Optimizer, options: object) => Scheduler>
>;
const metrics = decode(numbers.metrics).data;
const sequences = Object.entries(numbers.sequences as Record<string, string>);
const parameter = (name: string) => ({ name, value: Tensor.zeros([1, 1]), gradient: Tensor.zeros([1, 1]) });
const sgd = () =>
  new SGD([{ parameters: [parameter('W')] }, { parameters: [parameter('b')], lr: 0.25 }], { lr: 0.1 });

function run(key: string, resumedAt = -1): number[] {
  const [name] = key.split(' ') as [string];
  const options = JSON.parse(/\{.*\}/.exec(key)![0]) as object;
  let optimizer = sgd();
  let schedule = new classes[name]!(optimizer, options);
  const rates: number[] = [];
  for (let t = 0; t < 30; t++) {
    if (t === resumedAt) {
      const state = JSON.parse(JSON.stringify(schedule.state())) as SchedulerState;
      optimizer = sgd();
      schedule = new classes[name]!(optimizer, options);
      schedule.restore(state);
    }
    if (t > 0) schedule.step(metrics[t - 1]);
    rates.push(...optimizer.groups.map(({ lr }) => lr));
  }
  return rates;
}

test.each(sequences)('%s gives what PyTorch gives', (key, want) => {
  const rates = run(key);
  // PyTorch multiplies step by step: 30 roundings, and cosines of rounded angles
  decode(want).data.forEach((lr, i) => {
    expect(Math.abs(rates[i]! - lr), `group ${i % 2} at step ${Math.floor(i / 2)}`).toBeLessThanOrEqual(
      1e-13,
    );
  });
});

test.each(sequences)('%s: a state that went through JSON continues bit for bit', (key) => {
  const whole = run(key);
  for (const t of [0, 1, 7, 20]) expect(run(key, t)).toEqual(whole);
});

test('every schedule is there', () => {
  const names = new Set(sequences.map(([key]) => key.split(' ')[0]));
  const exported = Object.keys(optim).filter((name) => name.includes('LR'));
  expect([...names].toSorted()).toEqual(exported.toSorted());
});
