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
  /** A parameter whose memory is read as that of its transpose. */
  readonly transposed?: string;
}

/** Questions to a layer about a point: experiments that turn a guess into a fact. The layer is left as it was. */
export interface Probe {
  readonly A: Tensor;
  readonly dLdZ: Tensor;
  /** Z at the point. */
  readonly Z: Tensor;
  /** Z at another A. */
  forward(A: Tensor): Tensor;
  /** The layers inside, where it has any. */
  readonly links: readonly Differentiable[];
  /** dLdA and every dLdP that backward gives. */
  backward(elsewhere?: Elsewhere): Float64Array[];
  /** The same from two calls of backward after one forward. */
  backwardTwice(): [Float64Array[], Float64Array[]];
  /** The same from so many passes, one after the other. */
  passes(count: number): Float64Array[][];
  /** Whether forward changes the A that it is given. */
  forwardWritesA(): boolean;
  /** The parameters that are matrices of more than one row and column. */
  readonly matrices: readonly string[];
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
  const forward = (X: Tensor): Tensor => undisturbed(() => layer.forward(X.clone()).clone());
  return {
    A,
    dLdZ,
    get Z() {
      return forward(A);
    },
    forward,
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
    passes: (count) =>
      undisturbed(() =>
        Array.from({ length: count }, () => {
          layer.forward(A.clone());
          return gradientsAfter(layer.backward(dLdZ.clone()));
        }),
      ),
    forwardWritesA: () =>
      undisturbed(() => {
        const own = A.clone();
        layer.forward(own);
        return own.data.some((a, i) => !Object.is(a, A.data[i]));
      }),
    matrices: layer.parameters.flatMap(({ name, value: { rank, shape } }) =>
      rank === 2 && shape[0]! > 1 && shape[1]! > 1 ? [name] : [],
    ),
    compare: (elsewhere = {}) =>
      undisturbed(() => {
        const matrix = layer.parameters.find(({ name }) => name === elsewhere.transposed);
        if (matrix !== undefined) transposeMemory(matrix.value);
        return numericOf(layer, elsewhere.A ?? A, elsewhere.dLdZ ?? dLdZ, ranges);
      }),
    chain: () => undisturbed(() => chain(layers as readonly Differentiable[], A, dLdZ, gradientsAfter)),
  };
}

/** X[k, j] ← what stands at [j, k] when the same memory is read as [columns, rows]. */
function transposeMemory({ data, shape }: Tensor): void {
  const [rows, columns] = shape as [number, number];
  const before = data.slice();
  data.forEach((_, at) => {
    const [k, j] = [Math.floor(at / columns), at % columns];
    data[at] = before[j * rows + k]!;
  });
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
