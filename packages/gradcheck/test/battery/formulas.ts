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
    this.A = matrixOf(A);
    return this.predict(A);
  }

  predict(A: Tensor): Tensor {
    return tensorOf(this.formulas.forward(matrixOf(A), this.values()), A.dtype);
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.A === undefined) throw new Error(`${this.formulas.name}.backward: call forward first`);
    const found = this.formulas.backward(this.A, this.values(), matrixOf(dLdZ));
    for (const { name, gradient } of this.parameters) gradient.data.set(found[name]!.flat());
    return tensorOf(found['A']!, dLdZ.dtype);
  }

  toString(): string {
    return this.formulas.name;
  }

  private values(): Matrices {
    return Object.fromEntries(this.parameters.map(({ name, value }) => [name, matrixOf(value)]));
  }
}

/** The rows of a tensor of rank 2. */
export function matrixOf({ data, shape }: Tensor): Matrix {
  const [rows, columns] = shape as [number, number];
  return Array.from({ length: rows }, (_, n) => Array.from(data.subarray(n * columns, (n + 1) * columns)));
}

/** And back. */
export function tensorOf(X: Matrix, dtype: DType): Tensor {
  const shape = [X.length, X[0]!.length];
  const data =
    dtype === 'float32' ? new Float32Array(shape[0]! * shape[1]!) : new Float64Array(shape[0]! * shape[1]!);
  X.forEach((row, n) => {
    data.set(row, n * row.length);
  });
  return new Tensor(data, shape);
}

const zip = (X: Matrix, Y: Matrix, f: (x: number, y: number) => number): Matrix =>
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
