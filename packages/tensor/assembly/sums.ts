import { Plain, Product } from './terms';

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

/** x, or x·y where weighted: y is `apart` from x. */
// @ts-expect-error: decorator
@inline
function addend<T, S>(x: usize, weighted: bool, apart: usize): S {
  return (weighted ? ((load<T>(x) * load<T>(x + apart)) as T) : load<T>(x)) as S;
}

/** Each row's sum, in S: four rows side by side, because one sum alone waits for each of its additions. */
// @ts-expect-error: decorator
@inline
function sumEachRow<T, S>(x: usize, weighted: bool, y: usize, s: usize, rows: i32, columns: i32): void {
  const row = (columns as usize) * sizeof<T>();
  const apart = y - x;
  let i = 0;
  for (; i + 4 <= rows; i += 4, x += 4 * row, s += 4 * sizeof<S>()) {
    let s0: S = 0;
    let s1: S = 0;
    let s2: S = 0;
    let s3: S = 0;
    for (let at = x, end = x + row; at < end; at += sizeof<T>()) {
      s0 = (s0 + addend<T, S>(at, weighted, apart)) as S;
      s1 = (s1 + addend<T, S>(at + row, weighted, apart)) as S;
      s2 = (s2 + addend<T, S>(at + 2 * row, weighted, apart)) as S;
      s3 = (s3 + addend<T, S>(at + 3 * row, weighted, apart)) as S;
    }
    store<S>(s, s0);
    store<S>(s + sizeof<S>(), s1);
    store<S>(s + 2 * sizeof<S>(), s2);
    store<S>(s + 3 * sizeof<S>(), s3);
  }
  for (; i < rows; i++, x += row, s += sizeof<S>()) {
    let sum: S = 0;
    for (let at = x, end = x + row; at < end; at += sizeof<T>()) sum = (sum + addend<T, S>(at, weighted, apart)) as S;
    store<S>(s, sum);
  }
}

/** s = X·1, in S */
export function sumColumns<T, S>(x: usize, s: usize, rows: i32, columns: i32): void {
  sumEachRow<T, S>(x, false, x, s, rows, columns);
}

/** s = (X ⊙ Y)·1 */
export function dotColumns<T>(x: usize, y: usize, s: usize, rows: i32, columns: i32): void {
  sumEachRow<T, T>(x, true, y, s, rows, columns);
}

/** (s₀ + s₁) + (s₂ + s₃) in float64, where s_l adds up the terms l, l + 4, l + 8, … of F; beyond the end a term is +0. */
// @ts-expect-error: decorator
@inline
export function interleavedSum<T, F>(x: usize, y: usize, p: f64, size: i32): f64 {
  const term = changetype<F>(0);
  let s01 = i64x2(0, 0);
  let s23 = s01;
  for (let left = size; left > 0; left -= 4, x += 4 * sizeof<T>(), y += 4 * sizeof<T>()) {
    const x23 = x + 2 * sizeof<T>();
    const y23 = y + 2 * sizeof<T>();
    const w01 = term.whole<T>(x, y);
    const w23 = sizeof<T>() == 4 ? i64x2.shuffle(w01, w01, 1, 1) : term.whole<T>(x23, y23);
    let t01 = term.pair<T>(x, y, p, w01);
    let t23 = term.pair<T>(x23, y23, p, w23);
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
  return interleavedSum<T, Plain>(x, x, 0, size);
}

export function dot<T>(x: usize, y: usize, size: i32): f64 {
  return interleavedSum<T, Product>(x, y, 0, size);
}
