import { checkDType, checkNumber, checkOptions, checkShape, Tensor } from '@chainrule/tensor';
import type { DType, Shape } from '@chainrule/tensor';
import fc from 'fast-check';
import { drawNumber, simplerNumbers, USUAL } from './number.ts';
import type { Range } from './number.ts';

/** Options of {@link tensor}. */
export interface TensorArbitraryOptions {
  /** `'float32'` unless said otherwise; the numbers are exact in both. */
  readonly dtype?: DType;
  /** The smallest number, −4 unless said otherwise. */
  readonly min?: number;
  /** The largest number, 4 unless said otherwise. */
  readonly max?: number;
}

/**
 * Tensors of this shape, of simple numbers (0, ±1, ±½, ±2) and others, all exact in float32; each number shrinks
 * towards 0, 1 and ½.
 *
 * @throws `RangeError` when min is above max, `TypeError` for unknown options.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { tensor } from '@chainrule/gradcheck';
 *
 * fc.assert(fc.property(tensor([2, 3]), (X) => X.size === 6));
 * ```
 */
export function tensor(shape: Shape, options: TensorArbitraryOptions = {}): fc.Arbitrary<Tensor> {
  checkOptions(options, 'tensor', ['dtype', 'min', 'max']);
  const {
    dtype = 'float32',
    min = Math.min(USUAL[0], options.max ?? 0),
    max = Math.max(USUAL[1], min),
  } = options;
  checkNumber(min, 'tensor', 'min');
  checkNumber(max, 'tensor', 'max');
  if (min > max) throw new RangeError(`tensor: got min ${min} and max ${max}, expected min ≤ max`);
  const like = Tensor.zeros(checkShape(shape, 'tensor'), checkDType(dtype, 'tensor'));
  return new TensorArbitrary(like, [min, max]);
}

class TensorArbitrary extends fc.Arbitrary<Tensor> {
  readonly #like: Tensor;
  readonly #range: Range;

  constructor(like: Tensor, range: Range) {
    super();
    this.#like = like;
    this.#range = range;
  }

  generate(random: fc.Random): fc.Value<Tensor> {
    return new fc.Value(drawTensor(random, this.#like.shape, this.#range).to(this.#like.dtype), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Tensor {
    if (!(value instanceof Tensor)) return false;
    const [low, high] = this.#range.map((x) => Math.fround(x)) as [number, number];
    const { shape, dtype } = this.#like;
    return (
      String(value.shape) === String(shape) &&
      value.dtype === dtype &&
      value.data.every((x) => x >= low && x <= high)
    );
  }

  shrink(value: Tensor): fc.Stream<fc.Value<Tensor>> {
    const range = this.#range;
    return fc.stream(
      (function* () {
        for (const X of simplerTensors(value, range)) yield new fc.Value(X, undefined);
      })(),
    );
  }
}

/** A float64 tensor of drawn numbers. */
export function drawTensor(random: fc.Random, shape: Shape, range: Range, zeros = true): Tensor {
  const X = Tensor.zeros(shape, 'float64');
  for (let i = 0; i < X.size; i++) X.data[i] = drawNumber(random, range, zeros);
  return X;
}

/** Simpler tensors: all zeros, all ones, one number made simpler. */
export function* simplerTensors(X: Tensor, range: Range): Generator<Tensor> {
  if (X.size > 1) {
    for (const simple of [0, 1]) {
      // All ones is simpler only than what has no zero to lose.
      const simpler = X.data.some((x) => x !== simple && simplerNumbers(x, range).includes(simple));
      if (simpler && X.data.every((x) => x === simple || simplerNumbers(x, range).includes(simple))) {
        yield Tensor.full(X.shape, simple, X.dtype);
      }
    }
  }
  for (let i = 0; i < X.size; i++) {
    for (const simpler of simplerNumbers(X.data[i]!, range)) {
      const next = X.clone();
      next.data[i] = simpler;
      yield next;
    }
  }
}
