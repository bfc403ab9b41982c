import { bind } from './bind.ts';
import { describe, nameOf } from './describe.ts';
import { overlap } from './kernels/simd/arrays.ts';
import { checkTensor } from './ops/check.ts';
import { Tensor } from './tensor.ts';

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
 * @throws {@link ShapeError}, {@link DTypeError} when a gradient differs from its value; `TypeError` when one is missing,
 * `Error` when it stands in the value's memory.
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
  const given: unknown = layer;
  if (typeof given !== 'object' || given === null) {
    throw new TypeError(`parametersOf: layer is ${describe(given)}, expected a layer that holds the tensors`);
  }
  return Object.freeze(
    names.map((name, i) => {
      if (typeof name !== 'string') {
        throw new TypeError(`parametersOf: names[${i}] is ${describe(name)}, expected a name such as 'W'`);
      }
      const value = layer[name];
      const gradient = layer[`dLd${name}`];
      checkTensor(value, layer, name);
      bind(gradient, value.shape, layer, `dLd${name}`, value.dtype);
      refuseAlias(value, gradient, `${nameOf(layer)}.dLd${name}`, name);
      return Object.freeze({ name, value, gradient });
    }),
  );
}

/**
 * Passes a parameter through: a name, a value, and a gradient in memory of its own with the value's shape and dtype.
 *
 * @param parameter - what the user gave
 * @param who - whose it is, as the message names it
 * @param what - which it is: `parameters[0]`
 * @throws `TypeError` for anything else; {@link ShapeError}, {@link DTypeError} when the gradient differs from the value.
 */
export function checkParameter(parameter: unknown, who: string, what: string): Parameter {
  if (!isParameter(parameter)) {
    throw new TypeError(`${who}: ${what} is ${describe(parameter)}, expected { name, value, gradient }`);
  }
  const { name, value, gradient } = parameter;
  bind(gradient, value.shape, who, `${name}.gradient`, value.dtype);
  refuseAlias(value, gradient, `${who}: ${name}.gradient`, `${name}.value`);
  return parameter;
}

/** Whether it is a value with a gradient and a name. */
export function isParameter(parameter: unknown): parameter is Parameter {
  if (typeof parameter !== 'object' || parameter === null) return false;
  const { name, value, gradient } = parameter as Partial<Parameter>;
  return typeof name === 'string' && value instanceof Tensor && gradient instanceof Tensor;
}

function refuseAlias(value: Tensor, gradient: Tensor, which: string, name: string): void {
  if (overlap(value.data, gradient.data)) {
    throw new Error(`${which} shares memory with ${name}, which backward would overwrite; give it its own`);
  }
}
