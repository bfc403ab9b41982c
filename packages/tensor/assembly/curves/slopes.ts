import { span, splat } from '../lanes';

// Slopes that are known from Z.

/** dLdA = dLdZ ⊙ (Z ⊙ (1 − Z)) */
export function sigmoidBackward<T>(z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  const one = splat<T>(1);
  for (const end = z + span<T>(size); z < end; z += 16, dLdZ += 16, dLdA += 16) {
    const y = v128.load(z);
    v128.store(dLdA, v128.mul<T>(v128.load(dLdZ), v128.mul<T>(y, v128.sub<T>(one, y))));
  }
}

/** dLdA = dLdZ ⊙ (1 − Z²) */
export function tanhBackward<T>(z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  const one = splat<T>(1);
  for (const end = z + span<T>(size); z < end; z += 16, dLdZ += 16, dLdA += 16) {
    const y = v128.load(z);
    v128.store(dLdA, v128.mul<T>(v128.load(dLdZ), v128.sub<T>(one, v128.mul<T>(y, y))));
  }
}
