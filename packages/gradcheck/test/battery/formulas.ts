import { Tensor } from '@chainrule/tensor';
import type { DType, Parameter, Shape } from '@chainrule/tensor';
import type { Differentiable } from '../../src/index.ts';

export type Matrix = number[][];
export type Matrices = Record<string, Matrix>;

/** Z = forward(A, P), and backward gives dLdA as `A` and dLdP as `P`: all in plain loops over rows. */
export interface Formulas {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, Shape>>;
  readonly forward: (A: Matrix, P: Matrices) => Matrix;
  readonly backward: (A: Matrix, P: Matrices, dLdZ: Matrix) => Matrices;
}

/** A layer of pure formulas. */
export class FormulaLayer implements Differentiable {
  readonly parameters: readonly Parameter[];
  readonly formulas: Formulas;
  protected A: Matrix | undefined;

  constructor(formulas: Formulas, dtype: DType = 'float64') {
    this.formulas = formulas;
    this.parameters = Object.entries(formulas.parameters ?? {}).map(([name, shape]) => ({
      name,
      value: Tensor.zeros(shape, dtype),
      gradient: Tensor.zeros(shape, dtype),
    }));
  }

  forward(A: Tensor): Tensor {
    this.A = A.toArray() as Matrix;
    return this.predict(A);
  }

  predict(A: Tensor): Tensor {
    return Tensor.from(this.formulas.forward(A.toArray() as Matrix, this.values()), { dtype: A.dtype });
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.A === undefined) throw new Error(`${this.formulas.name}.backward: call forward first`);
    const found = this.formulas.backward(this.A, this.values(), dLdZ.toArray() as Matrix);
    for (const { name, gradient } of this.parameters) gradient.data.set(found[name]!.flat());
    return Tensor.from(found['A']!, { dtype: dLdZ.dtype });
  }

  toString(): string {
    return this.formulas.name;
  }

  private values(): Matrices {
    return Object.fromEntries(this.parameters.map(({ name, value }) => [name, value.toArray() as Matrix]));
  }
}

export const zip = (X: Matrix, Y: Matrix, f: (x: number, y: number) => number): Matrix =>
  X.map((row, i) => row.map((x, j) => f(x, Y[i]![j]!)));
export const each = (X: Matrix, f: (x: number, i: number, j: number) => number): Matrix =>
  X.map((row, i) => row.map((x, j) => f(x, i, j)));
export const transpose = (X: Matrix): Matrix => X[0]!.map((_, j) => X.map((row) => row[j]!));
export const matmul = (X: Matrix, Y: Matrix): Matrix =>
  X.map((row) => Y[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * Y[k]![j]!, 0)));
export const add = (X: Matrix, Y: Matrix): Matrix => zip(X, Y, (x, y) => x + y);
export const multiply = (X: Matrix, Y: Matrix): Matrix => zip(X, Y, (x, y) => x * y);
export const total = (x: readonly number[]): number => x.reduce((sum, y) => sum + y, 0);
export const dot = (x: readonly number[], y: readonly number[]): number => total(x.map((a, i) => a * y[i]!));
/** Σₙ X[n], as a column. */
export const sumRows = (X: Matrix): Matrix => transpose(X).map((column) => [total(column)]);
