import type { OptimizerKernels } from '../kernels.ts';
import { isSingle, round } from './round.ts';

/** G + weightDecay·W; G alone without decay, so that an infinite weight does not turn into NaN by 0·∞. */
function decayed(g: number, decay: number, w: number, single: boolean): number {
  return decay === 0 ? g : round(g + round(decay * w, single), single);
}

/** The definition of the optimizers' updates. */
export const optimizers: OptimizerKernels = {
  sgd(W, G, size, lr, weightDecay, sign) {
    const single = isSingle(W);
    const rate = round(lr, single);
    const decay = round(weightDecay, single);
    for (let i = 0; i < size; i++) {
      const w = W[i]!;
      const g = decayed(sign * G[i]!, decay, w, single);
      W[i] = w - round(rate * g, single);
    }
  },

  sgdMomentum(W, G, V, size, lr, momentum, dampening, weightDecay, sign) {
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
  },

  sgdNesterov(W, G, V, size, lr, momentum, weightDecay, sign) {
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
  },
};
