import type { DType, Tensor } from '@chainrule/tensor';
import type { DifferentiableLoss } from '../../src/index.ts';
import { matrixOf, tensorOf } from './formulas.ts';
import type { Matrix } from './formulas.ts';

/** L of Z and Y, and dLdZ. */
export interface LossFormulas<Target> {
  readonly L: (Z: Matrix, Y: Target) => number;
  readonly dLdZ: (Z: Matrix, Y: Target) => Matrix;
}

/** A loss of pure formulas. */
export class FormulaLoss<Target> implements DifferentiableLoss<Target> {
  readonly formulas: LossFormulas<Target>;
  #seen: { Z: Matrix; Y: Target; dtype: DType } | undefined;

  constructor(formulas: LossFormulas<Target>) {
    this.formulas = formulas;
  }

  forward(Z: Tensor, Y: Target): number {
    this.#seen = { Z: matrixOf(Z), Y, dtype: Z.dtype };
    return this.formulas.L(this.#seen.Z, Y);
  }

  backward(): Tensor {
    if (this.#seen === undefined) throw new Error('Loss.backward: call forward first');
    const { Z, Y, dtype } = this.#seen;
    return tensorOf(this.formulas.dLdZ(Z, Y), dtype);
  }
}
