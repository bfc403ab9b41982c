// The definition of the updates that scale each number's step by what its gradients were.
import type { OptimizerKernels } from '../optimizer-kernels.ts';
import { decayed } from './decayed.ts';
import { isSingle, round } from './round.ts';

export const adam: OptimizerKernels['adam'] = (
  W,
  G,
  M,
  V,
  largest,
  size,
  rate,
  beta1,
  beta2,
  correction,
  eps,
  weightDecay,
  shrink,
  sign,
) => {
  const single = isSingle(W);
  const [step, root, e] = [round(rate, single), round(correction, single), round(eps, single)];
  const [decay, scale] = [round(weightDecay, single), round(shrink, single)];
  const [keepM, takeM] = [round(beta1, single), round(1 - beta1, single)];
  const [keepV, takeV] = [round(beta2, single), round(1 - beta2, single)];
  for (let i = 0; i < size; i++) {
    const w = round(scale * W[i]!, single);
    const g = decayed(sign * G[i]!, decay, w, single);
    const m = round(round(keepM * M[i]!, single) + round(takeM * g, single), single);
    const square = round(round(takeV * g, single) * g, single);
    const v = round(round(keepV * V[i]!, single) + square, single);
    M[i] = m;
    V[i] = v;
    let most = v;
    if (largest !== undefined) largest[i] = most = Math.max(largest[i]!, v);
    const denominator = round(round(round(Math.sqrt(most), single) / root, single) + e, single);
    W[i] = w - round(round(step * m, single) / denominator, single);
  }
};

export const rmsprop: OptimizerKernels['rmsprop'] = (
  W,
  G,
  V,
  mean,
  velocity,
  size,
  lr,
  alpha,
  eps,
  momentum,
  weightDecay,
  sign,
) => {
  const single = isSingle(W);
  const [rate, e, keepVelocity] = [round(lr, single), round(eps, single), round(momentum, single)];
  const [decay, keep, take] = [round(weightDecay, single), round(alpha, single), round(1 - alpha, single)];
  for (let i = 0; i < size; i++) {
    const w = W[i]!;
    const g = decayed(sign * G[i]!, decay, w, single);
    const v = round(round(keep * V[i]!, single) + round(round(take * g, single) * g, single), single);
    V[i] = v;
    let variance = v;
    if (mean !== undefined) {
      const mu = round(round(keep * mean[i]!, single) + round(take * g, single), single);
      mean[i] = mu;
      variance = Math.max(round(v - round(mu * mu, single), single), 0);
    }
    const denominator = round(round(Math.sqrt(variance), single) + e, single);
    if (velocity === undefined) W[i] = w - round(round(rate * g, single) / denominator, single);
    else {
      const u = round(round(keepVelocity * velocity[i]!, single) + round(g / denominator, single), single);
      velocity[i] = u;
      W[i] = w - round(rate * u, single);
    }
  }
};

export const adagrad: OptimizerKernels['adagrad'] = (W, G, S, size, rate, eps, weightDecay, sign) => {
  const single = isSingle(W);
  const [step, e, decay] = [round(rate, single), round(eps, single), round(weightDecay, single)];
  for (let i = 0; i < size; i++) {
    const w = W[i]!;
    const g = decayed(sign * G[i]!, decay, w, single);
    const s = round(S[i]! + round(g * g, single), single);
    S[i] = s;
    W[i] = w - round(round(step * g, single) / round(round(Math.sqrt(s), single) + e, single), single);
  }
};
