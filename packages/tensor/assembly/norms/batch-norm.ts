import { loadSome, splat, storeSome } from '../lanes';
import { inverseRoot, scaleAndShiftBackward, standardize, standardizeBackward } from './affine';

// The lanes are columns: whole vectors of them, then one by one.

/** mean and variance over the rows, x = (a − mean)·s, z = x·γ + β */
export function batchNorm<T>(
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  mean: usize,
  variance: usize,
  x: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  const row = (C as usize) * sizeof<T>();
  const count = splat<T>(N);
  for (let c: usize = 0, step: usize = 16; c < row; c += step) {
    const whole = c + 16 <= row;
    if (!whole) step = sizeof<T>();
    let sum = splat<T>(0);
    for (let i = 0, at = a + c; i < N; i++, at += row) sum = v128.add<T>(sum, loadSome<T>(at, whole));
    const mu = v128.div<T>(sum, count);
    let squares = splat<T>(0);
    for (let i = 0, at = a + c; i < N; i++, at += row) {
      const d = v128.sub<T>(loadSome<T>(at, whole), mu);
      squares = v128.add<T>(squares, v128.mul<T>(d, d));
    }
    storeSome<T>(mean + c, mu, whole);
    storeSome<T>(variance + c, v128.div<T>(squares, count), whole);
  }
  batchNormGiven<T>(a, gamma, beta, eps, mean, variance, x, z, N, C);
}

/** As `batchNorm`, with a given mean and variance. */
export function batchNormGiven<T>(
  a: usize,
  gamma: usize,
  beta: usize,
  eps: f64,
  mean: usize,
  variance: usize,
  x: usize,
  z: usize,
  N: i32,
  C: i32,
): void {
  const row = (C as usize) * sizeof<T>();
  for (let c: usize = 0, step: usize = 16; c < row; c += step) {
    const whole = c + 16 <= row;
    if (!whole) step = sizeof<T>();
    const mu = loadSome<T>(mean + c, whole);
    const s = inverseRoot<T>(loadSome<T>(variance + c, whole), eps);
    const scale = loadSome<T>(gamma + c, whole);
    const shift = loadSome<T>(beta + c, whole);
    for (let i = 0, at = c; i < N; i++, at += row) {
      standardize<T>(a + at, mu, s, scale, shift, x + at, z + at, whole);
    }
  }
}

/** dLdA = γ·s·(dLdZ − dLdβ/N − X·(dLdγ/N)) */
export function batchNormBackward<T>(
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
  const count = splat<T>(N);
  for (let c: usize = 0, step: usize = 16; c < row; c += step) {
    const whole = c + 16 <= row;
    if (!whole) step = sizeof<T>();
    const s = inverseRoot<T>(loadSome<T>(variance + c, whole), eps);
    const factor = v128.mul<T>(loadSome<T>(gamma + c, whole), s);
    const shift = v128.div<T>(loadSome<T>(dLdbeta + c, whole), count);
    const slope = v128.div<T>(loadSome<T>(dLdgamma + c, whole), count);
    for (let i = 0, at = c; i < N; i++, at += row) {
      const h = loadSome<T>(dLdZ + at, whole);
      const X = loadSome<T>(x + at, whole);
      storeSome<T>(dLdA + at, standardizeBackward<T>(h, X, factor, shift, slope), whole);
    }
  }
}
