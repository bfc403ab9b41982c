import { Tensor } from '@chainrule/tensor';
import type { DType, Parameter, Shape } from '@chainrule/tensor';
import type { Differentiable } from '../differentiable.ts';

/** X[i, j]: the number in row i and column j. */
type Entries = (i: number, j: number) => number;

/** What a formula may read. */
export interface Values {
  readonly N: number;
  /** Features of A. */
  readonly C: number;
  readonly A: Entries;
  readonly Z: Entries;
  readonly dLdZ: Entries;
  /** A parameter, or a gradient as it stands before backward: `x.at('dLdW', k, j)`. */
  at(name: string, i: number, j: number): number;
}

/** X[i, j] as a function of the values and of i and j. */
export type Formula = (x: Values, i: number, j: number) => number;

/** A layer written down: the shapes of its parameters, Z and every gradient as a formula for each of its numbers. */
export interface Blueprint {
  readonly name: string;
  readonly parameters: Readonly<Record<string, Shape>>;
  /** Columns of Z, for an A with so many; as many as A unless said otherwise. */
  readonly columns?: (C: number) => number;
  /** Rows of Z; as many as A unless said otherwise. */
  readonly rows?: number;
  readonly Z: Formula;
  /** What predict gives, where that is something else; `'none'` where there is no predict. */
  readonly predict?: Formula | 'none';
  /** `dLdA`, and `dLdP` for every parameter P. */
  readonly gradients: Readonly<Record<string, Formula>>;
}

const entries =
  (X: Tensor): Entries =>
  (i, j) =>
    X.data[i * X.shape[1]! + j]!;

/** X of a shape, number by number. */
function fill(X: Tensor, of: (i: number, j: number) => number): Tensor {
  const columns = X.shape[1]!;
  const values = X.data.map((_, at) => of(Math.floor(at / columns), at % columns));
  X.data.set(values);
  return X;
}

/** A layer that does what its blueprint says: the plainest one that there could be. */
export class Specimen implements Differentiable {
  readonly parameters: readonly Parameter[];
  readonly blueprint: Blueprint;
  readonly dtype: DType;
  /** Z; remembers nothing. */
  declare predict?: (A: Tensor) => Tensor;
  /** What forward saw and gave. */
  A: Tensor | undefined;
  Z: Tensor | undefined;

  constructor(blueprint: Blueprint, dtype: DType) {
    this.blueprint = blueprint;
    this.dtype = dtype;
    const { Z, predict = Z } = blueprint;
    if (predict !== 'none') this.predict = (A) => this.#apply(predict, A);
    this.parameters = Object.entries(blueprint.parameters).map(([name, shape]) => ({
      name,
      value: Tensor.zeros(shape, dtype),
      gradient: Tensor.zeros(shape, dtype),
    }));
  }

  /** Z; remembers A and Z. */
  forward(A: Tensor): Tensor {
    this.A = A;
    return (this.Z = this.#apply(this.blueprint.Z, A));
  }

  /** Every gradient by its formula. */
  backward(dLdZ: Tensor): Tensor {
    const { A, Z } = this;
    if (A === undefined || Z === undefined) throw new Error(`${String(this)}.backward: call forward first`);
    const x = this.#values(A, Z, dLdZ);
    const gradient = (name: string): Formula => this.blueprint.gradients[name]!;
    for (const { name, gradient: X } of this.parameters) fill(X, (i, j) => gradient(`dLd${name}`)(x, i, j));
    return fill(Tensor.zeros(A.shape, A.dtype), (i, j) => gradient('dLdA')(x, i, j));
  }

  #apply(formula: Formula, A: Tensor): Tensor {
    const { rows = A.shape[0]!, columns = (C: number) => C } = this.blueprint;
    const Z = Tensor.zeros([rows, columns(A.shape[1]!)], A.dtype);
    const x = this.#values(A, Z, Z);
    return fill(Z, (i, j) => formula(x, i, j));
  }

  #values(A: Tensor, Z: Tensor, dLdZ: Tensor): Values {
    const tensors = new Map(
      this.parameters.flatMap(({ name, value, gradient }) => [
        [name, entries(value)] as const,
        [`dLd${name}`, entries(gradient)] as const,
      ]),
    );
    return {
      N: A.shape[0]!,
      C: A.shape[1]!,
      A: entries(A),
      Z: entries(Z),
      dLdZ: entries(dLdZ),
      at: (name, i, j) => tensors.get(name)!(i, j),
    };
  }

  /** `Linear(2 → 8)`. */
  toString(): string {
    return this.blueprint.name;
  }
}

/** The same layer with other formulas: what is given replaces what was there. */
export function change(
  blueprint: Blueprint,
  { Z, predict, ...gradients }: Readonly<Record<string, Formula>>,
): Blueprint {
  return {
    ...blueprint,
    ...(Z === undefined ? {} : { Z }),
    ...(predict === undefined ? {} : { predict }),
    gradients: { ...blueprint.gradients, ...gradients },
  };
}

/** Σ of(i) for i = 0 … n − 1. */
export function sum(n: number, of: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += of(i);
  return total;
}
