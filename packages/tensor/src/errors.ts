/** A tensor has another shape than the maths asks for. The message says who, got, wanted. */
export class ShapeError extends Error {
  /** `'ShapeError'`. */
  override readonly name = 'ShapeError';
}

/** Two dtypes meet where one is needed, or a dtype is not one of `'float32'` and `'float64'`. */
export class DTypeError extends Error {
  /** `'DTypeError'`. */
  override readonly name = 'DTypeError';
}
