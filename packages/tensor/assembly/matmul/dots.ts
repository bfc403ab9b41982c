import { lanes } from '../lanes';
import { settle } from './settle';
import { high, highHalves, low, lowHalves } from './transpose';

/** acc + Σ over the first `rest` of one vector's worth of p, for a vector's worth of rows; s[p] stand sStep apart. */
// @ts-expect-error: decorator
@inline
function block<T>(acc: v128, x: usize, r1: usize, r2: usize, r3: usize, s: usize, sStep: usize, rest: i32): v128 {
  if (sizeof<T>() == 4) {
    const x0 = v128.load(x), x1 = v128.load(x + r1), x2 = v128.load(x + r2), x3 = v128.load(x + r3);
    const t0 = low<T>(x0, x1), t1 = low<T>(x2, x3), t2 = high<T>(x0, x1), t3 = high<T>(x2, x3);
    acc = v128.add<T>(acc, v128.mul<T>(lowHalves(t0, t1), v128.load_splat<T>(s)));
    if (rest == 1) return acc;
    acc = v128.add<T>(acc, v128.mul<T>(highHalves(t0, t1), v128.load_splat<T>(s + sStep)));
    if (rest == 2) return acc;
    acc = v128.add<T>(acc, v128.mul<T>(lowHalves(t2, t3), v128.load_splat<T>(s + 2 * sStep)));
    if (rest == 3) return acc;
    return v128.add<T>(acc, v128.mul<T>(highHalves(t2, t3), v128.load_splat<T>(s + 3 * sStep)));
  }
  const x0 = v128.load(x), x1 = v128.load(x + r1);
  acc = v128.add<T>(acc, v128.mul<T>(low<T>(x0, x1), v128.load_splat<T>(s)));
  if (rest == 1) return acc;
  return v128.add<T>(acc, v128.mul<T>(high<T>(x0, x1), v128.load_splat<T>(s + sStep)));
}

/** What whole vectors leave over of k. */
function lastBlock<T>(acc: v128, x: usize, r1: usize, r2: usize, r3: usize, s: usize, sStep: usize, rest: i32): v128 {
  return block<T>(acc, x, r1, r2, r3, s, sStep, rest);
}

/**
 * z = X·s, one column: z[i] = Σ_p X[i, p]·s[p], with the rows of X in the lanes. For results that are narrower than a
 * vector, and for few rows times a transposed matrix, where turning the matrix around would cost more than the product.
 * Four vectors of rows at a time, because one sum alone waits for each of its additions; rows that are not there are
 * computed like the first.
 */
export function dots<T>(
  x: usize, row: usize, s: usize, sStep: usize,
  b: usize, bStep: usize, z: usize, zStep: usize, m: i32, k: i32,
): void {
  const zNext = zStep * lanes<T>(), bNext = bStep * lanes<T>(), next = row * lanes<T>();
  let i = m;
  while (i > 0) {
    const vectors = i < lanes<T>() ? 1 : min(4, i / lanes<T>());
    const r1: usize = i > 1 ? row : 0, r2: usize = i > 2 ? 2 * row : 0, r3: usize = i > 3 ? 3 * row : 0;
    let x0 = x, x1 = x, x2 = x, x3 = x;
    if (vectors > 1) x1 = x + next;
    if (vectors > 2) x2 = x + 2 * next;
    if (vectors > 3) x3 = x + 3 * next;
    let a0 = i64x2(0, 0), a1 = a0, a2 = a0, a3 = a0;
    let from = s, p = k;
    for (; p >= lanes<T>(); p -= lanes<T>(), from += sStep * lanes<T>()) {
      a0 = block<T>(a0, x0, r1, r2, r3, from, sStep, lanes<T>());
      a1 = block<T>(a1, x1, r1, r2, r3, from, sStep, lanes<T>());
      a2 = block<T>(a2, x2, r1, r2, r3, from, sStep, lanes<T>());
      a3 = block<T>(a3, x3, r1, r2, r3, from, sStep, lanes<T>());
      x0 += 16, x1 += 16, x2 += 16, x3 += 16;
    }
    if (p > 0) {
      a0 = lastBlock<T>(a0, x0, r1, r2, r3, from, sStep, p);
      a1 = lastBlock<T>(a1, x1, r1, r2, r3, from, sStep, p);
      a2 = lastBlock<T>(a2, x2, r1, r2, r3, from, sStep, p);
      a3 = lastBlock<T>(a3, x3, r1, r2, r3, from, sStep, p);
    }
    settle<T>(a0, b, bStep, z, zStep, i);
    if (vectors > 1) settle<T>(a1, b + bNext, bStep, z + zNext, zStep, lanes<T>());
    if (vectors > 2) settle<T>(a2, b + 2 * bNext, bStep, z + 2 * zNext, zStep, lanes<T>());
    if (vectors > 3) settle<T>(a3, b + 3 * bNext, bStep, z + 3 * zNext, zStep, lanes<T>());
    i -= vectors * lanes<T>();
    const done = vectors as usize;
    x += done * next, z += done * zNext, b += done * bNext;
  }
}
