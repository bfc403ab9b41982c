/** s = Xᵀ·1: the lanes are columns, each of which is summed row after row. */
export function sumRows<T>(x: usize, s: usize, rows: i32, columns: i32): void {
  const row = (columns as usize) * sizeof<T>();
  const end = x + row;
  for (; x + 32 <= end; x += 32, s += 32) {
    let s0 = splat0();
    let s1 = splat0();
    for (let i = 0, at = x; i < rows; i++, at += row) {
      s0 = v128.add<T>(s0, v128.load(at));
      s1 = v128.add<T>(s1, v128.load(at, 16));
    }
    v128.store(s, s0);
    v128.store(s, s1, 16);
  }
  for (; x + 16 <= end; x += 16, s += 16) {
    let s0 = splat0();
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
// @ts-expect-error: decorator
@inline
export function interleavedSum<T>(term: Term, x: usize, y: usize, size: i32): f64 {
  let s01 = splat0();
  let s23 = splat0();
  const end = x + ((size & ~3) as usize) * sizeof<T>();
  for (; x < end; x += 4 * sizeof<T>(), y += 4 * sizeof<T>()) {
    if (sizeof<T>() == 4) {
      let a = v128.load(x);
      const b = term == Term.X ? a : v128.load(y);
      if (term == Term.SQUARE) a = f32x4.sub(a, b);
      const high = i8x16.shuffle(a, a, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
      const highOfY = i8x16.shuffle(b, b, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
      s01 = plus(term, s01, f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b));
      s23 = plus(term, s23, f64x2.promote_low_f32x4(high), f64x2.promote_low_f32x4(highOfY));
    } else {
      let a = v128.load(x);
      let c = v128.load(x, 16);
      const b = term == Term.X ? a : v128.load(y);
      const d = term == Term.X ? c : v128.load(y, 16);
      if (term == Term.SQUARE) {
        a = f64x2.sub(a, b);
        c = f64x2.sub(c, d);
      }
      s01 = plus(term, s01, a, b);
      s23 = plus(term, s23, c, d);
    }
  }
  let s0 = f64x2.extract_lane(s01, 0);
  let s1 = f64x2.extract_lane(s01, 1);
  let s2 = f64x2.extract_lane(s23, 0);
  const rest = size & 3;
  if (rest > 0) s0 += one<T>(term, x, y);
  if (rest > 1) s1 += one<T>(term, x + sizeof<T>(), y + sizeof<T>());
  if (rest > 2) s2 += one<T>(term, x + 2 * sizeof<T>(), y + 2 * sizeof<T>());
  return s0 + s1 + (s2 + f64x2.extract_lane(s23, 1));
}

export function sum<T>(x: usize, size: i32): f64 {
  return interleavedSum<T>(Term.X, x, x, size);
}

export function dot<T>(x: usize, y: usize, size: i32): f64 {
  return interleavedSum<T>(Term.PRODUCT, x, y, size);
}

// @ts-expect-error: decorator
@inline
function plus(term: Term, s: v128, a: v128, b: v128): v128 {
  if (term == Term.X) return f64x2.add(s, a);
  if (term == Term.PRODUCT) return f64x2.add(s, f64x2.mul(a, b));
  return f64x2.add(s, f64x2.mul(a, a));
}

// @ts-expect-error: decorator
@inline
function one<T>(term: Term, x: usize, y: usize): f64 {
  if (term == Term.X) return load<T>(x) as f64;
  if (term == Term.PRODUCT) return (load<T>(x) as f64) * (load<T>(y) as f64);
  const difference = ((load<T>(x) - load<T>(y)) as T) as f64;
  return difference * difference;
}

// @ts-expect-error: decorator
@inline
function splat0(): v128 {
  return i64x2(0, 0);
}
