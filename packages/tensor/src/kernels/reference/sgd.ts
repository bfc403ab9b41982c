// The definition of the updates of gradient descent.
import type { OptimizerKernels } from '../optimizer-kernels.ts';
import { decayed } from './decayed.ts';
import { isSingle, round } from './round.ts';

export const sgd: OptimizerKernels['sgd'] = (W, G, size, lr, weightDecay, sign) => {
  const single = isSingle(W);
  const rate = round(lr, single);
  const decay = round(weightDecay, single);
  for (let i = 0; i < size; i++) {
    const w = W[i]!;
    const g = decayed(sign * G[i]!, decay, w, single);
    W[i] = w - round(rate * g, single);
  }
};

export const sgdMomentum: OptimizerKernels['sgdMomentum'] = (
  W,
  G,
  V,
  size,
  lr,
  momentum,
  dampening,
  weightDecay,
  sign,
) => {
  const single = isSingle(W);
  const rate = round(lr, single);
  const decay = round(weightDecay, single);
  const keep = round(momentum, single);
  const take = round(1 - dampening, single);
  for (let i = 0; i < size; i++) {
    const w = W[i]!;
    const g = decayed(sign * G[i]!, decay, w, single);
    const v = round(round(keep * V[i]!, single) + round(take * g, single), single);
    V[i] = v;
    W[i] = w - round(rate * v, single);
  }
};

export const sgdNesterov: OptimizerKernels['sgdNesterov'] = (
  W,
  G,
  V,
  size,
  lr,
  momentum,
  weightDecay,
  sign,
) => {
  const single = isSingle(W);
  const rate = round(lr, single);
  const decay = round(weightDecay, single);
  const keep = round(momentum, single);
  for (let i = 0; i < size; i++) {
    const w = W[i]!;
    const g = decayed(sign * G[i]!, decay, w, single);
    const v = round(round(keep * V[i]!, single) + g, single);
    V[i] = v;
    W[i] = w - round(rate * round(g + round(keep * v, single), single), single);
  }
};
