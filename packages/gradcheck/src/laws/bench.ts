import { Tensor } from '@chainrule/tensor';
import type { DType, Parameter } from '@chainrule/tensor';
import type { GradientCase, Sizes } from '../arbitraries/case.ts';
import type { Comparisons, Mode } from '../compare.ts';
import type { Dimensions } from '../diagnosis.ts';
import type { Probe } from '../diagnosis-probe.ts';
import { formatShape, indexOf } from '../format.ts';
import type { Point } from '../report.ts';

/** What one pass gave, by name: Z, dLdA, dLdW … or L, dLdZ. Copies. */
export type Results = ReadonlyMap<string, Tensor>;

/** A layer or a loss on the workbench: the same case again and again. */
export interface Bench {
  /** `'layer'` or `'loss'`. */
  readonly kind: 'layer' | 'loss';
  /** Whether samples of a batch depend on each other, as the spec says. */
  readonly couplesBatch: boolean;
  /**
   * Backward beside differences of forward: the first law.
   *
   * @param twice - whether to look again before an alarm; without, it is quick and may take hidden rounding for an error
   */
  compare(mode?: Mode, twice?: boolean): Compared;
  /** A new instance that holds the case's parameters. */
  build(dtype: DType): Station;
  /** What else may be handed to the same instance: other values, smaller and larger batches, other parameters. */
  others(dtype: DType): Inputs[];
}

/** Finite differences beside backward, with what a report needs. */
export interface Compared extends Comparisons {
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly sizes: Sizes;
  readonly point: Point;
  readonly probe?: Probe | undefined;
}

/** Tensors by their names, and the target of a loss. */
export interface Inputs {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly target: unknown;
}

/** One instance, to be run on the case and on others. What is handed in is handed on as it is, not copied. */
export interface Station {
  readonly dtype: DType;
  /** `Linear(2 → 8)`. */
  readonly name: string;
  /** The case in this dtype; for parameters, what forward is to find in them. */
  readonly inputs: Inputs;
  /** Sets the parameters. */
  load(inputs: Inputs): void;
  /** The parameters as they stand now. */
  readonly parameters: readonly Parameter[];
  /** Z, or L. */
  forward(inputs: Inputs): Results;
  /** What forward returned and the layer holds: Z itself, not a copy. */
  readonly lent: Results;
  /** The gradients. */
  backward(inputs: Inputs): Results;
  /** Z, where there is predict. */
  readonly predict: ((inputs: Inputs) => Tensor) | undefined;
}

/** Parameters set, forward, backward. */
export function pass(station: Station, inputs: Inputs = station.inputs): Results {
  const own = copyOf(inputs);
  station.load(own);
  return new Map([...station.forward(own), ...station.backward(own)]);
}

/** The same inputs in memory of their own. */
export function copyOf({ tensors, target }: Inputs): Inputs {
  return { tensors: copies(tensors), target: target instanceof Tensor ? target.clone() : target };
}

/** Copies of all tensors. */
function copies(tensors: ReadonlyMap<string, Tensor>): Map<string, Tensor> {
  return new Map([...tensors].map(([name, X]) => [name, X.clone()]));
}

/** The case in a dtype. */
export function inputsOf({ tensors, target }: GradientCase, dtype: DType): Inputs {
  return {
    tensors: new Map([...tensors].map(([name, X]) => [name, X.to(dtype)])),
    // Through float32, so that both dtypes see the same numbers.
    target: target instanceof Tensor ? target.to('float32').to(dtype) : target,
  };
}

/** Inputs with some tensors replaced. */
export function withTensors({ tensors, target }: Inputs, ...others: [string, Tensor][]): Inputs {
  return { tensors: new Map([...tensors, ...others]), target };
}

/** The first number in which two results differ: by more than `tolerance` allows, or at all. */
export interface Deviation {
  readonly name: string;
  readonly offset: number;
  readonly got: number;
  readonly wanted: number;
}

/** Where `got` differs from `wanted`: in its bits, or by more than the tolerance. −0 and 0 are the same. */
export function deviation(
  got: Results,
  wanted: Results,
  tolerance?: ReadonlyMap<string, Float64Array>,
): Deviation | undefined {
  for (const [name, X] of got) {
    const Y = wanted.get(name)!;
    for (let offset = 0; offset < X.size; offset++) {
      const [x, y] = [X.data[offset]!, Y.data[offset]!];
      if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
      if (tolerance !== undefined && Math.abs(x - y) <= tolerance.get(name)![offset]!) continue;
      return { name, offset, got: x, wanted: y };
    }
  }
  return undefined;
}

/** A number as a tensor of shape []. */
export function scalar(x: number): Tensor {
  return new Tensor(Float64Array.of(x), []);
}

/** `dLdW[0, 1]`. */
export function placeOf({ name, offset }: Deviation, results: Results): string {
  const { shape } = results.get(name)!;
  return shape.length === 0 ? name : `${name}${formatShape(indexOf(offset, shape))}`;
}
