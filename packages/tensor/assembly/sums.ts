import { loadPair } from './lanes';

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

/** What one term of a sum in four interleaved parts is made of. */
export const enum Term {
  /** x */
  X,
  /** x·y */
  PRODUCT,
  /** (x − y)², the difference rounded to the dtype */
  SQUARE,
}

/** (s₀ + s₁) + (s₂ + s₃) in float64, where s_l adds up the terms l, l + 4, l + 8, … */
export function interleavedSum<T>(term: Term, x: usize, y: usize, size: i32): f64 {
  let s01 = i64x2(0, 0);
  let s23 = s01;
  for (const end = x + ((size & ~3) as usize) * sizeof<T>(); x < end; x += 4 * sizeof<T>(), y += 4 * sizeof<T>()) {
    s01 = f64x2.add(s01, pair<T>(term, x, y));
    s23 = f64x2.add(s23, pair<T>(term, x + 2 * sizeof<T>(), y + 2 * sizeof<T>()));
  }
  // What is left over begins a fifth vector; its lanes beyond the end are not added.
  const rest = size & 3;
  const t01 = f64x2.add(s01, pair<T>(term, x, y));
  const t23 = f64x2.add(s23, pair<T>(term, x + 2 * sizeof<T>(), y + 2 * sizeof<T>()));
  const s0 = f64x2.extract_lane(rest > 0 ? t01 : s01, 0);
  const s1 = f64x2.extract_lane(rest > 1 ? t01 : s01, 1);
  const s2 = f64x2.extract_lane(rest > 2 ? t23 : s23, 0);
  return s0 + s1 + (s2 + f64x2.extract_lane(s23, 1));
}

/** Two neighbouring terms, in float64. */
// @ts-expect-error: decorator
@inline
function pair<T>(term: Term, x: usize, y: usize): v128 {
  const a = loadPair<T>(x);
  if (term == Term.X) return a;
  const b = loadPair<T>(y);
  if (term == Term.PRODUCT) return f64x2.mul(a, b);
  let difference = f64x2.sub(a, b);
  // Rounding the float64 difference of two float32 gives their float32 difference.
  if (sizeof<T>() == 4) difference = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(difference));
  return f64x2.mul(difference, difference);
}

export function sum<T>(x: usize, size: i32): f64 {
  return interleavedSum<T>(Term.X, x, x, size);
}

export function dot<T>(x: usize, y: usize, size: i32): f64 {
  return interleavedSum<T>(Term.PRODUCT, x, y, size);
}
