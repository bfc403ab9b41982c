import type { DType } from '@chainrule/tensor';
import type { Sizes } from './arbitraries/case.ts';
import type { Differentiable } from './differentiable.ts';
import type { Law } from './laws/law.ts';
import { activationMutants } from './zoo/activations.ts';
import { lawMutants } from './zoo/laws.ts';
import { linearMutants } from './zoo/linear.ts';
import { lossMutants } from './zoo/losses.ts';
import { normMutants } from './zoo/norms.ts';
import { sequentialMutants } from './zoo/sequential.ts';

/** A layer with one classic bug. */
export interface Mutant {
  /** `Linear: dLdW divided by N`. */
  readonly name: string;
  /** What is wrong, and how one comes to write it. */
  readonly description: string;
  /** A new one. Sizes are `inFeatures` and `outFeatures`; A is [N, inFeatures]. */
  make(sizes: Sizes, dtype: DType): Differentiable;
  /** The law that it breaks. */
  readonly caughtBy: Law;
  /** The gradient that is wrong, or the tensor in which the law shows it to be: `dLdW`, `2.dLdb`, `Z`. */
  readonly gradient: string;
  /** Words of the message that say what is wrong. */
  readonly says: string;
}

/**
 * The zoo: classic bugs of backpropagation, each in an otherwise right layer. A checker that lets one of them pass is no
 * checker, so they are how gradcheck is tested; and to read them is a good way to learn where backward goes wrong.
 *
 * Losses are layers here that end in Z = [[L]], with a target of their own.
 *
 * @example
 * ```ts
 * import { gradcheck, mutants, size } from '@chainrule/gradcheck';
 *
 * const mutant = mutants.find(({ name }) => name === 'Linear: dLdW divided by N')!;
 * try {
 *   gradcheck({
 *     sizes: { N: size(), inFeatures: size(), outFeatures: size() },
 *     layer: (sizes, dtype) => mutant.make(sizes, dtype),
 *     input: ({ N, inFeatures }) => [N, inFeatures],
 *   });
 * } catch (error) {
 *   console.log(String(error).split('\n')[0]); // → GradientError: Linear(1 → 1): dLdW is not the gradient of forward
 * }
 * ```
 */
export const mutants: readonly Mutant[] = /* @__PURE__ */ [
  linearMutants,
  activationMutants,
  lossMutants,
  normMutants,
  sequentialMutants,
  lawMutants,
].flat();
