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
 * @param who - whose memory it is, as a message names it
 * @throws {@link ShapeError} for sizes that are not positive integers or too many numbers, {@link DTypeError}.
 */
export function allocate(shape: Shape, dtype: DType = 'float32', who: string = 'allocate'): Tensor {
  const checked = checkShape(shape, who);
  return new Tensor(located(sizeOf(checked), checkDType(dtype, who)), checked);
}
