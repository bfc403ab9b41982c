import { bind, Loan, nameOf, refuseOverlap } from '@chainrule/tensor';
import type { DType, Parameter, Tensor } from '@chainrule/tensor';
import { checkDTypes, checkJoints, checkLayers } from './joints.ts';
import type { Layer } from './layer.ts';
import { refuseOwnZ } from './own-loan.ts';
import { parametersBelow } from './parameters-below.ts';
import type { InFeatures, Joined, OutFeatures, Output } from './shapes.ts';
import { summarize } from './summary.ts';

/**
 * Z = layer_n(… layer_1(layer_0(A))): the layers one after the other, itself a layer.
 *
 * Forward hands each layer's Z on as the next one's A. Backward hands each layer's dLdA upstream as the dLdZ of
 * the layer before it: that is the chain rule. Parameters are named by position: `0.W`, `0.b`, `2.W`.
 *
 * A is [N, C_in] of the first layer, Z [N, C_out] of the last. Layers that do not fit together are refused when the
 * Sequential is built, and where their sizes are literals, by the compiler.
 *
 * @typeParam Layers - the layers, each by its own type
 *
 * @example
 * ```ts
 * import { Linear, ReLU, Sequential } from '@chainrule/layers';
 *
 * const model = new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 3));
 * console.log(model.parameters.map(({ name }) => name)); // → [ '0.W', '0.b', '2.W', '2.b' ]
 * ```
 */
export class Sequential<const Layers extends readonly Layer[] = readonly Layer[]> implements Layer {
  /** The layers, first to last. */
  readonly layers: Layers;
  /** All parameters, first layer first, with the layer's position before the name. */
  readonly parameters: readonly Parameter[];
  /** C_in of the first layer that has a fixed one. */
  readonly inFeatures: InFeatures<Layers>;
  /** C_out of the last layer, `'same'` when no layer changes the features. */
  readonly outFeatures: OutFeatures<Layers>;
  /** The dtype that the layers share, where one has a fixed one. */
  readonly dtype: DType | undefined;
  readonly #layers: readonly Layer[]; // not frozen: engines walk through it faster
  readonly #between = [new Loan(), new Loan()] as const; // of predict: the next Z goes where A does not stand
  readonly #entrance: Layer | undefined;
  #Z: Tensor | undefined; // what the last layer lent out

  /**
   * @param layers - one or more, each an object of its own
   * @throws {@link ShapeError} when one layer gives another number of features than the next one takes,
   * {@link DTypeError} when they differ in dtype; `Error` when a layer stands in it twice, `TypeError` for no layer.
   */
  constructor(...layers: Joined<Layers>) {
    checkLayers(layers);
    const joints = checkJoints(layers);
    this.#layers = [...(layers as readonly Layer[])];
    this.layers = Object.freeze([...layers]) as unknown as Layers;
    this.#entrance = joints.entrance;
    this.inFeatures = joints.entrance?.inFeatures as InFeatures<Layers>;
    this.outFeatures = joints.outFeatures as OutFeatures<Layers>;
    this.dtype = checkDTypes(layers);
    this.parameters = parametersBelow(layers);
  }

  /**
   * Left to right: the Z of one layer is the A of the next.
   *
   * @throws {@link ShapeError}, {@link DTypeError} for an A that the first layer with a fixed size refuses, `Error` for its
   * own Z, still on loan, where there are several layers: before any layer is touched. What a later layer refuses for
   * reasons of its own, as BatchNorm1d does with a batch of one sample, reaches it after those before it have gone on.
   */
  forward(A: Tensor): Output<Layers> {
    this.#check(A, 'forward: A');
    refuseOwnZ(this.#Z, A, this);
    let Z = A;
    for (const layer of this.#layers) Z = layer.forward(Z);
    this.#Z = this.#layers.length === 1 || Z === A ? undefined : Z; // one layer alone knows its Z
    return Z as Output<Layers>;
  }

  /**
   * Right to left, the chain rule: the dLdA of one layer is the dLdZ of the layer before it.
   *
   * @throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward.
   */
  backward(dLdZ: Tensor): Tensor {
    const layers = this.#layers;
    for (let i = layers.length - 1; i >= 0; i--) dLdZ = layers[i]!.backward(dLdZ);
    return dLdZ;
  }

  /**
   * Right to left as backward, but for the dLdA of the first layer, which training does not read: the same
   * gradients for less work. A first layer that cannot leave it out does its backward.
   *
   * @throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward.
   */
  gradients(dLdZ: Tensor): void {
    const layers = this.#layers;
    for (let i = layers.length - 1; i > 0; i--) dLdZ = layers[i]!.backward(dLdZ);
    const [first] = layers as [Layer];
    if (first.gradients === undefined) first.backward(dLdZ);
    else first.gradients(dLdZ);
  }

  /**
   * Left to right, in `out` where one is given, and nothing remembered.
   *
   * @throws {@link ShapeError}, {@link DTypeError}; `TypeError` when a layer has no predict.
   */
  predict(A: Tensor, out?: Tensor): Tensor {
    this.#check(A, 'predict: A');
    const mute = this.layers.findIndex((layer) => typeof layer.predict !== 'function');
    if (mute >= 0) {
      throw new TypeError(
        `Sequential.predict: layer ${mute}, ${nameOf(this.layers[mute]!)}, has no predict; give it a predict(A) that remembers nothing`,
      );
    }
    if (out !== undefined) {
      bind(out, [A.shape[0]!, featuresOf(this, A) ?? 'C'], this, 'predict: out', A.dtype);
      refuseOverlap(out, A, this, 'A', 'predict: out');
    }
    const layers = this.#layers;
    const last = layers.length - 1;
    for (let i = 0; i < last; i++) A = layers[i]!.predict!(A, this.#room(layers[i]!, A));
    const Z = layers[last]!.predict!(A, out);
    if (out !== undefined) return Z === out ? Z : copy(Z, out, this); // a layer need not know out
    return this.#between.some((loan) => loan.lends(Z)) ? Z.clone() : Z; // a layer may give its A as its Z
  }

  /** A table: each layer, its output's shape, its number of parameters, and their total. */
  summary(): string {
    return summarize(this);
  }

  /** `Sequential(Linear(4 → 16), ReLU, Linear(16 → 3))`. */
  toString(): `Sequential(${string})` {
    return `Sequential(${this.layers.map(nameOf).join(', ')})`;
  }

  /** Room for the Z of a layer that only the next one reads, where the layer says how large it is. */
  #room(layer: Layer, A: Tensor): Tensor | undefined {
    const features = featuresOf(layer, A);
    if (A.rank !== 2 || features === undefined) return undefined;
    const [one, two] = this.#between;
    return (one.lends(A) ? two : one).fit([A.shape[0]!, features], A.dtype);
  }

  /** Refuses A in the name of the layer that would, before the layers ahead of it have changed. */
  #check(A: Tensor, what: string): void {
    const entrance = this.#entrance ?? this;
    bind(A, ['N', entrance.inFeatures ?? 'C'], entrance, what, this.dtype);
  }
}

/** How many features the layer gives for A, where it says so. */
function featuresOf({ outFeatures }: Layer, A: Tensor): number | undefined {
  return outFeatures === 'same' ? A.shape[1] : outFeatures;
}

function copy(Z: Tensor, out: Tensor, who: object): Tensor {
  bind(out, Z.shape, who, 'predict: out', Z.dtype);
  out.data.set(Z.data);
  return out;
}
