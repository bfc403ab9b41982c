import { allocate } from './allocate.ts';
import { checkDType } from './dtype.ts';
import type { DType, Floats } from './dtype.ts';
import { overlap, prefix } from './kernels/simd/arrays.ts';
import { checkShape, sameShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { Tensor } from './tensor.ts';

/**
 * Memory that a layer lends out: what `forward` or `backward` returned belongs to the layer and holds until
 * the next call of the same method. That is what makes a training step allocate nothing.
 *
 * @example
 * ```ts
 * import { Loan } from '@chainrule/tensor';
 *
 * const loan = new Loan();
 * const first = loan.fit([4, 3], 'float32');
 * console.log(loan.fit([4, 3], 'float32') === first); // → true
 * console.log(loan.fit([2, 3], 'float32').data.buffer === first.data.buffer); // → true
 * ```
 */
export class Loan {
  #memory: Floats | undefined;
  #tensor: Tensor | undefined;

  /**
   * A tensor of this shape and dtype in the same memory as before, as long as it is large enough.
   * Its numbers are what the last use left behind; whoever asks for it overwrites all of them.
   *
   * @throws {@link ShapeError}, {@link DTypeError} for a shape or a dtype that does not exist.
   */
  fit(shape: Shape, dtype: DType): Tensor {
    const current = this.#tensor;
    if (current !== undefined && current.dtype === dtype && sameShape(current.shape, shape)) return current;
    return (this.#tensor = this.#refit(shape, dtype));
  }

  /** Whether X stands in this memory: it was lent out, and what is computed into the loan would overwrite it. */
  lends(X: Tensor): boolean {
    return this.#memory !== undefined && overlap(this.#memory, X.data);
  }

  #refit(shape: Shape, dtype: DType): Tensor {
    checkShape(shape, 'Loan.fit');
    checkDType(dtype, 'Loan.fit');
    const size = sizeOf(shape);
    if (this.#tensor?.dtype !== dtype || this.#memory === undefined || this.#memory.length < size) {
      this.#memory = allocate(shape, dtype).data;
    }
    return new Tensor(prefix(this.#memory, size), shape);
  }
}
