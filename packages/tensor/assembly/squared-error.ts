import { span, splat } from './lanes';
import { interleavedSum } from './sums';
import { SquaredError } from './terms';

export function squaredError<T>(z: usize, y: usize, size: i32): f64 {
  return interleavedSum<T, SquaredError>(z, y, 0, size);
}

export function squaredErrorBackward<T>(z: usize, y: usize, factor: f64, dLdZ: usize, size: i32): void {
  const f = splat<T>(factor);
  for (const end = z + span<T>(size); z < end; z += 16, y += 16, dLdZ += 16) {
    v128.store(dLdZ, v128.mul<T>(f, v128.sub<T>(v128.load(z), v128.load(y))));
  }
}
