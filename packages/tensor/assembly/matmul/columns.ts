import { lanes } from '../lanes';

/**
 * z = Xᵀ·s, one column: z[i] = Σ_p X[p, i]·s[p], with the columns of X in the lanes, and z scattered zStep apart.
 * For Xᵀ·Y with a Y narrower than a vector.
 */
export function columns<T>(
  x: usize,
  row: usize,
  s: usize,
  sStep: usize,
  z: usize,
  zStep: usize,
  m: i32,
  k: i32,
): void {
  let i = 0;
  for (; i + lanes<T>() <= m; i += lanes<T>(), x += 16, z += (lanes<T>() as usize) * zStep) {
    let acc = i64x2(0, 0);
    for (let p = 0, at = x, from = s; p < k; p++, at += row, from += sStep) {
      acc = v128.add<T>(acc, v128.mul<T>(v128.load(at), v128.load_splat<T>(from)));
    }
    if (sizeof<T>() == 4) {
      v128.store32_lane(z, acc, 0);
      v128.store32_lane(z + zStep, acc, 1);
      v128.store32_lane(z + 2 * zStep, acc, 2);
      v128.store32_lane(z + 3 * zStep, acc, 3);
    } else {
      v128.store64_lane(z, acc, 0);
      v128.store64_lane(z + zStep, acc, 1);
    }
  }
  for (; i < m; i++, x += sizeof<T>(), z += zStep) {
    let sum: T = 0;
    for (let p = 0, at = x, from = s; p < k; p++, at += row, from += sStep) {
      sum = (sum + ((load<T>(at) * load<T>(from)) as T)) as T;
    }
    store<T>(z, sum);
  }
}
