import type { Layer } from './layer.ts';

/** All of the compile-time shapes: what Sequential needs to refuse, as a type error, two layers that do not fit. */

/** A layer by its own words: what its `toString` is declared to return, else a plain description. */
type NameOf<L extends Layer> = L extends { toString(): infer Name extends string }
  ? string extends Name
    ? 'this layer'
    : Name
  : 'this layer';

/** C_in as a literal, or `number` where it is not known when compiling. */
type In<L extends Layer> = L extends { readonly inFeatures: infer C extends number } ? C : number;

/** What the layer gives when `Features` come in. */
type Next<L extends Layer, Features extends number> = L extends { readonly outFeatures: infer C }
  ? C extends number
    ? C
    : C extends 'same'
      ? number extends Features
        ? In<L>
        : Features
      : number
  : number;

/** The sentence that a layer in the wrong place is measured against. */
type Misfit<
  L extends Layer,
  Features extends number,
> = `${NameOf<L>} takes ${In<L>} features; the layer before gives ${Features}`;

/** Whether both are literals and differ. */
type Differ<Taken extends number, Given extends number> = number extends Taken
  ? false
  : number extends Given
    ? false
    : [Given] extends [Taken]
      ? false
      : true;

/** The layers as they are, but for each that does not fit the one before it the sentence that says so. */
type Fitting<
  Layers extends readonly Layer[],
  Features extends number,
  Done extends readonly unknown[],
> = Layers extends readonly [infer L extends Layer, ...infer Rest extends readonly Layer[]]
  ? Fitting<
      Rest,
      Next<L, Features>,
      [...Done, Differ<In<L>, Features> extends true ? Misfit<L, Features> : L]
    >
  : Done;

/** What the arguments of Sequential must be beside layers; anything where their number is not known when compiling. */
export type Joined<Layers extends readonly Layer[]> = number extends Layers['length']
  ? unknown
  : Fitting<Layers, number, []>;

/** C_in of the first layer that has a fixed one. */
export type InFeatures<Layers extends readonly Layer[]> = Layers extends readonly [
  infer L extends Layer,
  ...infer Rest extends readonly Layer[],
]
  ? L extends { readonly inFeatures: infer C extends number }
    ? C
    : L extends { readonly outFeatures: 'same' }
      ? InFeatures<Rest>
      : undefined
  : number | undefined;

/** C_out of the last layer, given what its neighbours say. */
export type OutFeatures<
  Layers extends readonly Layer[],
  Features extends number | 'same' | undefined = 'same',
> = Layers extends readonly [infer L extends Layer, ...infer Rest extends readonly Layer[]]
  ? OutFeatures<
      Rest,
      L extends { readonly outFeatures: infer C extends number | 'same' | undefined }
        ? C extends 'same'
          ? Features extends 'same'
            ? L extends { readonly inFeatures: infer I extends number }
              ? I
              : 'same'
            : Features
          : C
        : undefined
    >
  : Layers extends readonly []
    ? Features
    : number | 'same' | undefined;

/** What the last layer's forward gives. */
export type Output<Layers extends readonly Layer[]> = Layers extends readonly [
  ...unknown[],
  infer L extends Layer,
]
  ? ReturnType<L['forward']>
  : ReturnType<Layer['forward']>;
