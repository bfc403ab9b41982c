import { describe } from '@chainrule/tensor';
import type { DType, Shape } from '@chainrule/tensor';
import fc from 'fast-check';
import type { Sizes } from './arbitraries/case.ts';
import type { SizeArbitrary } from './arbitraries/size.ts';
import type { DifferentiableLoss } from './differentiable.ts';
import { batchesOf, checkedInput, refuseNonSpec } from './gradcheck.ts';
import { LOSS_LAWS } from './laws/index.ts';
import { lossBench, lossSlots } from './laws/loss-bench.ts';
import type { LossPlan } from './laws/loss-bench.ts';
import { checkParameters, runLaws } from './run-laws.ts';
import type { GradcheckParameters } from './run-laws.ts';
import type { Ranges } from './subject.ts';

/** A loss at any size, for {@link gradcheckLoss}. */
export interface GradcheckLossSpec<Target, Name extends string = string> {
  /** The sizes that are drawn, by name; the batch is called N. */
  readonly sizes: Readonly<Record<Name, SizeArbitrary>>;
  /** A new loss. */
  readonly loss: (sizes: Record<Name, number>, dtype: DType) => DifferentiableLoss<Target>;
  /** The shape of Z. */
  readonly input: (sizes: Record<Name, number>) => Shape;
  /**
   * What Y is drawn from: class indices, or `tensor([N, C])`, which is converted to the dtype that is checked. Smaller
   * cases keep what is left of Y, unless it comes out of `.map`; then it is drawn anew.
   */
  readonly target: (sizes: Record<Name, number>) => fc.Arbitrary<Target>;
  /** Where the loss is defined: `{ Z: [0, 1] }`. */
  readonly ranges?: Ranges;
}

/**
 * Is dLdZ the gradient of L, at all sizes, values and targets? And does the loss keep the other laws that make sense
 * for it?
 *
 * @param spec - how to make losses, Z and Y
 * @param parameters - fast-check's, and which `laws` to run
 * @throws {@link GradientError} when a law is broken, or when no case could tell. `TypeError` when the spec is not one.
 *
 * @example
 * ```ts
 * import { gradcheckLoss, size, tensor } from '@chainrule/gradcheck';
 * import { scale, subtract, sum, multiply, Tensor } from '@chainrule/tensor';
 *
 * class HalfSquare {
 *   #E: Tensor | undefined;
 *   forward(Z: Tensor, Y: Tensor): number {
 *     this.#E = subtract(Z, Y);
 *     return sum(multiply(this.#E, this.#E)) / 2;
 *   }
 *   backward(): Tensor {
 *     if (this.#E === undefined) throw new Error('HalfSquare.backward: call forward first');
 *     return scale(1, this.#E);
 *   }
 * }
 * gradcheckLoss({
 *   sizes: { N: size(), C: size() },
 *   loss: () => new HalfSquare(),
 *   input: ({ N, C }) => [N, C],
 *   target: ({ N, C }) => tensor([N, C]),
 * });
 * ```
 */
export function gradcheckLoss<Target, Name extends string>(
  spec: GradcheckLossSpec<Target, Name>,
  parameters: GradcheckParameters = {},
): void {
  refuseNonSpec(spec, ['loss', 'input', 'target'], ['ranges'], 'gradcheckLoss');
  checkParameters(parameters, 'gradcheckLoss');
  const { ranges = {} } = spec;
  const plan: LossPlan = {
    loss: spec.loss as unknown as LossPlan['loss'],
    input: checkedInput(spec.input as LossPlan['input'], 'gradcheckLoss'),
    target: checkedTarget(spec.target as LossPlan['target']),
    ranges,
    batches: batchesOf(spec.sizes),
  };
  const sizes = fc.record(spec.sizes) as fc.Arbitrary<Sizes>;
  runLaws(
    {
      who: 'gradcheckLoss',
      recipe: { sizes, slots: lossSlots(plan), target: plan.target },
      bench: (example) => lossBench(plan, example),
      laws: LOSS_LAWS,
      skipped: new Map(),
      zeroGradients: [],
    },
    parameters,
  );
}

/** The spec's `target`, with what it gives checked in the name of the spec. */
function checkedTarget(target: LossPlan['target']): LossPlan['target'] {
  return (sizes) => {
    const given: unknown = target(sizes);
    if (given instanceof fc.Arbitrary) return given;
    throw new TypeError(
      `gradcheckLoss: target gives ${describe(given)}, expected an arbitrary such as tensor([N, C])`,
    );
  };
}
