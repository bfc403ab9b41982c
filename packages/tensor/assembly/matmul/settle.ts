/** Stores `count` lanes at z, zStep apart, after adding b: a number for all of them, or with bStep one for each. */
export function settle<T>(v: v128, b: usize, bStep: usize, z: usize, zStep: usize, count: i32): void {
  if (b != 0) v = v128.add<T>(v, bStep == 0 ? v128.load_splat<T>(b) : v128.load(b));
  if (sizeof<T>() == 4) {
    if (zStep == 4 && count > 3) {
      v128.store(z, v);
      return;
    }
    v128.store32_lane(z, v, 0);
    if (count > 1) v128.store32_lane(z + zStep, v, 1);
    if (count > 2) v128.store32_lane(z + 2 * zStep, v, 2);
    if (count > 3) v128.store32_lane(z + 3 * zStep, v, 3);
  } else {
    v128.store64_lane(z, v, 0);
    if (count > 1) v128.store64_lane(z + zStep, v, 1);
  }
}
