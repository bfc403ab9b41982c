import { Tensor, type DType, type Floats, type Shape } from '@chainrule/tensor';
import fc from 'fast-check';

export const dtypes = ['float32', 'float64'] as const;

/** 1 … 9 covers whole blocks of four and every remainder; a few longer ones cover several blocks. */
export const size: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(11, 13, 16, 17) },
);

/** Full mantissas of the same magnitude: every product and sum has to be rounded. */
const moderate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((i) => i / 7);

/** Magnitudes far apart: the order of a sum shows. */
const mixed = fc
  .tuple(moderate, fc.integer({ min: -40, max: 40 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

/** Where IEEE 754 has a corner: zeros, infinities, NaN, subnormals, the largest, neighbours of 1. */
const corners = [
  0,
  1,
  0.1,
  1 + 2 ** -23,
  1 + 2 ** -52,
  2 ** -149,
  1e-40,
  2 ** -126,
  5e-324,
  1e-310,
  2 ** -1022,
];
const corner = fc.constantFrom(
  ...[...corners, 3.4028234663852886e38, 1e200, Number.MAX_VALUE, Infinity].flatMap((x) => [x, -x]),
  NaN,
);

/** Any number at all. */
export const number: fc.Arbitrary<number> = fc.oneof(moderate, mixed, corner, fc.double());

/** Any number but NaN and ±∞. */
export const finite: fc.Arbitrary<number> = fc.oneof(
  moderate,
  mixed,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Numbers of one kind in one array: among many corners the rest would drown in NaN. */
export function floats(dtype: DType, length: number): fc.Arbitrary<Floats> {
  const some = (kind: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(kind, { minLength: length, maxLength: length, size: 'max' });
  return fc
    .oneof(
      { weight: 4, arbitrary: some(moderate) },
      { weight: 3, arbitrary: some(mixed) },
      {
        weight: 2,
        arbitrary: some(fc.oneof({ weight: 9, arbitrary: moderate }, { weight: 1, arbitrary: corner })),
      },
      { weight: 1, arbitrary: some(number) },
    )
    .map((values) => (dtype === 'float32' ? Float32Array.from(values) : Float64Array.from(values)));
}

/** A tensor of this shape. */
export function tensor(shape: Shape, dtype: DType): fc.Arbitrary<Tensor> {
  return floats(
    dtype,
    shape.reduce((product, length) => product * length, 1),
  ).map((data) => new Tensor(data, shape));
}

/** Any tensor: rank 0 … 4, either dtype. */
export const anyTensor: fc.Arbitrary<Tensor> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), fc.constantFrom(...dtypes))
  .chain(([shape, dtype]) => tensor(shape, dtype));

/** Two matrices [m, k] and [k, n], in the same dtype. */
export const factors: fc.Arbitrary<readonly [X: Tensor, Y: Tensor]> = fc
  .tuple(size, size, size, fc.constantFrom(...dtypes))
  .chain(([m, k, n, dtype]) => fc.tuple(tensor([m, k], dtype), tensor([k, n], dtype)));

/** A matrix [M, C] of either dtype. */
export const matrix: fc.Arbitrary<Tensor> = fc
  .tuple(size, size, fc.constantFrom(...dtypes))
  .chain(([M, C, dtype]) => tensor([M, C], dtype));
