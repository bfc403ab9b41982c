import { pairOf, Term } from './terms';

/** s = Xᵀ·1: the lanes are columns, each of which is summed row after row. */
export function sumRows<T>(x: usize, s: usize, rows: i32, columns: i32): void {
  const row = (columns as usize) * sizeof<T>();
  const end = x + row;
  for (; x + 32 <= end; x += 32, s += 32) {
    let s0 = i64x2(0, 0);
    let s1 = i64x2(0, 0);
    for (let i = 0, at = x; i < rows; i++, at += row) {
      s0 = v128.add<T>(s0, v128.load(at));
      s1 = v128.add<T>(s1, v128.load(at, 16));
    }
    v128.store(s, s0);
    v128.store(s, s1, 16);
  }
  for (; x + 16 <= end; x += 16, s += 16) {
    let s0 = i64x2(0, 0);
    for (let i = 0, at = x; i < rows; i++, at += row) s0 = v128.add<T>(s0, v128.load(at));
    v128.store(s, s0);
  }
  for (; x < end; x += sizeof<T>(), s += sizeof<T>()) {
    let sum: T = 0;
    for (let i = 0, at = x; i < rows; i++, at += row) sum = (sum + load<T>(at)) as T;
    store<T>(s, sum);
  }
}

/** s = X·1: four rows side by side, because one sum alone waits for each of its additions. */
export function sumColumns<T>(x: usize, s: usize, rows: i32, columns: i32): void {
  const row = (columns as usize) * sizeof<T>();
  let i = 0;
  for (; i + 4 <= rows; i += 4, x += 4 * row, s += 4 * sizeof<T>()) {
    let s0: T = 0;
    let s1: T = 0;
    let s2: T = 0;
    let s3: T = 0;
    for (let at = x, end = x + row; at < end; at += sizeof<T>()) {
      s0 = (s0 + load<T>(at)) as T;
      s1 = (s1 + load<T>(at + row)) as T;
      s2 = (s2 + load<T>(at + 2 * row)) as T;
      s3 = (s3 + load<T>(at + 3 * row)) as T;
    }
    store<T>(s, s0);
    store<T>(s + sizeof<T>(), s1);
    store<T>(s + 2 * sizeof<T>(), s2);
    store<T>(s + 3 * sizeof<T>(), s3);
  }
  for (; i < rows; i++, x += row, s += sizeof<T>()) {
    let sum: T = 0;
    for (let at = x, end = x + row; at < end; at += sizeof<T>()) sum = (sum + load<T>(at)) as T;
    store<T>(s, sum);
  }
}

/** (s₀ + s₁) + (s₂ + s₃) in float64, where s_l adds up the terms l, l + 4, l + 8, …; beyond the end a term is +0. */
// @ts-expect-error: decorator
@inline
export function interleavedSum<T>(term: Term, x: usize, y: usize, p: f64, size: i32): f64 {
  let s01 = i64x2(0, 0);
  let s23 = s01;
  for (let left = size; left > 0; left -= 4, x += 4 * sizeof<T>(), y += 4 * sizeof<T>()) {
    let t01 = pairOf<T>(term, x, y, p);
    let t23 = pairOf<T>(term, x + 2 * sizeof<T>(), y + 2 * sizeof<T>(), p);
    if (left < 4) {
      const within = i32x4.gt_s(i32x4.splat(left), i32x4(0, 1, 2, 3));
      t01 = v128.and(t01, i64x2.extend_low_i32x4_s(within));
      t23 = v128.and(t23, i64x2.extend_high_i32x4_s(within));
    }
    s01 = f64x2.add(s01, t01);
    s23 = f64x2.add(s23, t23);
  }
  const first = f64x2.extract_lane(s01, 0) + f64x2.extract_lane(s01, 1);
  return first + (f64x2.extract_lane(s23, 0) + f64x2.extract_lane(s23, 1));
}

export function sum<T>(x: usize, size: i32): f64 {
  return interleavedSum<T>(Term.X, x, x, 0, size);
}

export function dot<T>(x: usize, y: usize, size: i32): f64 {
  return interleavedSum<T>(Term.PRODUCT, x, y, 0, size);
}
