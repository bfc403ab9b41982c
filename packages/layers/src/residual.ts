import { bind, describe, Loan, nameOf, ShapeError } from '@chainrule/tensor';
import type { DType, Parameter, Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { checkFields, isLayer } from './joints.ts';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { refuseOwnLoan } from './own-loan.ts';
import { parametersBelow } from './parameters-below.ts';
import type { Added, Features } from './shapes.ts';
import { prediction } from './prediction.ts';

/**
 * Z = A + layer(A): the layer learns what to add to its input.
 *
 * A, Z, dLdZ and dLdA are [N, C]; the layer gives as many features as it takes. dLdA = dLdZ + what the layer's backward
 * gives. The parameters are those of the layer, named as in a Sequential of this one layer: `0.W`.
 *
 * Source: He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2015.
 *
 * @typeParam L - the layer by its own type
 *
 * @example
 * ```ts
 * import { Linear, ReLU, Residual, Sequential } from '@chainrule/layers';
 *
 * const block = new Residual(new Sequential(new Linear(8, 8), new ReLU()));
 * console.log(block.parameters.map(({ name }) => name)); // → [ '0.0.W', '0.0.b' ]
 * ```
 */
export class Residual<L extends Layer = Layer> implements Layer {
  /** The layer that A goes through and around. */
  readonly layer: L;
  /** The one layer, at position 0. */
  readonly layers: readonly [L];
  /** Those of the layer, with `0.` before the name. */
  readonly parameters: readonly Parameter[];
  /** C, where the layer has a fixed one. */
  readonly inFeatures: Features<L>;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** That of the layer, where it has a fixed one. */
  readonly dtype: DType | undefined;
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #Z: Tensor | undefined;

  /**
   * @param layer - as many features out as in
   * @throws {@link ShapeError} when the layer changes the number of features; `TypeError` for no layer.
   */
  constructor(layer: Added<L>) {
    if (!isLayer(layer)) {
      throw new TypeError(
        `Residual: layer is ${describe(layer)}, expected a layer with forward, backward and parameters`,
      );
    }
    checkFields(layer, `Residual: ${nameOf(layer)}`);
    const { inFeatures, outFeatures } = layer;
    const given = typeof outFeatures === 'number' ? outFeatures : undefined;
    if (inFeatures !== undefined && given !== undefined && inFeatures !== given) {
      throw new ShapeError(
        `Residual: ${nameOf(layer)} gives ${given} features and takes ${inFeatures}; A + layer(A) needs as many`,
      );
    }
    this.layer = layer as L;
    this.layers = Object.freeze([this.layer] as const);
    this.parameters = parametersBelow(this.layers);
    this.inFeatures = (inFeatures ?? given) as Features<L>;
    this.dtype = layer.dtype;
  }

  /** Z = A + layer.forward(A), [N, C]. Throws {@link ShapeError}, {@link DTypeError}; `Error` for its own Z, still on loan. */
  forward(A: Tensor): Tensor {
    this.#check(A, 'forward: A');
    refuseOwnLoan(this.#forward, A, this);
    const B = this.layer.forward(A);
    bind(B, A.shape, this, 'forward: layer(A)', A.dtype);
    const Z = this.#forward.fit(A.shape, A.dtype);
    kernels.add(A.data, B.data, Z.data, A.size);
    this.#Z = Z;
    return Z;
  }

  /** dLdA = dLdZ + layer.backward(dLdZ), [N, C]. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const Z = this.#Z ?? noForward(this);
    bind(dLdZ, Z.shape, this, 'backward: dLdZ', Z.dtype);
    const through = this.layer.backward(dLdZ);
    bind(through, Z.shape, this, 'backward: layer.backward(dLdZ)', Z.dtype);
    const dLdA = this.#backward.fit(Z.shape, Z.dtype);
    kernels.add(dLdZ.data, through.data, dLdA.data, Z.size);
    return dLdA;
  }

  /**
   * Z = A + layer.predict(A), [N, C], in `out` where one is given, and nothing remembered.
   *
   * @throws {@link ShapeError}, {@link DTypeError}; `TypeError` when the layer has no predict.
   */
  predict(A: Tensor, out?: Tensor): Tensor {
    this.#check(A, 'predict: A');
    const { layer } = this;
    if (typeof layer.predict !== 'function') {
      throw new TypeError(
        `Residual.predict: ${nameOf(layer)} has no predict; give it a predict(A) that remembers nothing`,
      );
    }
    const B = layer.predict(A);
    bind(B, A.shape, this, 'predict: layer(A)', A.dtype);
    const Z = prediction(this, A, out); // B may be A itself
    kernels.add(A.data, B.data, Z.data, A.size);
    return Z;
  }

  /** `Residual(Linear(8 → 8))`. */
  toString(): `Residual(${string})` {
    return `Residual(${nameOf(this.layer)})`;
  }

  #check(A: Tensor, what: string): void {
    bind(A, ['N', this.inFeatures ?? 'C'], this, what, this.dtype);
  }
}
