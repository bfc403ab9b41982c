import {
  bind,
  checkName,
  checkOptions,
  describe,
  DTypeError,
  isParameter,
  Rng,
  ShapeError,
  Tensor,
} from '@chainrule/tensor';
import type { Shape } from '@chainrule/tensor';
import { compare } from './compare.ts';
import type { Comparisons, Mode } from './compare.ts';
import { diagnosisOf } from './diagnosis.ts';
import type { Dimensions } from './diagnosis.ts';
import { layerProbe } from './diagnosis-probe.ts';
import type { Probe } from './diagnosis-probe.ts';
import { nameOf } from './differentiable.ts';
import type { Differentiable } from './differentiable.ts';
import { formatShape } from './format.ts';
import { EACH } from './numeric/sample.ts';
import { makeReport } from './report.ts';
import type { GradientReport } from './report.ts';
import { layerSubject } from './subject.ts';
import { checkRanges } from './ranges.ts';
import type { Ranges } from './subject.ts';

/** Options of {@link checkGradients}. */
export interface CheckOptions {
  /** `'auto'` unless said otherwise. */
  readonly mode?: Mode;
  /** What comes back from above, in the shape of Z; drawn from `rng` unless given. */
  readonly dLdZ?: Tensor;
  /** Where dLdZ is drawn from; a generator with a fixed seed unless given. */
  readonly rng?: Rng;
  /** From where to where forward is defined, by the names of tensors: `{ A: [0, 10] }`. Everywhere unless given. */
  readonly ranges?: Ranges;
}

/**
 * Is dLdX = ∂(Σ dLdZ ⊙ Z)/∂X for X = A and each parameter, at this point?
 *
 * Every number of every gradient is compared: by `===` where forward is piecewise quadratic in each number and nothing
 * rounds, else with finite differences (Richardson extrapolation with a derived error bar). Of more than 2,000 numbers
 * in all a seeded sample of each gradient is, and random directions through the whole of it; what fails there is halved
 * until the wrong number is found. The parameters and their gradients are left as they were found.
 *
 * @param layer - anything with forward, backward and parameters
 * @param A - where to check; float64 sees errors of about 1e-10, float32 of about 1e-3
 * @returns the report; a wrong gradient is a verdict, not an exception
 * @throws `TypeError` when layer or A is no such thing and for unknown options, `ShapeError` when dLdZ does not fit Z or a gradient does
 *   not have the shape of what it is the gradient of; and whatever forward and backward throw.
 *
 * @example
 * ```ts
 * import { checkGradients } from '@chainrule/gradcheck';
 * import { map, multiply, Tensor } from '@chainrule/tensor';
 *
 * let saved = Tensor.zeros([1, 1]);
 * const square = {
 *   forward: (A: Tensor) => map((saved = A), (a) => a * a),
 *   backward: (dLdZ: Tensor) => multiply(dLdZ, saved), // should be 2·A ⊙ dLdZ
 *   parameters: [],
 * };
 * console.log(checkGradients(square, Tensor.from([[1, 3]], { dtype: 'float64' })).verdict); // → fail
 * ```
 */
export function checkGradients(layer: Differentiable, A: Tensor, options: CheckOptions = {}): GradientReport {
  refuseNonLayer(layer, A);
  checkOptions(options, 'checkGradients', ['mode', 'dLdZ', 'rng', 'ranges']);
  checkRanges(options.ranges, 'checkGradients', ['A', ...layer.parameters.map(({ name }) => name)]);
  const found = compareLayer(layer, A, options);
  return makeReport(nameOf(layer, 'layer'), found, found.point, diagnosisOf(found));
}

/** A layer's gradients beside finite differences, with all that a report needs. */
export interface LayerComparison extends Comparisons {
  readonly dimensions: Dimensions;
  readonly point: Map<string, Tensor>;
  /** To ask the layer more, when something is wrong. */
  readonly probe: Probe | undefined;
}

/** Checks the arguments, compares, and leaves the layer as it was found. */
export function compareLayer(
  layer: Differentiable,
  A: Tensor,
  options: CheckOptions = {},
  twice = true,
): LayerComparison {
  const { rng = new Rng(11785) } = options;
  if (!(rng instanceof Rng)) {
    throw new TypeError(`checkGradients: rng is ${describe(rng)}, expected an Rng; pass rng: new Rng(seed)`);
  }
  checkMode(options.mode, 'checkGradients');
  const who = nameOf(layer, 'layer');
  const Z = layer.forward(A.clone());
  if (!(Z instanceof Tensor))
    throw new TypeError(`checkGradients: ${who}.forward gives ${describe(Z)}, expected a Tensor`);
  if (Z.dtype !== A.dtype) {
    throw new DTypeError(
      `checkGradients: ${who}.forward gives Z in ${Z.dtype} for A in ${A.dtype}; make it in the dtype of A: Tensor.zeros(shape, A.dtype)`,
    );
  }
  const { dLdZ: given = drawWeights(Z.shape, rng).to(Z.dtype) } = options;
  bind(given, Z.shape, 'checkGradients', 'dLdZ', Z.dtype);
  const dLdZ = given.clone();
  const found = layer.parameters.map(({ value, gradient }) => ({
    value: value.data.slice(),
    gradient: gradient.data.slice(),
  }));
  const point = new Map<string, Tensor>([['A', A.clone()]]);
  for (const { name, value } of layer.parameters) point.set(name, value.clone());
  point.set('dLdZ', dLdZ);
  try {
    refuseShapes(layer, A, dLdZ, who);
    const compared = compare(layerSubject(layer, A, dLdZ, options.ranges), options.mode, twice);
    // Experiments with a large layer would take longer than the check itself.
    const large = layer.parameters.reduce((total, { value }) => total + value.size, A.size) > EACH;
    const probe = large ? undefined : layerProbe(layer, A.clone(), dLdZ, options.ranges);
    return { ...compared, dimensions: dimensionsOf(A.shape, Z.shape), point, probe };
  } finally {
    layer.parameters.forEach(({ value, gradient }, p) => {
      value.data.set(found[p]!.value);
      gradient.data.set(found[p]!.gradient);
    });
    layer.forward(A.clone());
  }
}

/** N, C of Z, and C_in of A. */
function dimensionsOf(A: Shape, Z: Shape): Dimensions {
  const C = Z[Z.length - 1];
  if (A.length < 2 || C === undefined) return {};
  const C_in = A[A.length - 1]!;
  return { N: A[0]!, C, C_in, 'N·C_in': A[0]! * C_in };
}

/** Multiples of 1/16 between ±½ and ±3/2, never zero, not all alike: exact in float32. */
function drawWeights(shape: Shape, rng: Rng): Tensor {
  const weights = Tensor.zeros(shape, 'float64');
  for (let i = 0; i < weights.size; i++) {
    weights.data[i] = ((8 + rng.integer(17)) / 16) * (rng.integer(2) === 0 ? 1 : -1);
  }
  return weights;
}

/** Refuses a mode that does not exist. */
export function checkMode(mode: unknown, who: string): void {
  if (mode !== undefined) checkName(mode, who, 'mode', ['auto', 'numeric', 'exact']);
}

function refuseNonLayer(layer: Differentiable, A: Tensor): void {
  refuseNonLayerLike(layer, 'checkGradients');
  if (!(A instanceof Tensor)) {
    throw new TypeError(`checkGradients: A is ${describe(A)}, expected a Tensor; Tensor.from makes one`);
  }
}

/** Refuses what has no forward, no backward or no parameters. */
export function refuseNonLayerLike(layer: unknown, who: string): asserts layer is Differentiable {
  if (typeof layer !== 'object' || layer === null || Array.isArray(layer) || layer instanceof Tensor) {
    throw new TypeError(`${who}: layer is ${describe(layer)}, expected { forward, backward, parameters }`);
  }
  const { forward, backward, parameters } = layer as Partial<Differentiable>;
  const name = nameOf(layer, 'layer');
  if (typeof forward !== 'function') throw new TypeError(`${who}: ${name} has no forward(A)`);
  if (typeof backward !== 'function') throw new TypeError(`${who}: ${name} has no backward(dLdZ)`);
  if (!Array.isArray(parameters)) {
    throw new TypeError(`${who}: ${name} has no parameters; a layer without any says \`parameters = []\``);
  }
  for (const [i, parameter] of (parameters as readonly unknown[]).entries()) {
    if (isParameter(parameter)) continue;
    throw new TypeError(
      `${who}: parameters[${i}] of ${name} is ${describe(parameter)}, expected { name, value, gradient } with two Tensors`,
    );
  }
}

/** Each gradient must have the shape of what it is the gradient of; comparing numbers makes no sense before. */
function refuseShapes(layer: Differentiable, A: Tensor, dLdZ: Tensor, who: string): void {
  const dLdA = layer.backward(dLdZ.clone());
  if (!(dLdA instanceof Tensor))
    throw new TypeError(`checkGradients: ${who}.backward gives ${describe(dLdA)}, expected a Tensor`);
  const pairs: [string, Shape, Shape][] = [
    ['dLdA', dLdA.shape, A.shape],
    ...layer.parameters.map(({ name, value, gradient }): [string, Shape, Shape] => [
      `the gradient of ${name}`,
      gradient.shape,
      value.shape,
    ]),
  ];
  for (const [name, got, wanted] of pairs) {
    if (formatShape(got) !== formatShape(wanted)) {
      throw new ShapeError(
        `${who}.backward: ${name} is ${formatShape(got)}, expected ${formatShape(wanted)}`,
      );
    }
  }
}
