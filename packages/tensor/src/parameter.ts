import { bind } from './bind.ts';
import { checkTensor } from './ops/check.ts';
import type { Tensor } from './tensor.ts';

/**
 * What an optimizer updates: a value P and its gradient dLdP, in the same shape.
 *
 * The two tensors stay the same objects for as long as the layer lives; only their numbers change.
 */
export interface Parameter {
  /** By its name in the maths; Sequential puts the position before it: `W`, `0.W`, `2.b`. */
  readonly name: string;
  /** P. */
  readonly value: Tensor;
  /** dLdP, overwritten by each backward. */
  readonly gradient: Tensor;
}

/** An object that has, for every name, the tensors `name` and `dLdname`. */
export type Trainable<Name extends string> = Readonly<Record<Name | `dLd${Name}`, Tensor>>;

/**
 * The parameters of a layer, paired by name: `W` with `dLdW`, `b` with `dLdb`.
 * It compiles only if the layer has both.
 *
 * @param layer - the layer that holds the tensors
 * @param names - which of its tensors are trained
 * @throws {@link ShapeError}, {@link DTypeError} when a gradient differs from its value; `TypeError` when one is missing.
 *
 * @example
 * ```ts
 * import { parametersOf, Tensor } from '@chainrule/tensor';
 *
 * const scale = { g: Tensor.full([1, 3], 1), dLdg: Tensor.zeros([1, 3]) };
 * console.log(parametersOf(scale, 'g').map(({ name }) => name)); // → [ 'g' ]
 * ```
 */
export function parametersOf<const Name extends string>(
  layer: Trainable<Name>,
  ...names: readonly Name[]
): readonly Parameter[] {
  return Object.freeze(
    names.map((name) => {
      const value = layer[name];
      const gradient = layer[`dLd${name}`];
      checkTensor(value, layer, name);
      bind(gradient, value.shape, layer, `dLd${name}`, value.dtype);
      return Object.freeze({ name, value, gradient });
    }),
  );
}
