import type { OptimizerKernels } from '../optimizer-kernels.ts';
import * as reference from '../reference/sgd.ts';
import { inCore } from './modules.ts';
import { bring, read, release, single, update } from './stage.ts';

export const sgd: OptimizerKernels['sgd'] = (W, G, size, lr, weightDecay, sign) => {
  const w = update(W, size);
  const g = read(G, size);
  if ((w | g) < 0) reference.sgd(W, G, size, lr, weightDecay, sign);
  else {
    inCore().sgd(single(W), w, g, size, lr, weightDecay, sign);
    bring(W, w, size);
  }
  release();
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
  const w = update(W, size);
  const g = read(G, size);
  const v = update(V, size);
  if ((w | g | v) < 0) reference.sgdMomentum(W, G, V, size, lr, momentum, dampening, weightDecay, sign);
  else {
    inCore().sgdMomentum(single(W), w, g, v, size, lr, momentum, dampening, weightDecay, sign);
    bring(W, w, size);
    bring(V, v, size);
  }
  release();
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
  const w = update(W, size);
  const g = read(G, size);
  const v = update(V, size);
  if ((w | g | v) < 0) reference.sgdNesterov(W, G, V, size, lr, momentum, weightDecay, sign);
  else {
    inCore().sgdNesterov(single(W), w, g, v, size, lr, momentum, weightDecay, sign);
    bring(W, w, size);
    bring(V, v, size);
  }
  release();
};
