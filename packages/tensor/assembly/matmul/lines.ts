import { lanes } from '../lanes';
import { settle } from './settle';

/**
 * One row of a result, or one column: z[l] = Σ_p s[p]·v[p, l], for `count` numbers l that stand side by side in v. Four
 * vectors at a time, because one sum alone waits for each of its additions; the last four, or the last one, overlap
 * those before, so that all are whole.
 */
export function lines<T>(
  s: usize, sStep: usize, v: usize, vStep: usize, z: usize, zStep: usize, count: i32, k: i32,
): void {
  const four = 4 * lanes<T>(), zNext = zStep * lanes<T>();
  if (count < four) {
    for (let l = 0; l < count; l += lanes<T>()) {
      const at: usize = max(0, min(l, count - lanes<T>()));
      let a = i64x2(0, 0);
      for (let p = k, si = s, vi = v + at * sizeof<T>(); p > 0; p--, si += sStep, vi += vStep) {
        a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(si), v128.load(vi)));
      }
      settle<T>(a, 0, 0, z + at * zStep, zStep, count);
    }
    return;
  }
  for (let l = 0; l < count; l += four) {
    const at: usize = min(l, count - four);
    let a = i64x2(0, 0), b = a, c = a, d = a;
    for (let p = k, si = s, vi = v + at * sizeof<T>(); p > 0; p--, si += sStep, vi += vStep) {
      const t = v128.load_splat<T>(si);
      a = v128.add<T>(a, v128.mul<T>(t, v128.load(vi)));
      b = v128.add<T>(b, v128.mul<T>(t, v128.load(vi, 16)));
      c = v128.add<T>(c, v128.mul<T>(t, v128.load(vi, 32)));
      d = v128.add<T>(d, v128.mul<T>(t, v128.load(vi, 48)));
    }
    const zl = z + at * zStep;
    if (zStep == sizeof<T>()) {
      v128.store(zl, a), v128.store(zl, b, 16), v128.store(zl, c, 32), v128.store(zl, d, 48);
      continue;
    }
    settle<T>(a, 0, 0, zl, zStep, count);
    settle<T>(b, 0, 0, zl + zNext, zStep, count);
    settle<T>(c, 0, 0, zl + 2 * zNext, zStep, count);
    settle<T>(d, 0, 0, zl + 3 * zNext, zStep, count);
  }
}
