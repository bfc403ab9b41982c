import type { DType, Parameter, Tensor } from '@chainrule/tensor';

/**
 * A step of a network: A goes in, Z comes out; dLdZ comes back, dLdA goes on.
 *
 * A layer remembers one forward pass and never looks at its neighbours. `forward` trains, `predict` infers:
 * there is no mode to switch. What `forward` and `backward` return is on loan until the next call of the same
 * method (`clone()` keeps it); what `predict` returns is yours.
 */
export interface Layer {
  /** Z from A [N, C_in]; remembers what backward needs. */
  forward(A: Tensor): Tensor;
  /** dLdA from dLdZ, shaped like Z; overwrites the gradients of the parameters. Needs a forward before it. */
  backward(dLdZ: Tensor): Tensor;
  /** As backward, without the dLdA: for the first layer of a model, whose dLdA nobody reads. */
  gradients?(dLdZ: Tensor): void;
  /**
   * Z from A; remembers nothing, so a forward that waits for its backward is not disturbed. A layer may put Z in `out`
   * where one is given; Sequential gives one for each Z that only the next layer reads.
   */
  predict?(A: Tensor, out?: Tensor): Tensor;
  /** What an optimizer updates; empty for an activation. */
  readonly parameters: readonly Parameter[];
  /** C_in, where the layer has a fixed one. */
  readonly inFeatures?: number | undefined;
  /** C_out, or `'same'` where it is C_in whatever that is. Sequential checks its joints by it. */
  readonly outFeatures?: number | 'same' | undefined;
  /** The layers inside, first to last, where it holds any. */
  readonly layers?: readonly Layer[] | undefined;
  /** The dtype of A and Z, where the layer has a fixed one. */
  readonly dtype?: DType | undefined;
}
