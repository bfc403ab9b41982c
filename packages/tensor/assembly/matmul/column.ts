import { lanes } from '../lanes';
import { settle } from './settle';

/** `count` lanes that have been stored zStep apart. */
function gather<T>(z: usize, zStep: usize, count: i32): v128 {
  let v = i64x2(0, 0);
  if (sizeof<T>() == 4) {
    v = v128.load32_zero(z);
    if (count > 1) v = v128.load32_lane(z + zStep, v, 1);
    if (count > 2) v = v128.load32_lane(z + 2 * zStep, v, 2);
    if (count > 3) v = v128.load32_lane(z + 3 * zStep, v, 3);
  } else {
    v = v128.load64_zero(z);
    if (count > 1) v = v128.load64_lane(z + zStep, v, 1);
  }
  return v;
}

/**
 * A column that whole vectors leave over: z[i] = Σ_p x[i, p]·s[p], the rows of x in the lanes. The second vector of x
 * stands xNext behind the first, the third and the fourth xTwo behind these; vectors that are not there are computed
 * like the first.
 */
export function column<T>(
  x: usize, xStep: usize, xNext: usize, xTwo: usize, s: usize, sStep: usize,
  b: usize, z: usize, zStep: usize, m: i32, k: i32, goesOn: bool,
): void {
  const zNext = zStep * lanes<T>();
  for (let i = m; i > 0; i -= 4 * lanes<T>(), x += 2 * xTwo, z += 4 * zNext) {
    const i1 = i - lanes<T>(), i2 = i1 - lanes<T>(), i3 = i2 - lanes<T>();
    let a0 = i64x2(0, 0), a1 = a0, a2 = a0, a3 = a0;
    if (goesOn) {
      a0 = gather<T>(z, zStep, i);
      if (i1 > 0) a1 = gather<T>(z + zNext, zStep, i1);
      if (i2 > 0) a2 = gather<T>(z + 2 * zNext, zStep, i2);
      if (i3 > 0) a3 = gather<T>(z + 3 * zNext, zStep, i3);
    }
    let x0 = x, x1 = i1 > 0 ? x + xNext : x, x2 = i2 > 0 ? x + xTwo : x, x3 = i3 > 0 ? x + xTwo + xNext : x;
    for (let p = k, from = s; p > 0; p--, from += sStep) {
      const t = v128.load_splat<T>(from);
      a0 = v128.add<T>(a0, v128.mul<T>(t, v128.load(x0)));
      a1 = v128.add<T>(a1, v128.mul<T>(t, v128.load(x1)));
      a2 = v128.add<T>(a2, v128.mul<T>(t, v128.load(x2)));
      a3 = v128.add<T>(a3, v128.mul<T>(t, v128.load(x3)));
      x0 += xStep, x1 += xStep, x2 += xStep, x3 += xStep;
    }
    settle<T>(a0, b, 0, z, zStep, i);
    if (i1 > 0) settle<T>(a1, b, 0, z + zNext, zStep, i1);
    if (i2 > 0) settle<T>(a2, b, 0, z + 2 * zNext, zStep, i2);
    if (i3 > 0) settle<T>(a3, b, 0, z + 3 * zNext, zStep, i3);
  }
}
