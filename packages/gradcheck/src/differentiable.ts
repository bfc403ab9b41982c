import { nameOf as ownName } from '@chainrule/tensor';
import type { Parameter, Tensor } from '@chainrule/tensor';

/**
 * Z = forward(A), dLdA = backward(dLdZ): what a layer must offer to be checked. Every layer of chainrule does,
 * and any object of this form will do.
 */
export interface Differentiable {
  /** Z. */
  forward(A: Tensor): Tensor;
  /** dLdA, in the shape of A; writes dLdP for every parameter P. */
  backward(dLdZ: Tensor): Tensor;
  /** What inference uses instead of forward; checked where it exists. */
  predict?(A: Tensor): Tensor;
  /** The parameters with their gradients; empty for a layer without any. */
  readonly parameters: readonly Parameter[];
  /** The layers inside, first to last, where it holds any: each is then looked at by itself when something is wrong. */
  readonly layers?: readonly Differentiable[] | undefined;
}

/** L = forward(Z, Y), dLdZ = backward(): what a loss must offer to be checked. */
export interface DifferentiableLoss<Target = Tensor> {
  /** L, a number. */
  forward(Z: Tensor, Y: Target): number;
  /** dLdZ, in the shape of Z. */
  backward(): Tensor;
}

/** `Linear(2 → 8)` when the object prints itself so, else the name of its class, else `otherwise`. */
export function nameOf(thing: object, otherwise: string): string {
  const name = ownName(thing);
  return name === 'Object' ? otherwise : name;
}

/** `dLdW` for `W`, `0.dLdW` for `0.W`. */
export function gradientName(parameter: string): string {
  const dot = parameter.lastIndexOf('.') + 1;
  return `${parameter.slice(0, dot)}dLd${parameter.slice(dot)}`;
}
