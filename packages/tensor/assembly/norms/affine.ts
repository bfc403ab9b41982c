import { loadSome, splat, storeSome } from '../lanes';

/** s = 1/√(variance + eps) */
// @ts-expect-error: decorator
@inline
export function inverseRoot<T>(variance: v128, eps: f64): v128 {
  return v128.div<T>(splat<T>(1), v128.sqrt<T>(v128.add<T>(variance, splat<T>(eps))));
}

/** x = (a − mean)·s and z = x·γ + β; z may stand in x. */
// @ts-expect-error: decorator
@inline
export function standardize<T>(
  a: usize,
  mean: v128,
  s: v128,
  gamma: v128,
  beta: v128,
  x: usize,
  z: usize,
  whole: bool,
): void {
  const standard = v128.mul<T>(v128.sub<T>(loadSome<T>(a, whole), mean), s);
  storeSome<T>(x, standard, whole);
  storeSome<T>(z, v128.add<T>(v128.mul<T>(standard, gamma), beta), whole);
}

/** dLdA = factor·(h − shift − x·slope) */
// @ts-expect-error: decorator
@inline
export function standardizeBackward<T>(h: v128, x: v128, factor: v128, shift: v128, slope: v128): v128 {
  return v128.mul<T>(factor, v128.sub<T>(v128.sub<T>(h, shift), v128.mul<T>(x, slope)));
}

/** dLdγ = Σ dLdZ ⊙ X and dLdβ = Σ dLdZ over the rows: the lanes are columns. */
export function scaleAndShiftBackward<T>(
  x: usize,
  dLdZ: usize,
  dLdgamma: usize,
  dLdbeta: usize,
  N: i32,
  C: i32,
): void {
  const row = (C as usize) * sizeof<T>();
  for (let c: usize = 0, step: usize = 16; c < row; c += step) {
    const whole = c + 16 <= row;
    if (!whole) step = sizeof<T>();
    let scale = splat<T>(0);
    let shift = scale;
    for (let i = 0, at = c; i < N; i++, at += row) {
      const g = loadSome<T>(dLdZ + at, whole);
      scale = v128.add<T>(scale, v128.mul<T>(g, loadSome<T>(x + at, whole)));
      shift = v128.add<T>(shift, g);
    }
    storeSome<T>(dLdgamma + c, scale, whole);
    storeSome<T>(dLdbeta + c, shift, whole);
  }
}
