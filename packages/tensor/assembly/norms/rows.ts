import { lanes } from '../lanes';

// Sums along rows, a lane for each of as many rows as a vector has lanes: one sum alone waits for each of its additions,
// and a lane is one sum as well. Where fewer rows are left, the last one stands for the others, and its sums are theirs.

/** How many bytes row k, counted from here, begins after this one. */
// @ts-expect-error: decorator
@inline
export function rowAfter(k: i32, row: usize, left: i32): usize {
  return (min(k, left - 1) as usize) * row;
}

/** sums + x, or sums + (x − mean)² */
// @ts-expect-error: decorator
@inline
function addColumn<T>(sums: v128, x: v128, squared: bool, mean: v128): v128 {
  if (!squared) return v128.add<T>(sums, x);
  const d = v128.sub<T>(x, mean);
  return v128.add<T>(sums, v128.mul<T>(d, d));
}

/** Adds the columns, in their order, of a vector of each row: of four in float32, of r0 and r1 in float64. */
// @ts-expect-error: decorator
@inline
export function addVectors<T>(
  sums: v128,
  r0: v128,
  r1: v128,
  r2: v128,
  r3: v128,
  squared: bool,
  mean: v128,
): v128 {
  if (sizeof<T>() == 8) {
    const s = addColumn<T>(sums, i64x2.shuffle(r0, r1, 0, 2), squared, mean);
    return addColumn<T>(s, i64x2.shuffle(r0, r1, 1, 3), squared, mean);
  }
  const first = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const second = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  let s = addColumn<T>(sums, i64x2.shuffle(first, second, 0, 2), squared, mean);
  s = addColumn<T>(s, i64x2.shuffle(first, second, 1, 3), squared, mean);
  const third = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const fourth = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  s = addColumn<T>(s, i64x2.shuffle(third, fourth, 0, 2), squared, mean);
  return addColumn<T>(s, i64x2.shuffle(third, fourth, 1, 3), squared, mean);
}

/** One number of each row. */
// @ts-expect-error: decorator
@inline
export function column<T>(at: usize, r1: usize, r2: usize, r3: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_lane(at + r1, v128.load64_zero(at), 1);
  const two = v128.load32_lane(at + r1, v128.load32_zero(at), 1);
  return v128.load32_lane(at + r3, v128.load32_lane(at + r2, two, 2), 3);
}

/** sums + Σ x, or sums + Σ (x − mean)², of each row */
// @ts-expect-error: decorator
@inline
export function sumOfEach<T>(
  x: usize,
  row: usize,
  r1: usize,
  r2: usize,
  r3: usize,
  squared: bool,
  mean: v128,
): v128 {
  let sums = i64x2(0, 0);
  const end = x + row;
  for (; x + 16 <= end; x += 16) {
    const x0 = v128.load(x);
    const x2 = lanes<T>() == 4 ? v128.load(x + r2) : x0;
    const x3 = lanes<T>() == 4 ? v128.load(x + r3) : x0;
    sums = addVectors<T>(sums, x0, v128.load(x + r1), x2, x3, squared, mean);
  }
  for (; x < end; x += sizeof<T>()) sums = addColumn<T>(sums, column<T>(x, r1, r2, r3), squared, mean);
  return sums;
}
