// Trajectories of SGD against torch.optim.SGD; the numbers are from oracles/sgd.py.
import { SGD, type SGDOptions } from '@chainrule/optim';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, gamma } from '../../layers/test/oracle.ts';
import numbers from './oracles/sgd.json' with { type: 'json' };

const { W, b, gradients, ...trajectories } = numbers;
const G = decode(gradients);
const learningRate = (t: number): number => (t < 10 ? 0.1 : 0.03);

function optionsOf(key: string): SGDOptions {
  const [momentum, dampening, nesterov, weightDecay, maximize] = key.split(' ') as [
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    lr: learningRate(0),
    momentum: Number(momentum),
    dampening: Number(dampening),
    nesterov: nesterov === 'true',
    weightDecay: Number(weightDecay),
    maximize: maximize === 'true',
  };
}

function run(options: SGDOptions, dtype: DType): Tensor {
  const parameters = [
    { name: 'W', value: decode(W, dtype), gradient: Tensor.zeros([1, 2], dtype) },
    { name: 'b', value: decode(b, dtype), gradient: Tensor.zeros([1, 1], dtype) },
  ];
  const optimizer = new SGD(parameters, options);
  const trajectory: number[] = [];
  for (let t = 0; t < 20; t++) {
    optimizer.lr = learningRate(t);
    parameters[0]!.gradient.data.set([G.at(t, 0), G.at(t, 1)]);
    parameters[1]!.gradient.data.set([G.at(t, 2)]);
    optimizer.step();
    for (const { value } of parameters) trajectory.push(...value.data);
  }
  return Tensor.from(trajectory, { dtype, shape: [20, 3] });
}

/**
 * The trajectory is a polynomial in P₀, the gradients and the options; M is the same polynomial with every term taken positive.
 * A step puts at most 12 roundings into a term (λ·P 2, + 1, τ 2, μ·V 2, + 1, Nesterov's μ·V + G 1, lr 2, − 1; options are
 * rounded to float32 once), so after t steps each implementation is within γ_{12t}·M of the true one.
 */
function magnitudes({
  momentum = 0,
  dampening = 0,
  nesterov = false,
  weightDecay = 0,
}: SGDOptions): number[] {
  const P = [...decode(W).data, ...decode(b).data].map(Math.abs);
  const V = [0, 0, 0];
  const all: number[] = [];
  for (let t = 0; t < 20; t++) {
    for (let i = 0; i < 3; i++) {
      const g = Math.abs(G.at(t, i)) + weightDecay * P[i]!;
      const v = momentum * V[i]! + (t === 0 ? 1 : 1 + dampening) * g; // |1 − τ| ≤ 1 + τ
      V[i] = v;
      P[i]! += learningRate(t) * (nesterov ? g + momentum * v : momentum === 0 ? g : v);
      all.push(P[i]!);
    }
  }
  return all;
}

describe.each(['float64', 'float32'] as const)('20 steps in %s', (dtype) => {
  test.each(Object.entries(trajectories))(
    'momentum, dampening, nesterov, weightDecay, maximize: %s',
    (key, want) => {
      const options = optionsOf(key);
      const M = magnitudes(options);
      const bound = (i: number) => 2 * gamma(12 * (1 + Math.floor(i / 3)), dtype) * M[i]!;
      expectWithin(run(options, dtype), decode(want[dtype], dtype), bound, 'P');
    },
  );
});

test('the oracle holds every combination that PyTorch allows', () => {
  expect(Object.keys(trajectories)).toHaveLength(5 * 2 * 2);
});
