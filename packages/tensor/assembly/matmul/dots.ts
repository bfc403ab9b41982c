import { lanes } from '../lanes';
import { high, highHalves, low, lowHalves } from './transpose';

/** acc + Σ over one vector's worth of p, for a vector's worth of rows; s[p] stand in memory, sStep apart. */
// @ts-expect-error: decorator
@inline
function block<T>(acc: v128, x: usize, row: usize, s: usize, sStep: usize): v128 {
  if (sizeof<T>() == 4) {
    const r0 = v128.load(x), r1 = v128.load(x + row);
    const r2 = v128.load(x + 2 * row), r3 = v128.load(x + 3 * row);
    const t0 = low<T>(r0, r1), t1 = low<T>(r2, r3), t2 = high<T>(r0, r1), t3 = high<T>(r2, r3);
    acc = v128.add<T>(acc, v128.mul<T>(lowHalves(t0, t1), v128.load_splat<T>(s)));
    acc = v128.add<T>(acc, v128.mul<T>(highHalves(t0, t1), v128.load_splat<T>(s + sStep)));
    acc = v128.add<T>(acc, v128.mul<T>(lowHalves(t2, t3), v128.load_splat<T>(s + 2 * sStep)));
    return v128.add<T>(acc, v128.mul<T>(highHalves(t2, t3), v128.load_splat<T>(s + 3 * sStep)));
  }
  const r0 = v128.load(x), r1 = v128.load(x + row);
  acc = v128.add<T>(acc, v128.mul<T>(low<T>(r0, r1), v128.load_splat<T>(s)));
  return v128.add<T>(acc, v128.mul<T>(high<T>(r0, r1), v128.load_splat<T>(s + sStep)));
}

/** Stores the lanes zStep apart. */
// @ts-expect-error: decorator
@inline
function scatter<T>(z: usize, zStep: usize, v: v128): void {
  if (zStep == sizeof<T>()) {
    v128.store(z, v);
  } else if (sizeof<T>() == 4) {
    v128.store32_lane(z, v, 0);
    v128.store32_lane(z + zStep, v, 1);
    v128.store32_lane(z + 2 * zStep, v, 2);
    v128.store32_lane(z + 3 * zStep, v, 3);
  } else {
    v128.store64_lane(z, v, 0);
    v128.store64_lane(z + zStep, v, 1);
  }
}

/** One vector's worth of rows; k in whole vectors. */
function dots1<T>(x: usize, row: usize, s: usize, sStep: usize, z: usize, zStep: usize, k: i32): void {
  let acc = i64x2(0, 0);
  for (let p = k; p > 0; p -= lanes<T>(), x += 16, s += sStep * lanes<T>()) {
    acc = block<T>(acc, x, row, s, sStep);
  }
  scatter<T>(z, zStep, acc);
}

/** Four vectors' worth of rows, because one sum alone waits for each of its additions; k in whole vectors. */
function dots4<T>(x: usize, row: usize, s: usize, sStep: usize, z: usize, zStep: usize, k: i32): void {
  let a = i64x2(0, 0), b = a, c = a, d = a;
  const next = row * lanes<T>();
  for (let p = k; p > 0; p -= lanes<T>(), x += 16, s += sStep * lanes<T>()) {
    a = block<T>(a, x, row, s, sStep);
    b = block<T>(b, x + next, row, s, sStep);
    c = block<T>(c, x + 2 * next, row, s, sStep);
    d = block<T>(d, x + 3 * next, row, s, sStep);
  }
  const zNext = zStep * lanes<T>();
  scatter<T>(z, zStep, a);
  scatter<T>(z + zNext, zStep, b);
  scatter<T>(z + 2 * zNext, zStep, c);
  scatter<T>(z + 3 * zNext, zStep, d);
}

/** Adds the terms p ≥ from to one sum. */
function dot1<T>(x: usize, s: usize, sStep: usize, z: usize, k: i32, sum: T): void {
  for (; k > 0; k--, x += sizeof<T>(), s += sStep) sum = (sum + ((load<T>(x) * load<T>(s)) as T)) as T;
  store<T>(z, sum);
}

/**
 * z = X·s, one column: z[i] = Σ_p X[i, p]·s[p], with the rows of X in the lanes. For results that are narrower than a
 * vector, and for few rows times a transposed matrix, where turning the matrix around would cost more than the product.
 */
export function dots<T>(x: usize, row: usize, s: usize, sStep: usize, z: usize, zStep: usize, m: i32, k: i32): void {
  const whole = k & -lanes<T>();
  const xRest = x + (whole as usize) * sizeof<T>();
  const sRest = s + (whole as usize) * sStep;
  let i = 0;
  for (; i + 4 * lanes<T>() <= m; i += 4 * lanes<T>()) {
    dots4<T>(x + (i as usize) * row, row, s, sStep, z + (i as usize) * zStep, zStep, whole);
  }
  for (; i + lanes<T>() <= m; i += lanes<T>()) {
    dots1<T>(x + (i as usize) * row, row, s, sStep, z + (i as usize) * zStep, zStep, whole);
  }
  if (k > whole) {
    for (let j: usize = 0; j < (i as usize); j++) {
      dot1<T>(xRest + j * row, sRest, sStep, z + j * zStep, k - whole, load<T>(z + j * zStep));
    }
  }
  for (; i < m; i++) dot1<T>(x + (i as usize) * row, s, sStep, z + (i as usize) * zStep, k, 0);
}
