/**
 * Thrown where a tensor has another shape than the maths asks for, or a size is no positive integer. The message says
 * who, what it got, what was wanted.
 *
 * @example
 * ```ts
 * import { matmul, ShapeError, Tensor } from '@chainrule/tensor';
 *
 * try {
 *   matmul(Tensor.zeros([2, 3]), Tensor.zeros([4, 2]));
 * } catch (error) {
 *   console.log(error instanceof ShapeError, String(error));
 *   // → true ShapeError: matmul: X is [2, 3], Y is [4, 2]; the inner sizes 3 and 4 differ
 * }
 * ```
 */
export class ShapeError extends Error {
  /** `'ShapeError'`. */
  override readonly name = 'ShapeError';
}

/**
 * Thrown where two dtypes meet and one is needed, or a dtype is not one of `'float32'` and `'float64'`. The message
 * says how to convert.
 *
 * @example
 * ```ts
 * import { add, Tensor } from '@chainrule/tensor';
 *
 * try {
 *   add(Tensor.zeros([1, 1], 'float64'), Tensor.zeros([1, 1]));
 * } catch (error) {
 *   console.log(String(error)); // → DTypeError: add: Y is float32, expected float64; Y.to('float64') converts it
 * }
 * ```
 */
export class DTypeError extends Error {
  /** `'DTypeError'`. */
  override readonly name = 'DTypeError';
}
