import type { Floats } from '../dtype.ts';

/** Updates of a parameter W [size] by its gradient G; `sign` is 1 to descend, −1 to climb. With weightDecay 0 the term in W is left out. */
export interface OptimizerKernels {
  /** W ← W − lr·(sign·G + weightDecay·W). */
  sgd(W: Floats, G: Floats, size: number, lr: number, weightDecay: number, sign: number): void;
  /** G′ = sign·G + weightDecay·W; V ← momentum·V + (1 − dampening)·G′; W ← W − lr·V. */
  sgdMomentum(
    W: Floats,
    G: Floats,
    V: Floats,
    size: number,
    lr: number,
    momentum: number,
    dampening: number,
    weightDecay: number,
    sign: number,
  ): void;
  /** G′ and V as in `sgdMomentum` without dampening; W ← W − lr·(G′ + momentum·V). */
  sgdNesterov(
    W: Floats,
    G: Floats,
    V: Floats,
    size: number,
    lr: number,
    momentum: number,
    weightDecay: number,
    sign: number,
  ): void;
  /**
   * W ← shrink·W; G′ = sign·G + weightDecay·W; M ← β₁·M + (1 − β₁)·G′; V ← β₂·V + (1 − β₂)·G′·G′;
   * W ← W − rate·M/(√V/correction + eps). With `largest`, it keeps the largest V so far and stands in V's place
   * in the last line.
   */
  adam(
    W: Floats,
    G: Floats,
    M: Floats,
    V: Floats,
    largest: Floats | undefined,
    size: number,
    rate: number,
    beta1: number,
    beta2: number,
    correction: number,
    eps: number,
    weightDecay: number,
    shrink: number,
    sign: number,
  ): void;
  /**
   * G′ = sign·G + weightDecay·W; V ← α·V + (1 − α)·G′·G′; W ← W − lr·G′/(√V + eps). With `mean`, it follows
   * G′ as V follows its square, and max(V − mean², 0) stands in V's place. With `velocity`, it becomes
   * momentum·velocity + G′/(√V + eps), and W ← W − lr·velocity.
   */
  rmsprop(
    W: Floats,
    G: Floats,
    V: Floats,
    mean: Floats | undefined,
    velocity: Floats | undefined,
    size: number,
    lr: number,
    alpha: number,
    eps: number,
    momentum: number,
    weightDecay: number,
    sign: number,
  ): void;
  /** G′ = sign·G + weightDecay·W; S ← S + G′·G′; W ← W − rate·G′/(√S + eps). */
  adagrad(
    W: Floats,
    G: Floats,
    S: Floats,
    size: number,
    rate: number,
    eps: number,
    weightDecay: number,
    sign: number,
  ): void;
}
