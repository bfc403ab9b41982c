import { lanes } from '../lanes';
import { settle } from './settle';
import { high, highHalves, low, lowHalves } from './transpose';

/**
 * acc + Σ over the first `count` of one vector's worth of p, for a vector's worth of rows. Products are turned instead
 * of factors: that needs one load of s where factors would need it splat, four times.
 */
// @ts-expect-error: decorator
@inline
function block<T>(acc: v128, x: usize, r1: usize, r2: usize, r3: usize, s: v128, count: i32): v128 {
  const p0 = v128.mul<T>(v128.load(x), s), p1 = v128.mul<T>(v128.load(x + r1), s);
  if (sizeof<T>() == 4) {
    const p2 = v128.mul<T>(v128.load(x + r2), s), p3 = v128.mul<T>(v128.load(x + r3), s);
    const t0 = low<T>(p0, p1), t1 = low<T>(p2, p3), t2 = high<T>(p0, p1), t3 = high<T>(p2, p3);
    acc = v128.add<T>(acc, lowHalves(t0, t1));
    if (count == 1) return acc;
    acc = v128.add<T>(acc, highHalves(t0, t1));
    if (count == 2) return acc;
    acc = v128.add<T>(acc, lowHalves(t2, t3));
    if (count == 3) return acc;
    return v128.add<T>(acc, highHalves(t2, t3));
  }
  acc = v128.add<T>(acc, low<T>(p0, p1));
  if (count == 1) return acc;
  return v128.add<T>(acc, high<T>(p0, p1));
}

/** What whole vectors leave over of k. */
function lastBlock<T>(acc: v128, x: usize, r1: usize, r2: usize, r3: usize, s: v128, count: i32): v128 {
  return block<T>(acc, x, r1, r2, r3, s, count);
}

/**
 * z = X·s, one column: z[i] = Σ_p X[i, p]·s[p], with the rows of X in the lanes. For results that are narrower than a
 * vector, and for few rows times a transposed matrix, where packing the matrix would cost more than the product.
 * Four vectors of rows at a time, because one sum alone waits for each of its additions. The last ones overlap, so that
 * all are whole; of fewer rows than lanes, those that are missing are computed like the first.
 */
export function dots<T>(
  x: usize, row: usize, s: usize, b: usize, bStep: usize, z: usize, zStep: usize, m: i32, k: i32,
): void {
  const r1: usize = m > 1 ? row : 0, r2: usize = m > 2 ? 2 * row : 0, r3: usize = m > 3 ? 3 * row : 0;
  const last = max(0, m - lanes<T>());
  for (let i = 0; i < m; i += 4 * lanes<T>()) {
    const i0: usize = min(i, last), i1: usize = min(i + lanes<T>(), last);
    const i2: usize = min(i + 2 * lanes<T>(), last), i3: usize = min(i + 3 * lanes<T>(), last);
    let x0 = x + i0 * row, x1 = x + i1 * row, x2 = x + i2 * row, x3 = x + i3 * row;
    let a0 = i64x2(0, 0), a1 = a0, a2 = a0, a3 = a0;
    let p = k, at = s;
    for (; p >= lanes<T>(); p -= lanes<T>(), at += 16) {
      const from = v128.load(at);
      a0 = block<T>(a0, x0, r1, r2, r3, from, lanes<T>());
      a1 = block<T>(a1, x1, r1, r2, r3, from, lanes<T>());
      a2 = block<T>(a2, x2, r1, r2, r3, from, lanes<T>());
      a3 = block<T>(a3, x3, r1, r2, r3, from, lanes<T>());
      x0 += 16, x1 += 16, x2 += 16, x3 += 16;
    }
    if (p > 0) {
      const from = v128.load(at);
      a0 = lastBlock<T>(a0, x0, r1, r2, r3, from, p);
      a1 = lastBlock<T>(a1, x1, r1, r2, r3, from, p);
      a2 = lastBlock<T>(a2, x2, r1, r2, r3, from, p);
      a3 = lastBlock<T>(a3, x3, r1, r2, r3, from, p);
    }
    settle<T>(a0, b + i0 * bStep, bStep, z + i0 * zStep, zStep, m);
    settle<T>(a1, b + i1 * bStep, bStep, z + i1 * zStep, zStep, m);
    settle<T>(a2, b + i2 * bStep, bStep, z + i2 * zStep, zStep, m);
    settle<T>(a3, b + i3 * bStep, bStep, z + i3 * zStep, zStep, m);
  }
}
