import { span, splat } from './lanes';

/** a where not a ≤ 0, so that NaN stays NaN. */
export function relu<T>(a: usize, z: usize, size: i32): void {
  const zero = splat<T>(0);
  for (const end = a + span<T>(size); a < end; a += 16, z += 16) {
    const x = v128.load(a);
    v128.store(z, v128.andnot(x, v128.le<T>(x, zero)));
  }
}

export function reluBackward<T>(a: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  const zero = splat<T>(0);
  for (const end = a + span<T>(size); a < end; a += 16, dLdZ += 16, dLdA += 16) {
    v128.store(dLdA, v128.andnot(v128.load(dLdZ), v128.le<T>(v128.load(a), zero)));
  }
}
