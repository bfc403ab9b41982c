import { span, splat } from '../lanes';
import { select } from '../elementary/bits';

/** Z = X where A > 0, slope·X elsewhere: LeakyReLU with X = A, its backward with X = dLdZ. */
export function leaky<T>(a: usize, slope: f64, x: usize, z: usize, size: i32): void {
  const zero = splat<T>(0);
  const s = splat<T>(slope);
  for (const end = a + span<T>(size); a < end; a += 16, x += 16, z += 16) {
    const y = v128.load(x);
    v128.store(z, select(v128.gt<T>(v128.load(a), zero), y, v128.mul<T>(s, y)));
  }
}
