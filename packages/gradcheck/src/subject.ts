import type { DType, Floats, Shape, Tensor } from '@chainrule/tensor';
import { gradientName } from './differentiable.ts';
import type { Differentiable, DifferentiableLoss } from './differentiable.ts';

/** One of the tensors that forward depends on. Its numbers are moved in place and put back. */
export interface Variable {
  /** `A`, `W`, `0.b`. */
  readonly name: string;
  /** `dLdA`, `dLdW`, `0.dLdb`. */
  readonly gradientName: string;
  readonly shape: Shape;
  /** The numbers themselves, asked for anew at each use. */
  readonly data: Floats;
  /** Where forward is defined. */
  readonly range: readonly [number, number] | undefined;
}

/** From where to where forward is defined, by the names of tensors. */
export type Ranges = Readonly<Record<string, readonly [number, number]>>;

/** L = Σ w ⊙ f(variables): forward as a function of all its numbers, with the gradients that backward claims. */
export interface Subject {
  readonly variables: readonly Variable[];
  /** w: dLdZ for a layer, 1 for a loss. */
  readonly weights: Float64Array;
  /** The distance from 1 to the next number, in the coarsest dtype that takes part. */
  readonly epsilon: number;
  /** f where the variables stand now, in memory of its own. */
  outputs(): Float64Array;
  /** f and, for each variable, the gradient that backward gives; gradients are filled with `poison` before. */
  gradients(poison: number): { outputs: Float64Array; gradients: Float64Array[] };
}

/** ε: the distance from 1 to the next number. */
export function epsilonOf(dtype: DType): number {
  return dtype === 'float32' ? 1 / 8388608 : Number.EPSILON;
}

/** A layer as a function of A and its parameters. A is copied, so that the caller's stays as it is. */
export function layerSubject(layer: Differentiable, A: Tensor, dLdZ: Tensor, ranges: Ranges = {}): Subject {
  const own = A.clone();
  const input: Variable = {
    name: 'A',
    gradientName: 'dLdA',
    shape: A.shape,
    data: own.data,
    range: ranges['A'],
  };
  // A layer that replaces its tensors is told so by another law; here the ones that it uses count.
  const parameters = layer.parameters.map(({ name, value }, p): Variable => ({
    name,
    gradientName: gradientName(name),
    shape: value.shape,
    get data(): Floats {
      return layer.parameters[p]!.value.data;
    },
    range: ranges[name],
  }));
  const single = [A, dLdZ, ...layer.parameters.map(({ value }) => value)].some((X) => X.dtype === 'float32');
  return {
    variables: [input, ...parameters],
    weights: new Float64Array(dLdZ.data),
    epsilon: epsilonOf(single ? 'float32' : 'float64'),
    outputs: () => new Float64Array(layer.forward(own.clone()).data),
    gradients: (poison) => {
      const outputs = new Float64Array(layer.forward(own.clone()).data);
      for (const { gradient } of layer.parameters) gradient.data.fill(poison);
      const dLdA = new Float64Array(layer.backward(dLdZ.clone()).data);
      return {
        outputs,
        gradients: [dLdA, ...layer.parameters.map(({ gradient }) => new Float64Array(gradient.data))],
      };
    },
  };
}

/** A loss as a function of Z; Y stands still. */
export function lossSubject<Target>(
  loss: DifferentiableLoss<Target>,
  Z: Tensor,
  Y: Target,
  ranges: Ranges = {},
): Subject {
  const own = Z.clone();
  const outputs = (): Float64Array => Float64Array.of(loss.forward(own.clone(), Y));
  return {
    variables: [{ name: 'Z', gradientName: 'dLdZ', shape: Z.shape, data: own.data, range: ranges['Z'] }],
    weights: Float64Array.of(1),
    epsilon: epsilonOf(Z.dtype),
    outputs,
    gradients: () => ({ outputs: outputs(), gradients: [new Float64Array(loss.backward().data)] }),
  };
}
