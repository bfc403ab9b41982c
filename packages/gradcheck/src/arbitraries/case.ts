import type { Shape, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { crop, cropTarget } from './crop.ts';
import type { Keep } from './crop.ts';
import { drawStyle, withStyle } from './style.ts';
import type { Style } from './style.ts';
import { WIDE } from './number.ts';
import type { Range } from './number.ts';
import { simplerTensors } from './tensor.ts';

/** The sizes of a case by their names. */
export type Sizes = Record<string, number>;

/** One case of a property: sizes, tensors by their names in the maths, and a target where there is one. */
export interface GradientCase {
  /** The sizes that were drawn, by their names. */
  readonly sizes: Sizes;
  /** In float64, all numbers exact in float32. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** What a loss is measured against. */
  readonly target: unknown;
}

/** A tensor that a case needs. */
export interface Slot {
  readonly name: string;
  readonly shape: Shape;
  readonly range?: Range | undefined;
  /** Whether zeros are drawn; they may still come up in shrinking. */
  readonly zeros?: boolean;
}

/** How cases are made. */
export interface Recipe {
  readonly sizes: fc.Arbitrary<Sizes>;
  /** Which tensors cases of these sizes have. */
  slots(sizes: Sizes): readonly Slot[];
  target?(sizes: Sizes): fc.Arbitrary<unknown>;
}

interface Context {
  readonly sizes: unknown;
  readonly target: unknown;
  /** To draw what a smaller case needs anew. */
  readonly random: fc.Random;
}

/** So many targets are drawn for smaller sizes where the one that is there cannot be cut. */
const DRAWS = 4;

/**
 * Cases that shrink as one whole: sizes first, each alone and two equal ones together, cutting the tensors and the
 * target that are there rather than drawing new ones, then whole tensors, then single numbers, then the target; and
 * sizes again after numbers.
 */
export class CaseArbitrary extends fc.Arbitrary<GradientCase> {
  readonly #recipe: Recipe;
  readonly #styles: readonly Style[];

  /** `styles` are as likely as they are often. */
  constructor(recipe: Recipe, styles: readonly Style[] = ['usual']) {
    super();
    this.#recipe = recipe;
    this.#styles = styles;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<GradientCase> {
    const sizes = this.#recipe.sizes.generate(random, bias);
    const style = drawStyle(random, this.#styles);
    const tensors = new Map(
      this.#recipe.slots(sizes.value).map((slot) => [slot.name, withStyle(style, slot, random)]),
    );
    const target = this.#recipe.target?.(sizes.value).generate(random, bias);
    const context: Context = { sizes: sizes.context, target: target?.context, random: random.clone() };
    return new fc.Value({ sizes: sizes.value, tensors, target: target?.value }, context);
  }

  canShrinkWithoutContext(value: unknown): value is GradientCase {
    return value === undefined && false;
  }

  shrink(value: GradientCase, context: unknown): fc.Stream<fc.Value<GradientCase>> {
    return fc.stream(this.#simpler(value, context as Context));
  }

  *#simpler(value: GradientCase, context: Context): Generator<fc.Value<GradientCase>> {
    const { sizes, tensors, target } = value;
    const recipe = this.#recipe;
    for (const smaller of smallerSizes(recipe.sizes, sizes, context.sizes)) {
      const slots = recipe.slots(smaller.value);
      const random = context.random.clone();
      for (const keep of ['first', 'last'] as const) {
        const cut = new Map(slots.map(({ name, shape }) => [name, crop(tensors.get(name), shape, keep)]));
        for (const fitting of this.#targets(smaller.value, target, keep, random)) {
          const next = { sizes: smaller.value, tensors: cut, target: fitting?.value };
          yield new fc.Value(next, { ...context, sizes: smaller.context, target: fitting?.context });
        }
      }
    }
    const slots = recipe.slots(sizes);
    for (const { name, range = WIDE } of slots) {
      for (const simpler of simplerTensors(tensors.get(name)!, range)) {
        yield new fc.Value({ sizes, tensors: new Map(tensors).set(name, simpler), target }, context);
      }
    }
    const arbitrary = recipe.target?.(sizes);
    if (arbitrary === undefined) return;
    // What fast-check knows of earlier steps would keep it from trying again what failed in a larger case.
    const from = arbitrary.canShrinkWithoutContext(target) ? undefined : context.target;
    for (const simpler of arbitrary.shrink(target, from)) {
      yield new fc.Value({ sizes, tensors, target: simpler.value }, { ...context, target: simpler.context });
    }
  }

  /** Targets for other sizes: what is left of this one, where the arbitrary can tell its values, and new ones. */
  *#targets(
    sizes: Sizes,
    target: unknown,
    keep: Keep,
    random: fc.Random,
  ): Generator<fc.Value<unknown> | undefined> {
    const arbitrary = this.#recipe.target?.(sizes);
    if (arbitrary === undefined) {
      yield undefined;
      return;
    }
    const drawn = arbitrary.generate(random, undefined);
    const allowed = (value: unknown): boolean => arbitrary.canShrinkWithoutContext(value);
    const tells = allowed(drawn.value);
    if (tells) yield new fc.Value(cropTarget(target, drawn.value, keep, allowed), undefined);
    yield drawn;
    for (let draws = 1; draws < DRAWS && !tells; draws++) yield arbitrary.generate(random, undefined);
  }
}

/** Each size alone, then two that are equal together: a layer may be wrong only where a matrix is square. */
function* smallerSizes(
  arbitrary: fc.Arbitrary<Sizes>,
  sizes: Sizes,
  context: unknown,
): Generator<fc.Value<Sizes>> {
  yield* arbitrary.shrink(sizes, context);
  const names = Object.keys(sizes);
  for (const one of arbitrary.shrink(sizes, context)) {
    const first = names.findIndex((name) => one.value[name] !== sizes[name]);
    for (const both of arbitrary.shrink(one.value, one.context)) {
      const changed = names.filter((name) => both.value[name] !== sizes[name]);
      const [a, b] = changed as [string, string];
      if (changed.length !== 2 || a !== names[first]) continue;
      if (sizes[a] === sizes[b] && both.value[a] === both.value[b]) yield both;
    }
  }
}
