import { lanes, loadSome, splat, storeSome } from '../lanes';
import { inverseRoot, scaleAndShiftBackward, standardize, standardizeBackward } from './affine';
import { addVectors, column, rowAfter, sumOfEach } from './rows';

// As many rows at once as a vector has lanes: first their sums, then row by row what follows from them, whole vectors of
// columns, then one by one.

/** What each of these rows has: its mean or shift, its slope, its s. */
const MEANS: usize = memory.data(16, 16);
const SLOPES: usize = memory.data(16, 16);
const ROOTS: usize = memory.data(16, 16);

/** That of row k, in all lanes. */
// @ts-expect-error: decorator
@inline
function ofRow<T>(values: usize, k: i32): v128 {
  return v128.load_splat<T>(values + (k as usize) * sizeof<T>());
}

/** mean and variance over the columns of each row, x = (a − mean)·s, z = x·γ + β */
export function layerNorm<T>(
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  variance: usize,
  x: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  const row = (C as usize) * sizeof<T>();
  const count = splat<T>(C);
  for (let left = N; left > 0; left -= lanes<T>(), variance += 16) {
    const r1 = rowAfter(1, row, left);
    const r2 = rowAfter(2, row, left);
    const r3 = rowAfter(3, row, left);
    const mean = v128.div<T>(sumOfEach<T>(a, row, r1, r2, r3, false, count), count);
    const spread = v128.div<T>(sumOfEach<T>(a, row, r1, r2, r3, true, mean), count);
    v128.store(variance, spread);
    v128.store(MEANS, mean);
    v128.store(ROOTS, inverseRoot<T>(spread, eps));
    for (let k = 0; k < min(lanes<T>(), left); k++, a += row, x += row, z += row) {
      const mu = ofRow<T>(MEANS, k);
      const s = ofRow<T>(ROOTS, k);
      for (let c: usize = 0, step: usize = 16; c < row; c += step) {
        const whole = c + 16 <= row;
        if (!whole) step = sizeof<T>();
        const scale = loadSome<T>(gamma + c, whole);
        const shift = loadSome<T>(beta + c, whole);
        standardize<T>(a + c, mu, s, scale, shift, x + c, z + c, whole);
      }
    }
  }
}

/** H = dLdZ ⊙ γ, dLdA = s·(H − ΣH/C − X·(ΣH⊙X/C)) */
export function layerNormBackward<T>(
  x: usize,
  variance: usize,
  gamma: usize,
  eps: f64,
  dLdZ: usize,
  dLdgamma: usize,
  dLdbeta: usize,
  dLdA: usize,
  N: i32,
  C: i32,
): void {
  scaleAndShiftBackward<T>(x, dLdZ, dLdgamma, dLdbeta, N, C);
  const row = (C as usize) * sizeof<T>();
  const whole = row & ~15;
  const count = splat<T>(C);
  for (let left = N; left > 0; left -= lanes<T>(), variance += 16) {
    const r1 = rowAfter(1, row, left);
    const r2 = rowAfter(2, row, left);
    const r3 = rowAfter(3, row, left);
    let sum = splat<T>(0);
    let along = sum;
    for (let c: usize = 0; c < whole; c += 16) {
      const scale = v128.load(gamma + c);
      const h0 = v128.mul<T>(v128.load(dLdZ + c), scale);
      const h1 = v128.mul<T>(v128.load(dLdZ + c + r1), scale);
      const h2 = lanes<T>() == 4 ? v128.mul<T>(v128.load(dLdZ + c + r2), scale) : h0;
      const h3 = lanes<T>() == 4 ? v128.mul<T>(v128.load(dLdZ + c + r3), scale) : h0;
      sum = addVectors<T>(sum, h0, h1, h2, h3, false, scale);
      const p0 = v128.mul<T>(h0, v128.load(x + c));
      const p1 = v128.mul<T>(h1, v128.load(x + c + r1));
      const p2 = lanes<T>() == 4 ? v128.mul<T>(h2, v128.load(x + c + r2)) : p0;
      const p3 = lanes<T>() == 4 ? v128.mul<T>(h3, v128.load(x + c + r3)) : p0;
      along = addVectors<T>(along, p0, p1, p2, p3, false, scale);
    }
    for (let c = whole; c < row; c += sizeof<T>()) {
      const h = v128.mul<T>(column<T>(dLdZ + c, r1, r2, r3), v128.load_splat<T>(gamma + c));
      sum = v128.add<T>(sum, h);
      along = v128.add<T>(along, v128.mul<T>(h, column<T>(x + c, r1, r2, r3)));
    }
    v128.store(MEANS, v128.div<T>(sum, count));
    v128.store(SLOPES, v128.div<T>(along, count));
    v128.store(ROOTS, inverseRoot<T>(v128.load(variance), eps));
    for (let k = 0; k < min(lanes<T>(), left); k++, x += row, dLdZ += row, dLdA += row) {
      const shift = ofRow<T>(MEANS, k);
      const slope = ofRow<T>(SLOPES, k);
      const s = ofRow<T>(ROOTS, k);
      for (let c: usize = 0, step: usize = 16; c < row; c += step) {
        const whole = c + 16 <= row;
        if (!whole) step = sizeof<T>();
        const h = v128.mul<T>(loadSome<T>(dLdZ + c, whole), loadSome<T>(gamma + c, whole));
        storeSome<T>(dLdA + c, standardizeBackward<T>(h, loadSome<T>(x + c, whole), s, shift, slope), whole);
      }
    }
  }
}
