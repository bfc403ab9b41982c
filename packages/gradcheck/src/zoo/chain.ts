import type { Parameter, Tensor } from '@chainrule/tensor';
import type { Differentiable } from '../differentiable.ts';

/** Left to right, right to left: the plainest Sequential. */
export class Chain implements Differentiable {
  readonly layers: readonly Differentiable[];
  readonly parameters: readonly Parameter[];

  constructor(...layers: Differentiable[]) {
    this.layers = layers;
    this.parameters = layers.flatMap((layer, i) =>
      layer.parameters.map((parameter) => ({ ...parameter, name: `${i}.${parameter.name}` })),
    );
  }

  /** The Z of one layer is the A of the next. */
  forward(A: Tensor): Tensor {
    return this.layers.reduce((A, layer) => layer.forward(A), A);
  }

  /** The dLdA of one layer is the dLdZ of the layer before it. */
  backward(dLdZ: Tensor): Tensor {
    return this.layers.reduceRight((dLdZ, layer) => layer.backward(dLdZ), dLdZ);
  }

  /** `Sequential(Linear(2 → 2), Tanh, Linear(2 → 2))`. */
  toString(): string {
    return `Sequential(${this.layers.map(String).join(', ')})`;
  }
}
