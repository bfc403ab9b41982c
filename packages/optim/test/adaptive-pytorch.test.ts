// Trajectories of 20 steps of every optimizer, with and without groups, against torch; the numbers are from
// oracles/adaptive.py.
import { Adagrad, Adam, AdamW, RMSprop, SGD, type Optimizer, type ParameterList } from '@chainrule/optim';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, unit } from '../../layers/test/oracle.ts';
import numbers from './oracles/adaptive.json' with { type: 'json' };

const classes = { Adam, AdamW, RMSprop, Adagrad, SGD } as unknown as Readonly<
  Record<string, new (parameters: ParameterList, options: object) => Optimizer>
>;
const G = decode(numbers.gradients);
const steps = [...decode(numbers.steps).data];
const keys = Object.keys(numbers.trajectories) as (keyof typeof numbers.trajectories)[];

/** W and b after each step of the optimizer that a key such as `Adam {"lr": 0.1} in groups` stands for. */
function run(key: string, dtype: DType, resumedAt = -1): Tensor {
  const [name] = key.split(' ') as [string];
  const options = JSON.parse(/\{.*\}/.exec(key)![0]) as object;
  const W = { name: 'W', value: decode(numbers.W, dtype), gradient: Tensor.zeros([2, 2], dtype) };
  const b = { name: 'b', value: decode(numbers.b, dtype), gradient: Tensor.zeros([2, 1], dtype) };
  const groups = [{ parameters: [W] }, { parameters: [b], lr: 0.03, weightDecay: 0.25 }];
  const make = () => new classes[name]!(key.endsWith('groups') ? groups : [W, b], options);
  let optimizer = make();
  const trajectory: number[] = [];
  for (let t = 0; t < 20; t++) {
    if (t === resumedAt) {
      const state = JSON.stringify(optimizer.state());
      optimizer = make();
      optimizer.restore(JSON.parse(state) as ReturnType<Optimizer['state']>);
    }
    W.gradient.data.set(G.data.subarray(6 * t, 6 * t + 4));
    b.gradient.data.set(G.data.subarray(6 * t + 4, 6 * t + 6));
    optimizer.step();
    trajectory.push(...W.value.data, ...b.value.data);
  }
  return Tensor.from(trajectory, { dtype, shape: [20, 6] });
}

describe.each(['float64', 'float32'] as const)('20 steps in %s', (dtype) => {
  test.each(keys)('%s', (key) => {
    // Both round the same operations in the same order but for fused ones: a few u each step of |P| ≤ 4, amplified where
    // the denominator is small: by at most 100 here, where the gradients are not below 0.01.
    const bound = (i: number): number => 4 * 100 * steps[Math.floor(i / 6)]! * unit[dtype];
    const whole = run(key, dtype).data;
    const P = steps.flatMap((t) => [...whole.subarray(6 * (t - 1), 6 * t)]);
    const want = decode(numbers.trajectories[key][dtype], dtype);
    expectWithin(Tensor.from(P, { dtype, shape: want.shape }), want, bound, 'P');
  });
});

test.each(keys)('%s: a state that went through JSON continues bit for bit', (key) => {
  for (const dtype of ['float64', 'float32'] as const) {
    const whole = run(key, dtype);
    for (const t of [0, 1, 11]) expect(Array.from(run(key, dtype, t).data)).toEqual(Array.from(whole.data));
  }
});
