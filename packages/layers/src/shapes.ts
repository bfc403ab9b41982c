import type { Layer } from './layer.ts';

/** All of the compile-time shapes: what Sequential and Residual need to refuse, as a type error, layers that do not fit. */

/** What the layer is declared to say of its features; `undefined` where it says nothing. */
type Says<L, Field extends 'inFeatures' | 'outFeatures'> = L extends unknown
  ? Field extends keyof L
    ? L[Field]
    : undefined
  : never;

/** A layer by its own words: what its `toString` is declared to return, cut at the bracket where the rest is open. */
type NameOf<L> = L extends { toString(): infer Name extends string }
  ? Partial<Record<Name, unknown>> extends Record<Name, unknown>
    ? Name extends `${infer Class}(${string}`
      ? Class
      : 'this layer'
    : Name
  : 'this layer';

/** The number, or any number where it is not known when compiling. */
type Size<Features> = Features extends number ? Features : number;

/** Whether one can be the other. */
type Meet<Taken, Given> = [Given] extends [Taken] ? true : [Taken] extends [Given] ? true : false;

/** The layer, or the sentence where the sizes cannot meet; in this form the sizes of generic code pass. */
type Fits<L, Taken, Given, Sentence> = Meet<Size<Taken>, Size<Given>> extends false ? Sentence : L;

/** The places of the layers, `['0', '1', …]`. */
type Places<Layers extends readonly Layer[]> = { [I in keyof Layers]: I };

/** At each place the one before it, at the first `'none'`: shifted once, where cutting at each step would be quadratic. */
type Before<Layers extends readonly Layer[]> = readonly ['none', ...Places<Layers>];

/** What comes out at place `I`: what the layer there gives, or what comes in where it gives the same. */
type OutAt<Layers extends readonly Layer[], I> =
  Layers extends Readonly<Record<I & string, infer L extends Layer>>
    ? Says<L, 'outFeatures'> extends infer Out extends Layer['outFeatures']
      ? Out extends 'same'
        ? Says<L, 'inFeatures'> extends infer In extends Layer['inFeatures']
          ? In extends number
            ? In
            : InAt<Layers, I>
          : never
        : Out
      : never
    : 'same';

/** What comes in at place `I`; `'same'` at the first. */
type InAt<Layers extends readonly Layer[], I> =
  Before<Layers> extends Readonly<Record<I & string, infer J>> ? OutAt<Layers, J> : never;

/** The layers as they are, but for each that does not fit the one before it the sentence that says so. */
export type Joined<Layers extends readonly Layer[]> = number extends Layers['length']
  ? Layers
  : {
      [I in keyof Layers]: undefined extends Says<Layers[I], 'inFeatures'>
        ? Layers[I] // asks nothing, so nobody looks back: else a row of activations is quadratic
        : Fits<
            Layers[I],
            Says<Layers[I], 'inFeatures'>,
            InAt<Layers, I>,
            `${NameOf<Layers[I]>} takes ${Size<Says<Layers[I], 'inFeatures'>>} features; the layer before gives ${Size<InAt<Layers, I>>}`
          >;
    };

/** The layer as it is, but the sentence that says so where it changes the number of features. */
export type Added<L extends Layer> = Fits<
  L,
  Says<L, 'inFeatures'>,
  Says<L, 'outFeatures'>,
  `Residual adds its input: ${NameOf<L>} gives ${Size<Says<L, 'outFeatures'>>} features for ${Size<Says<L, 'inFeatures'>>}`
>;

/** C of a layer that gives as many features as it takes, where it has a fixed one. */
export type Features<L extends Layer> = L extends {
  readonly inFeatures?: infer In;
  readonly outFeatures?: infer Out;
}
  ? In extends number
    ? In
    : Out extends number
      ? Out
      : undefined
  : undefined;

/** C_in of the first layer that has a fixed one. */
export type InFeatures<Layers extends readonly Layer[]> = Layers extends readonly [
  infer L extends Layer,
  ...infer Rest extends readonly Layer[],
]
  ? Says<L, 'inFeatures'> extends infer In extends Layer['inFeatures']
    ? In extends number
      ? In
      : Says<L, 'outFeatures'> extends 'same'
        ? InFeatures<Rest>
        : undefined
    : never
  : Layers extends readonly []
    ? undefined
    : number | undefined;

/** C_out of the last layer, given what its neighbours say. */
export type OutFeatures<Layers extends readonly Layer[]> = Layers extends { readonly length: infer N }
  ? number extends N
    ? number | 'same' | undefined
    : Places<Layers> extends readonly [...unknown[], infer Last]
      ? OutAt<Layers, Last>
      : 'same'
  : never;

/** What the last layer's forward gives. */
export type Output<Layers extends readonly Layer[]> = Layers extends readonly [
  ...unknown[],
  infer L extends Layer,
]
  ? ReturnType<L['forward']>
  : ReturnType<Layer['forward']>;
