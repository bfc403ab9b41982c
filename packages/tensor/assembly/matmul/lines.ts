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
 * One row of a result, or one column: z[l] = Σ_p s[p]·v[p, l], for `count` numbers l in vectors. The second vector stands
 * vNext behind the first, the third and the fourth vTwo behind these. Four vectors at a time, because one sum alone waits for each of its additions; vectors that are not
 * there are computed like the first.
 */
export function lines<T>(
  s: usize, sStep: usize, v: usize, vStep: usize, vNext: usize, vTwo: usize,
  b: usize, bStep: usize, z: usize, zStep: usize, count: i32, k: i32, goesOn: bool,
): void {
  const zNext = zStep * lanes<T>(), bNext = bStep * lanes<T>();
  for (let l = count; l > 0; l -= 4 * lanes<T>(), v += 2 * vTwo, z += 4 * zNext, b += 4 * bNext) {
    let v1 = l > lanes<T>() ? v + vNext : v;
    let v2 = l > 2 * lanes<T>() ? v + vTwo : v;
    let v3 = l > 3 * lanes<T>() ? v + vTwo + vNext : v;
    let a0 = i64x2(0, 0), a1 = a0, a2 = a0, a3 = a0;
    if (goesOn) {
      a0 = gather<T>(z, zStep, l);
      if (l > lanes<T>()) a1 = gather<T>(z + zNext, zStep, l - lanes<T>());
      if (l > 2 * lanes<T>()) a2 = gather<T>(z + 2 * zNext, zStep, l - 2 * lanes<T>());
      if (l > 3 * lanes<T>()) a3 = gather<T>(z + 3 * zNext, zStep, l - 3 * lanes<T>());
    }
    let v0 = v;
    for (let p = k, from = s; p > 0; p--, from += sStep) {
      const t = v128.load_splat<T>(from);
      a0 = v128.add<T>(a0, v128.mul<T>(t, v128.load(v0)));
      a1 = v128.add<T>(a1, v128.mul<T>(t, v128.load(v1)));
      a2 = v128.add<T>(a2, v128.mul<T>(t, v128.load(v2)));
      a3 = v128.add<T>(a3, v128.mul<T>(t, v128.load(v3)));
      v0 += vStep, v1 += vStep, v2 += vStep, v3 += vStep;
    }
    settle<T>(a0, b, bStep, z, zStep, l);
    if (l > lanes<T>()) settle<T>(a1, b + bNext, bStep, z + zNext, zStep, l - lanes<T>());
    if (l > 2 * lanes<T>()) settle<T>(a2, b + 2 * bNext, bStep, z + 2 * zNext, zStep, l - 2 * lanes<T>());
    if (l > 3 * lanes<T>()) settle<T>(a3, b + 3 * bNext, bStep, z + 3 * zNext, zStep, l - 3 * lanes<T>());
  }
}
