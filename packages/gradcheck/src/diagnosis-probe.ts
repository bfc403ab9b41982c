import { type Tensor } from '@chainrule/tensor';
import { compare } from './compare.ts';
import type { Comparison } from './compare.ts';
import type { Differentiable } from './differentiable.ts';
import { layerSubject } from './subject.ts';
import type { Ranges } from './subject.ts';

/** Where to look, other than at the point itself. */
interface Elsewhere {
  readonly A?: Tensor;
  readonly dLdZ?: Tensor;
}

/** Questions to a layer about a point: experiments that turn a guess into a fact. The layer is left as it was. */
export interface Probe {
  readonly A: Tensor;
  readonly dLdZ: Tensor;
  /** Z at the point. */
  readonly Z: Tensor;
  /** The layers inside, where it has any. */
  readonly links: readonly Differentiable[];
  /** dLdA and every dLdP that backward gives. */
  backward(elsewhere?: Elsewhere): Float64Array[];
  /** The same from two calls of backward after one forward. */
  backwardTwice(): [Float64Array[], Float64Array[]];
  /** Backward beside finite differences. */
  compare(elsewhere?: Elsewhere): readonly Comparison[];
  /** A and dLdZ of each link, when they are chained by hand; with the gradients that come out. */
  chain(): Chain;
}

/** What goes into each link of a Sequential, and what comes out of all. */
interface Chain {
  readonly into: readonly { readonly A: Tensor; readonly dLdZ: Tensor }[];
  /** dLdA and every dLdP. */
  readonly gradients: Float64Array[];
}

/** A layer's gradients beside finite differences. */
export function numericOf(
  layer: Differentiable,
  A: Tensor,
  dLdZ: Tensor,
  ranges?: Ranges,
): readonly Comparison[] {
  return compare(layerSubject(layer, A, dLdZ, ranges), 'numeric').comparisons;
}

/** A probe of a layer at A, dLdZ and its parameters as they stand now. */
export function layerProbe(layer: Differentiable, A: Tensor, dLdZ: Tensor, ranges?: Ranges): Probe {
  const values = layer.parameters.map(({ value }) => value.data.slice());
  const undisturbed = <T>(ask: () => T): T => {
    const before = layer.parameters.map(({ value, gradient }) => [value.data.slice(), gradient.data.slice()]);
    const load = (from: readonly (Float32Array | Float64Array)[]): void => {
      layer.parameters.forEach(({ value }, p) => {
        value.data.set(from[p]!);
      });
    };
    load(values);
    try {
      return ask();
    } finally {
      load(before.map(([value]) => value!));
      layer.parameters.forEach(({ gradient }, p) => {
        gradient.data.set(before[p]![1]!);
      });
      layer.forward(A.clone());
    }
  };
  const gradientsAfter = (dLdA: Tensor): Float64Array[] => [
    Float64Array.from(dLdA.data),
    ...layer.parameters.map(({ gradient }) => Float64Array.from(gradient.data)),
  ];
  const layers: unknown = layer.layers;
  return {
    A,
    dLdZ,
    get Z() {
      return undisturbed(() => layer.forward(A.clone()).clone());
    },
    links: Array.isArray(layers) && layers.every(isDifferentiable) ? layers : [],
    backward: (elsewhere = {}) =>
      undisturbed(() => {
        layer.forward((elsewhere.A ?? A).clone());
        return gradientsAfter(layer.backward((elsewhere.dLdZ ?? dLdZ).clone()));
      }),
    backwardTwice: () =>
      undisturbed(() => {
        layer.forward(A.clone());
        const once = gradientsAfter(layer.backward(dLdZ.clone()));
        return [once, gradientsAfter(layer.backward(dLdZ.clone()))];
      }),
    compare: (elsewhere = {}) =>
      undisturbed(() => numericOf(layer, elsewhere.A ?? A, elsewhere.dLdZ ?? dLdZ, ranges)),
    chain: () => undisturbed(() => chain(layers as readonly Differentiable[], A, dLdZ, gradientsAfter)),
  };
}

/** Left to right, right to left, by hand. */
function chain(
  links: readonly Differentiable[],
  A: Tensor,
  dLdZ: Tensor,
  gradientsAfter: (dLdA: Tensor) => Float64Array[],
): Chain {
  const inputs: Tensor[] = [];
  let X = A.clone();
  for (const link of links) {
    inputs.push(X.clone());
    X = link.forward(X);
  }
  const into: { A: Tensor; dLdZ: Tensor }[] = [];
  let G = dLdZ.clone();
  for (let i = links.length - 1; i >= 0; i--) {
    into.unshift({ A: inputs[i]!, dLdZ: G.clone() });
    G = links[i]!.backward(G);
  }
  return { into, gradients: gradientsAfter(G) };
}

function isDifferentiable(thing: unknown): thing is Differentiable {
  const { forward, backward, parameters } = (thing ?? {}) as Partial<Differentiable>;
  return typeof forward === 'function' && typeof backward === 'function' && Array.isArray(parameters);
}
