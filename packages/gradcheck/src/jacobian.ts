import { bind, describe, Tensor } from '@chainrule/tensor';
import type { Shape } from '@chainrule/tensor';
import { refuseNonLayerLike } from './check-gradients.ts';
import { nameOf } from './differentiable.ts';
import type { Differentiable } from './differentiable.ts';

/** The dense derivatives of Z, by name: `dZdA` and, for every parameter P, `dZdP`. */
export interface Jacobian {
  /** [...Z, ...A], for a layer of rank 2: [N, C_out, N, C_in]. */
  readonly dZdA: Tensor;
  /** [...Z, ...P]. A vector, named by a small letter and kept as a column [C, 1], has rank 1: dZdb is [N, C_out, C_out]. */
  readonly [dZdP: string]: Tensor;
}

/**
 * dZ/dA and dZ/dP, all of it: dZdA[n, i, m, j] = ∂Z[n, i]/∂A[m, j], dZdW[n, i, k, j] = ∂Z[n, i]/∂W[k, j].
 *
 * They are made by backward: with a single 1 in dLdZ it gives one row, so there are as many passes as Z has numbers.
 * Contracting them with dLdZ gives the products that backward forms without them.
 * In a Sequential `0.W` becomes `0.dZdW`. The parameters' gradients are left as they were found.
 *
 * @param layer - anything with forward, backward and parameters
 * @param A - where; small, for learning
 * @throws `TypeError` when layer or A is no such thing.
 *
 * @example
 * ```ts
 * import { jacobian } from '@chainrule/gradcheck';
 * import { scale, Tensor } from '@chainrule/tensor';
 *
 * const double = {
 *   forward: (A: Tensor) => scale(2, A),
 *   backward: (dLdZ: Tensor) => scale(2, dLdZ),
 *   parameters: [],
 * };
 * console.log(jacobian(double, Tensor.zeros([1, 2])).dZdA.shape); // → [ 1, 2, 1, 2 ]
 * ```
 */
export function jacobian(layer: Differentiable, A: Tensor): Jacobian {
  refuseNonLayerLike(layer, 'jacobian');
  if (!(A instanceof Tensor))
    throw new TypeError(`jacobian: A is ${describe(A)}, expected a Tensor; Tensor.from makes one`);
  const who = nameOf(layer, 'layer');
  for (const { name, value, gradient } of layer.parameters) {
    bind(gradient, value.shape, 'jacobian', `${name}.gradient`);
  }
  const found = layer.parameters.map(({ gradient }) => gradient.data.slice());
  const given: unknown = layer.forward(A.clone());
  if (!(given instanceof Tensor))
    throw new TypeError(`jacobian: ${who}.forward gives ${describe(given)}, expected a Tensor`);
  const Z = given.clone();
  const dZdA = Tensor.zeros([...Z.shape, ...A.shape], A.dtype);
  const dZdP = layer.parameters.map(({ name, value }) =>
    Tensor.zeros([...Z.shape, ...indicesOf(name, value.shape)], value.dtype),
  );
  for (let row = 0; row < Z.size; row++) {
    const oneHot = Tensor.zeros(Z.shape, Z.dtype);
    oneHot.data[row] = 1;
    layer.forward(A.clone());
    const dLdA = layer.backward(oneHot);
    bind(dLdA, A.shape, `jacobian: ${who}.backward`, 'dLdA');
    dZdA.data.set(dLdA.data, row * A.size);
    layer.parameters.forEach(({ gradient }, p) => {
      dZdP[p]!.data.set(gradient.data, row * gradient.size);
    });
  }
  layer.parameters.forEach(({ gradient }, p) => {
    gradient.data.set(found[p]!);
  });
  const named = layer.parameters.map(({ name }, p) => [derivativeName(name), dZdP[p]!] as const);
  return { ...Object.fromEntries(named), dZdA };
}

/** `dZdW` for `W`, `0.dZdW` for `0.W`. */
function derivativeName(parameter: string): string {
  const dot = parameter.lastIndexOf('.') + 1;
  return `${parameter.slice(0, dot)}dZd${parameter.slice(dot)}`;
}

/** [C] for a vector, which is kept as a column [C, 1]: what has a small letter, as b does. */
function indicesOf(parameter: string, shape: Shape): Shape {
  const letter = parameter[parameter.lastIndexOf('.') + 1] ?? '';
  return shape.length === 2 && shape[1] === 1 && letter !== letter.toUpperCase() ? [shape[0]!] : shape;
}
