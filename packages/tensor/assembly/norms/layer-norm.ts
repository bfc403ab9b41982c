import { loadSome, splat, storeSome } from '../lanes';
import { inverseRoot, scaleAndShiftBackward, standardize, standardizeBackward } from './affine';

// Each row's sums are scalars; what follows from them is done to whole vectors of columns, then one by one.

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
  const count = C as T;
  for (let i = 0; i < N; i++, a += row, x += row, z += row, variance += sizeof<T>()) {
    let sum: T = 0;
    for (let c: usize = 0; c < row; c += sizeof<T>()) sum = (sum + load<T>(a + c)) as T;
    const mu = (sum / count) as T;
    let squares: T = 0;
    for (let c: usize = 0; c < row; c += sizeof<T>()) {
      const d = (load<T>(a + c) - mu) as T;
      squares = (squares + ((d * d) as T)) as T;
    }
    store<T>(variance, (squares / count) as T);
    const mean = v128.splat<T>(mu);
    const s = inverseRoot<T>(v128.splat<T>(load<T>(variance)), eps);
    for (let c: usize = 0, step: usize = 16; c < row; c += step) {
      const whole = c + 16 <= row;
      if (!whole) step = sizeof<T>();
      const scale = loadSome<T>(gamma + c, whole);
      const shift = loadSome<T>(beta + c, whole);
      standardize<T>(a + c, mean, s, scale, shift, x + c, z + c, whole);
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
  const count = C as T;
  for (let i = 0; i < N; i++, x += row, dLdZ += row, dLdA += row, variance += sizeof<T>()) {
    let sum: T = 0;
    let along: T = 0;
    for (let c: usize = 0; c < row; c += sizeof<T>()) {
      const h = (load<T>(dLdZ + c) * load<T>(gamma + c)) as T;
      sum = (sum + h) as T;
      along = (along + ((h * load<T>(x + c)) as T)) as T;
    }
    const s = inverseRoot<T>(v128.splat<T>(load<T>(variance)), eps);
    const shift = v128.splat<T>((sum / count) as T);
    const slope = v128.splat<T>((along / count) as T);
    for (let c: usize = 0, step: usize = 16; c < row; c += step) {
      const whole = c + 16 <= row;
      if (!whole) step = sizeof<T>();
      const h = v128.mul<T>(loadSome<T>(dLdZ + c, whole), loadSome<T>(gamma + c, whole));
      storeSome<T>(dLdA + c, standardizeBackward<T>(h, loadSome<T>(x + c, whole), s, shift, slope), whole);
    }
  }
}
