import type { Floats } from '@chainrule/tensor';
import type { OptimizerKernels } from '@chainrule/tensor/kernels';
import { decayed, rounding, store } from './formula.ts';

type Naive = Pick<OptimizerKernels, 'adam' | 'rmsprop' | 'adagrad'>;

/** Updates that scale each step, once more. */
export const naiveOptimizers: Naive = {
  adam(W, G, M, V, largest, size, rate, beta1, beta2, correction, eps, weightDecay, shrink, sign) {
    const F = rounding(W);
    store(W, size, (i) => F(F(shrink) * W[i]!));
    const g = Array.from({ length: size }, (_, i) => decayed(F, sign, G[i]!, weightDecay, W[i]!));
    store(M, size, (i) => F(F(F(beta1) * M[i]!) + F(F(1 - beta1) * g[i]!)));
    store(V, size, (i) => F(F(F(beta2) * V[i]!) + F(F(F(1 - beta2) * g[i]!) * g[i]!)));
    if (largest !== undefined) {
      const most = (a: number, b: number) => (a !== a || b !== b ? NaN : Object.is(a, -0) || a < b ? b : a);
      store(largest, size, (i) => most(largest[i]!, V[i]!));
    }
    const root = (i: number) => F(F(F(Math.sqrt((largest ?? V)[i]!)) / F(correction)) + F(eps));
    store(W, size, (i) => F(W[i]! - F(F(F(rate) * M[i]!) / root(i))));
  },
  rmsprop(W, G, V, mean, velocity, size, lr, alpha, eps, momentum, weightDecay, sign) {
    const F = rounding(W);
    const g = Array.from({ length: size }, (_, i) => decayed(F, sign, G[i]!, weightDecay, W[i]!));
    const follow = (X: Floats, term: (i: number) => number): void => {
      store(X, size, (i) => F(F(F(alpha) * X[i]!) + term(i)));
    };
    follow(V, (i) => F(F(F(1 - alpha) * g[i]!) * g[i]!));
    if (mean !== undefined) follow(mean, (i) => F(F(1 - alpha) * g[i]!));
    const variance = (i: number): number => {
      if (mean === undefined) return V[i]!;
      const rest = F(V[i]! - F(mean[i]! * mean[i]!));
      return rest < 0 ? 0 : rest;
    };
    const root = (i: number) => F(F(Math.sqrt(variance(i))) + F(eps));
    if (velocity === undefined) store(W, size, (i) => F(W[i]! - F(F(F(lr) * g[i]!) / root(i))));
    else {
      store(velocity, size, (i) => F(F(F(momentum) * velocity[i]!) + F(g[i]! / root(i))));
      store(W, size, (i) => F(W[i]! - F(F(lr) * velocity[i]!)));
    }
  },
  adagrad(W, G, S, size, rate, eps, weightDecay, sign) {
    const F = rounding(W);
    const g = Array.from({ length: size }, (_, i) => decayed(F, sign, G[i]!, weightDecay, W[i]!));
    store(S, size, (i) => F(S[i]! + F(g[i]! * g[i]!)));
    store(W, size, (i) => F(W[i]! - F(F(F(rate) * g[i]!) / F(F(Math.sqrt(S[i]!)) + F(eps)))));
  },
};
