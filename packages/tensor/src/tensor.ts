import { checkOptions } from './check.ts';
import { describe } from './describe.ts';
import { checkDType, dtypeOf, zeros } from './dtype.ts';
import type { DType, Floats } from './dtype.ts';
import { ShapeError } from './errors.ts';
import { flatten } from './nested-array.ts';
import type { NestedArray } from './nested-array.ts';
import { print } from './print.ts';
import { checkShape, formatShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** A pattern that `bind` has found to fit a tensor, and the sizes that its letters stand for. */
export interface Bound {
  readonly pattern: readonly (number | string)[];
  readonly sizes: Readonly<Record<string, number>>;
}

/** What `remember` was last told of a tensor. */
export let lastBound: (X: Tensor) => Bound | undefined;
/** Keeps what `bind` found with the tensor, so that the next call need not work it out again. */
export let remember: (X: Tensor, bound: Bound) => void;

/**
 * X: an array of numbers with a shape and a dtype, row-major: the last index moves fastest.
 *
 * Any rank; layers use rank 2, `[N, C]`. There are no strides, no broadcasting and nothing to dispose of.
 *
 * @example
 * ```ts
 * import { Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2, 3], [4, 5, 6]]);
 * console.log(X.shape, X.at(1, 2)); // → [ 2, 3 ] 6
 * ```
 */
export class Tensor {
  /** The numbers, row-major. Writing to them writes to the tensor. */
  readonly data: Floats;
  /** The sizes, outermost first; frozen. */
  readonly shape: Shape;
  /** `'float32'` or `'float64'`. */
  readonly dtype: DType;
  #T: Transposed | undefined;
  #bound: Bound | undefined;

  /**
   * Wraps `data` without copying it.
   *
   * @param data - as many numbers as `shape` asks for
   * @param shape - positive integers
   * @throws {@link ShapeError} when `data` does not fill `shape`; `TypeError` when it is no float array.
   */
  constructor(data: Floats, shape: Shape) {
    if (!(data instanceof Float32Array || data instanceof Float64Array)) {
      throw new TypeError(
        `Tensor: data is ${describe(data)}, expected a Float32Array or Float64Array; Tensor.from takes other arrays`,
      );
    }
    this.data = data;
    this.shape = checkShape(shape, 'Tensor');
    this.dtype = dtypeOf(data);
    const size = sizeOf(this.shape);
    if (data.length !== size) {
      throw new ShapeError(
        `Tensor: data has ${data.length} values, shape ${formatShape(this.shape)} needs ${size}`,
      );
    }
  }

  /**
   * A copy of numbers, nested arrays of numbers, a typed array, or an array of typed arrays as rows.
   *
   * @param values - e.g. `[[1, 2], [3, 4]]`, or a flat array together with `shape`
   * @param options - `dtype` (float32 unless said otherwise) and `shape` (that of the nesting unless given)
   * @throws {@link ShapeError} when rows differ in length or the values do not fill `shape`;
   * `TypeError` when a value is not a number.
   */
  static from(
    values: NestedArray | ArrayLike<number> | readonly ArrayLike<number>[],
    options: { readonly dtype?: DType; readonly shape?: Shape } = {},
  ): Tensor {
    checkOptions(options, 'Tensor.from', ['dtype', 'shape']);
    const dtype = checkDType(options.dtype === undefined ? 'float32' : options.dtype, 'Tensor.from');
    const flat = flatten(values);
    const shape = checkShape(options.shape === undefined ? flat.shape : options.shape, 'Tensor.from');
    if (flat.values.length !== sizeOf(shape)) {
      throw new ShapeError(
        `Tensor.from: got ${flat.values.length} values, shape ${formatShape(shape)} needs ${sizeOf(shape)}`,
      );
    }
    const data = zeros(flat.values.length, dtype, 'Tensor.from');
    data.set(flat.values);
    return new Tensor(data, shape);
  }

  /** All zeros. Throws {@link ShapeError} for sizes that are not positive integers. */
  static zeros(shape: Shape, dtype: DType = 'float32'): Tensor {
    const checked = checkShape(shape, 'Tensor.zeros');
    return new Tensor(zeros(sizeOf(checked), checkDType(dtype, 'Tensor.zeros'), 'Tensor.zeros'), checked);
  }

  /** All `value`. Throws {@link ShapeError} for sizes that are not positive integers, `TypeError` for no number. */
  static full(shape: Shape, value: number, dtype: DType = 'float32'): Tensor {
    const checked = checkShape(shape, 'Tensor.full');
    if (typeof value !== 'number') {
      throw new TypeError(`Tensor.full: value is ${describe(value)}, expected a number`);
    }
    const data = zeros(sizeOf(checked), checkDType(dtype, 'Tensor.full'), 'Tensor.full');
    return new Tensor(data.fill(value), checked);
  }

  /** How many dimensions: the length of `shape`. */
  get rank(): number {
    return this.shape.length;
  }

  /** How many numbers: the product of `shape`. */
  get size(): number {
    return this.data.length;
  }

  /**
   * Xᵀ: a mark that only `matmul` reads; nothing is moved or copied. Rank 2 only.
   *
   * @throws {@link ShapeError} for any other rank.
   */
  get T(): Transposed {
    return (this.#T ??= new Transposed(this));
  }

  /**
   * The number at an index, one integer for each dimension.
   *
   * @throws `RangeError` when the index is outside the shape.
   */
  at(...index: number[]): number {
    let offset = 0;
    const { shape } = this;
    for (let d = 0; d < shape.length; d++) {
      const i = index[d] as number;
      const length = shape[d]!;
      if (!(Number.isInteger(i) && i >= 0 && i < length)) this.#outside(index);
      offset = offset * length + i;
    }
    if (index.length !== shape.length) this.#outside(index);
    return this.data[offset]!;
  }

  /**
   * The only number of a tensor of size 1.
   *
   * @throws {@link ShapeError} for any other size.
   */
  item(): number {
    if (this.size !== 1) {
      throw new ShapeError(`Tensor.item: the tensor is ${formatShape(this.shape)}, expected a single number`);
    }
    return this.data[0]!;
  }

  /** A copy with memory of its own. What is on loan is kept by cloning it. */
  clone(): Tensor {
    return new Tensor(this.data.slice(), this.shape);
  }

  /** A copy in the given dtype, each number rounded once. Throws {@link DTypeError} for a dtype that does not exist. */
  to(dtype: DType): Tensor {
    const data = zeros(this.size, checkDType(dtype, 'Tensor.to'), 'Tensor.to');
    data.set(this.data);
    return new Tensor(data, this.shape);
  }

  /**
   * The same numbers under another shape of the same size; the data is shared.
   *
   * @throws {@link ShapeError} when the sizes differ.
   */
  reshape(shape: Shape): Tensor {
    const checked = checkShape(shape, 'Tensor.reshape');
    if (sizeOf(checked) !== this.size) {
      throw new ShapeError(
        `Tensor.reshape: ${formatShape(checked)} needs ${sizeOf(checked)} values, ${formatShape(this.shape)} has ${this.size}`,
      );
    }
    return new Tensor(this.data, checked);
  }

  /** Nested arrays, `[[1, 2], [3, 4]]`; a plain number for shape `[]`. */
  toArray(): NestedArray {
    let offset = 0;
    const { data, shape } = this;
    const nest = (depth: number): NestedArray =>
      depth === shape.length ? data[offset++]! : Array.from({ length: shape[depth]! }, () => nest(depth + 1));
    return nest(0);
  }

  /** A table of the numbers under a line with shape and dtype; the middle of long dimensions is left out. */
  toString(): string {
    return print(this);
  }

  #outside(index: readonly unknown[]): never {
    throw new RangeError(
      `Tensor.at: index [${index.map(describe).join(', ')}] is outside ${formatShape(this.shape)}`,
    );
  }

  static {
    lastBound = (X) => X.#bound;
    remember = (X, bound) => {
      X.#bound = bound;
    };
    // what console.log shows in Node
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: Tensor): string {
        return this.toString();
      },
    });
  }
}

/**
 * Xᵀ: what `X.T` gives and `matmul` reads. It holds no numbers of its own.
 *
 * @example
 * ```ts
 * import { matmul, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2, 3]]);
 * console.log(X.T.shape, matmul(X, X.T).item()); // → [ 3, 1 ] 14
 * ```
 */
export class Transposed {
  /** X itself, not transposed. */
  readonly of: Tensor;

  /** Marks X as transposed. Throws {@link ShapeError} unless X has rank 2; `TypeError` unless it is a Tensor. */
  constructor(of: Tensor) {
    if (!(of instanceof Tensor)) throw new TypeError(`Transposed: X is ${describe(of)}, expected a Tensor`);
    if (of.rank !== 2) {
      throw new ShapeError(`Tensor.T: the tensor is ${formatShape(of.shape)}, expected rank 2`);
    }
    this.of = of;
  }

  /** `[columns, rows]` of X. */
  get shape(): Shape {
    return [this.of.shape[1]!, this.of.shape[0]!];
  }
}
