import type { OptimizerKernels } from '../optimizer-kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, update } from './stage.ts';

const { sgd, sgdMomentum, sgdNesterov } = exported;

/** The optimizers' updates. */
export const optimizers: Pick<OptimizerKernels, 'sgd' | 'sgdMomentum' | 'sgdNesterov'> = {
  sgd(W, G, size, lr, weightDecay, sign) {
    const w = update(W, size);
    const g = read(G, size);
    if ((w | g) < 0) reference.sgd(W, G, size, lr, weightDecay, sign);
    else {
      sgd(single(W), w, g, size, lr, weightDecay, sign);
      bring(W, w, size);
    }
    release();
  },

  sgdMomentum(W, G, V, size, lr, momentum, dampening, weightDecay, sign) {
    const w = update(W, size);
    const g = read(G, size);
    const v = update(V, size);
    if ((w | g | v) < 0) reference.sgdMomentum(W, G, V, size, lr, momentum, dampening, weightDecay, sign);
    else {
      sgdMomentum(single(W), w, g, v, size, lr, momentum, dampening, weightDecay, sign);
      bring(W, w, size);
      bring(V, v, size);
    }
    release();
  },

  sgdNesterov(W, G, V, size, lr, momentum, weightDecay, sign) {
    const w = update(W, size);
    const g = read(G, size);
    const v = update(V, size);
    if ((w | g | v) < 0) reference.sgdNesterov(W, G, V, size, lr, momentum, weightDecay, sign);
    else {
      sgdNesterov(single(W), w, g, v, size, lr, momentum, weightDecay, sign);
      bring(W, w, size);
      bring(V, v, size);
    }
    release();
  },
};
