import { decayed } from '../decayed';
import { span, splat } from '../lanes';

/**
 * W ← shrink·W; G′ = sign·G + weightDecay·W; M ← β₁·M + (1 − β₁)·G′; V ← β₂·V + (1 − β₂)·G′·G′;
 * W ← W − rate·M/(√V/correction + eps), with the largest V so far in V's place where `largest` is not 0.
 */
export function adam<T>(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  largest: usize,
  size: i32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  eps: f64,
  weightDecay: f64,
  shrink: f64,
  sign: f64,
): void {
  const step = splat<T>(rate);
  const root = splat<T>(correction);
  const e = splat<T>(eps);
  const decay = splat<T>(weightDecay);
  const scale = splat<T>(shrink);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  const keepM = splat<T>(beta1);
  const takeM = splat<T>(1 - beta1);
  const keepV = splat<T>(beta2);
  const takeV = splat<T>(1 - beta2);
  for (const end = w + span<T>(size); w < end; w += 16, g += 16, m += 16, v += 16) {
    const W = v128.mul<T>(scale, v128.load(w));
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    const M = v128.add<T>(v128.mul<T>(keepM, v128.load(m)), v128.mul<T>(takeM, G));
    let V = v128.add<T>(v128.mul<T>(keepV, v128.load(v)), v128.mul<T>(v128.mul<T>(takeV, G), G));
    v128.store(m, M);
    v128.store(v, V);
    if (largest != 0) {
      V = v128.max<T>(v128.load(largest), V);
      v128.store(largest, V);
      largest += 16;
    }
    const denominator = v128.add<T>(v128.div<T>(v128.sqrt<T>(V), root), e);
    v128.store(w, v128.sub<T>(W, v128.div<T>(v128.mul<T>(step, M), denominator)));
  }
}
