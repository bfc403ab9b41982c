import { checkDType } from './dtype.ts';
import type { DType } from './dtype.ts';
import { located } from './kernels/simd/arrays.ts';
import { checkShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { Tensor } from './tensor.ts';

/**
 * Zeros in memory that the kernels work in: for what a layer or an optimizer owns for long.
 * What users bring stands in `Tensor.zeros`, `Tensor.from` and the like.
 *
 * @param shape - positive integers
 * @param dtype - `'float32'` unless given
 * @param who - whose memory it is, as a message names it
 * @throws {@link ShapeError} for sizes that are not positive integers or too many numbers, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { allocate } from '@chainrule/tensor';
 *
 * const dLdW = allocate([3, 2]); // once, when the layer is built
 * console.log(dLdW.shape, dLdW.dtype); // → [ 3, 2 ] float32
 * ```
 */
export function allocate(shape: Shape, dtype: DType = 'float32', who: string = 'allocate'): Tensor {
  const checked = checkShape(shape, who);
  return new Tensor(located(sizeOf(checked), checkDType(dtype, who)), checked);
}
