import { checkFlag, checkOptions, checkShape, checkSize, describe } from '@chainrule/tensor';
import type { DType, Shape } from '@chainrule/tensor';
import fc from 'fast-check';
import type { Sizes } from './arbitraries/case.ts';
import { sizesOf } from './arbitraries/size.ts';
import type { SizeArbitrary } from './arbitraries/size.ts';
import type { Differentiable } from './differentiable.ts';
import { layerBench, layerSlots } from './laws/layer-bench.ts';
import type { LayerPlan } from './laws/layer-bench.ts';
import { LAWS } from './laws/law.ts';
import type { Law } from './laws/law.ts';
import { checkRanges } from './ranges.ts';
import { checkParameters, runLaws } from './run-laws.ts';
import type { GradcheckParameters } from './run-laws.ts';
import type { Ranges } from './subject.ts';

/** A layer of any size, for {@link gradcheck}. */
export interface GradcheckSpec<Name extends string = string> {
  /** The sizes that are drawn, by name; the batch is called N. */
  readonly sizes: Readonly<Record<Name, SizeArbitrary>>;
  /** A new layer of these sizes; its parameters are filled with drawn numbers. */
  readonly layer: (sizes: Record<Name, number>, dtype: DType) => Differentiable;
  /** The shape of A. */
  readonly input: (sizes: Record<Name, number>) => Shape;
  /**
   * Whether samples of a batch depend on each other, as in batch normalisation, or on their place. Then the order of the
   * batch may matter, and predict may give another Z than forward.
   */
  readonly couplesBatch?: boolean;
  /** Where forward is defined, for A and parameters by name: `{ A: [0.1, 4] }`. */
  readonly ranges?: Ranges;
  /**
   * Of which tensors the gradient is 0 everywhere, by design: `['0.b']` for a bias before batch normalisation, `['A']`
   * for indices into a table. Any other gradient that is 0 in every case makes the run inconclusive.
   */
  readonly zeroGradients?: readonly string[];
}

/**
 * Is backward the gradient of forward, at all sizes and values? And does the layer keep the other laws?
 *
 * Sizes, A, the parameters and dLdZ are drawn. Each law is a run of its own; the case that breaks one shrinks to the
 * smallest, made of 0, 1 and ½. Seed and number of runs are fast-check's.
 *
 * @param spec - how to make layers and inputs
 * @param parameters - fast-check's, and which `laws` to run
 * @throws {@link GradientError} when a law is broken, or when no case could tell whether a gradient is right.
 *   `TypeError` when the spec is not one.
 *
 * @example
 * ```ts
 * import { gradcheck, size } from '@chainrule/gradcheck';
 * import { map, multiply, Tensor } from '@chainrule/tensor';
 *
 * class Square {
 *   readonly parameters = [];
 *   #A: Tensor | undefined;
 *   forward(A: Tensor): Tensor {
 *     this.#A = A;
 *     return multiply(A, A);
 *   }
 *   backward(dLdZ: Tensor): Tensor {
 *     if (this.#A === undefined) throw new Error('Square.backward: call forward first');
 *     return multiply(dLdZ, map(this.#A, (a) => 2 * a));
 *   }
 * }
 * gradcheck({
 *   sizes: { N: size(), features: size() },
 *   layer: () => new Square(),
 *   input: ({ N, features }) => [N, features],
 * });
 * ```
 */
export function gradcheck<Name extends string>(
  spec: GradcheckSpec<Name>,
  parameters: GradcheckParameters = {},
): void {
  refuseNonSpec(spec, ['layer', 'input'], ['couplesBatch', 'ranges', 'zeroGradients'], 'gradcheck');
  checkParameters(parameters, 'gradcheck');
  const { couplesBatch = false, ranges = {}, zeroGradients = [] } = spec;
  checkNames(zeroGradients);
  const layerPlan: LayerPlan = {
    layer: spec.layer as LayerPlan['layer'],
    input: checkedInput(spec.input as LayerPlan['input'], 'gradcheck'),
    couplesBatch: checkFlag(couplesBatch, 'gradcheck', 'couplesBatch'),
    ranges,
    batches: batchesOf(spec.sizes),
  };
  const skipped = new Map<Law, string>();
  if (layerPlan.couplesBatch) skipped.set('batch order', 'couplesBatch');
  const sizes = fc.record(spec.sizes) as fc.Arbitrary<Sizes>;
  if (!hasPredict(sizes, layerPlan)) skipped.set('predict agrees with forward', 'no predict');
  runLaws(
    {
      who: 'gradcheck',
      recipe: { sizes, slots: layerSlots(layerPlan) },
      bench: (example) => layerBench(layerPlan, example),
      laws: LAWS.filter((law) => !skipped.has(law)),
      skipped,
      zeroGradients,
    },
    parameters,
  );
}

function checkNames(zeroGradients: unknown): void {
  if (!Array.isArray(zeroGradients) || !zeroGradients.every((name) => typeof name === 'string')) {
    throw new TypeError(
      `gradcheck: zeroGradients is ${describe(zeroGradients)}, expected names of tensors such as ['b']`,
    );
  }
}

/** What N may be; nothing where no size is called so. */
export function batchesOf(sizes: Readonly<Record<string, SizeArbitrary>>): number[] {
  const N = sizes['N'];
  return N === undefined ? [] : sizesOf(N);
}

function hasPredict(sizes: fc.Arbitrary<Sizes>, { layer }: LayerPlan): boolean {
  try {
    return typeof layer(fc.sample(sizes, { seed: 0, numRuns: 1 })[0]!, 'float64').predict === 'function';
  } catch {
    return false;
  }
}

/** The spec's `input`, with what it is given and what it gives checked in the name of the spec. */
export function checkedInput(input: (sizes: Sizes) => Shape, who: string): (sizes: Sizes) => Shape {
  return (sizes) => {
    for (const [name, drawn] of Object.entries(sizes))
      checkSize(drawn, who, `the size ${name} that was drawn`);
    return checkShape(input(sizes), `${who}: input`);
  };
}

/** Refuses a spec without sizes or without one of its functions, and one with something that nobody reads. */
export function refuseNonSpec(
  spec: unknown,
  functions: readonly string[],
  others: readonly string[],
  who: string,
): void {
  const wanted = `{ sizes, ${functions.join(', ')} }`;
  if (typeof spec !== 'object' || spec === null)
    throw new TypeError(`${who}: spec is ${describe(spec)}, expected ${wanted}`);
  const fields = spec as Record<string, unknown>;
  const sizes = fields['sizes'];
  if (typeof sizes !== 'object' || sizes === null || Array.isArray(sizes)) {
    throw new TypeError(
      `${who}: sizes is ${describe(sizes)}, expected arbitraries by name such as { N: size() }`,
    );
  }
  for (const [name, arbitrary] of Object.entries(sizes)) {
    if (!(arbitrary instanceof fc.Arbitrary))
      throw new TypeError(`${who}: sizes.${name} is ${describe(arbitrary)}, expected size()`);
  }
  for (const name of functions) {
    if (typeof fields[name] !== 'function') {
      throw new TypeError(`${who}: ${name} is ${describe(fields[name])}, expected a function of the sizes`);
    }
  }
  checkOptions(spec, who, ['sizes', ...functions, ...others]);
  checkRanges(fields['ranges'] as Ranges | undefined, who);
}
