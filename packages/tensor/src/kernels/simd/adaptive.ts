import type { OptimizerKernels } from '../optimizer-kernels.ts';
import * as reference from '../reference/adaptive.ts';
import { inAdaptive } from './modules.ts';
import { bring, read, release, single, update } from './stage.ts';

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
  const w = update(W, size);
  const g = read(G, size);
  const m = update(M, size);
  const v = update(V, size);
  const most = largest === undefined ? 0 : update(largest, size);
  if ((w | g | m | v | most) < 0) {
    reference.adam(W, G, M, V, largest, size, rate, beta1, beta2, correction, eps, weightDecay, shrink, sign);
  } else {
    inAdaptive().adam(
      single(W),
      w,
      g,
      m,
      v,
      most,
      size,
      rate,
      beta1,
      beta2,
      correction,
      eps,
      weightDecay,
      shrink,
      sign,
    );
    bring(W, w, size);
    bring(M, m, size);
    bring(V, v, size);
    if (largest !== undefined) bring(largest, most, size);
  }
  release();
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
  const w = update(W, size);
  const g = read(G, size);
  const v = update(V, size);
  const mu = mean === undefined ? 0 : update(mean, size);
  const u = velocity === undefined ? 0 : update(velocity, size);
  if ((w | g | v | mu | u) < 0) {
    reference.rmsprop(W, G, V, mean, velocity, size, lr, alpha, eps, momentum, weightDecay, sign);
  } else {
    inAdaptive().rmsprop(single(W), w, g, v, mu, u, size, lr, alpha, eps, momentum, weightDecay, sign);
    bring(W, w, size);
    bring(V, v, size);
    if (mean !== undefined) bring(mean, mu, size);
    if (velocity !== undefined) bring(velocity, u, size);
  }
  release();
};

export const adagrad: OptimizerKernels['adagrad'] = (W, G, S, size, rate, eps, weightDecay, sign) => {
  const w = update(W, size);
  const g = read(G, size);
  const s = update(S, size);
  if ((w | g | s) < 0) reference.adagrad(W, G, S, size, rate, eps, weightDecay, sign);
  else {
    inAdaptive().adagrad(single(W), w, g, s, size, rate, eps, weightDecay, sign);
    bring(W, w, size);
    bring(S, s, size);
  }
  release();
};
