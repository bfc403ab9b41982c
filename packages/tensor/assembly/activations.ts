import { loadPair, span, spanOfPairs, splat, storePair } from './lanes';
import { sigmoid as sigmoidOf } from './elementary/sigmoid';
import { tanh as tanhOf } from './elementary/tanh';

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

export function sigmoid<T>(a: usize, z: usize, size: i32): void {
  for (const end = a + spanOfPairs<T>(size); a < end; a += 2 * sizeof<T>(), z += 2 * sizeof<T>()) {
    storePair<T>(z, sigmoidOf(loadPair<T>(a)));
  }
}

export function sigmoidBackward<T>(z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  const one = splat<T>(1);
  for (const end = z + span<T>(size); z < end; z += 16, dLdZ += 16, dLdA += 16) {
    const y = v128.load(z);
    v128.store(dLdA, v128.mul<T>(v128.load(dLdZ), v128.mul<T>(y, v128.sub<T>(one, y))));
  }
}

export function tanh<T>(a: usize, z: usize, size: i32): void {
  for (const end = a + spanOfPairs<T>(size); a < end; a += 2 * sizeof<T>(), z += 2 * sizeof<T>()) {
    storePair<T>(z, tanhOf(loadPair<T>(a)));
  }
}

export function tanhBackward<T>(z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  const one = splat<T>(1);
  for (const end = z + span<T>(size); z < end; z += 16, dLdZ += 16, dLdA += 16) {
    const y = v128.load(z);
    v128.store(dLdA, v128.mul<T>(v128.load(dLdZ), v128.sub<T>(one, v128.mul<T>(y, y))));
  }
}
