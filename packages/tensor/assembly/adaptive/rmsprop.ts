import { decayed } from '../decayed';
import { span, splat } from '../lanes';

/**
 * G′ = sign·G + weightDecay·W; V ← α·V + (1 − α)·G′·G′; W ← W − lr·G′/(√V + eps). Where `mean` is not 0, it follows G′
 * and max(V − mean², 0) stands in V's place; where `velocity` is not 0, it is what the step is made of.
 */
export function rmsprop<T>(
  w: usize,
  g: usize,
  v: usize,
  mean: usize,
  velocity: usize,
  size: i32,
  lr: f64,
  alpha: f64,
  eps: f64,
  momentum: f64,
  weightDecay: f64,
  sign: f64,
): void {
  const rate = splat<T>(lr);
  const e = splat<T>(eps);
  const keepVelocity = splat<T>(momentum);
  const decay = splat<T>(weightDecay);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  const keep = splat<T>(alpha);
  const take = splat<T>(1 - alpha);
  for (const end = w + span<T>(size); w < end; w += 16, g += 16, v += 16) {
    const W = v128.load(w);
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    const taken = v128.mul<T>(take, G);
    let V = v128.add<T>(v128.mul<T>(keep, v128.load(v)), v128.mul<T>(taken, G));
    v128.store(v, V);
    if (mean != 0) {
      const mu = v128.add<T>(v128.mul<T>(keep, v128.load(mean)), taken);
      v128.store(mean, mu);
      mean += 16;
      V = v128.max<T>(v128.sub<T>(V, v128.mul<T>(mu, mu)), splat<T>(0));
    }
    const denominator = v128.add<T>(v128.sqrt<T>(V), e);
    if (velocity == 0) {
      v128.store(w, v128.sub<T>(W, v128.div<T>(v128.mul<T>(rate, G), denominator)));
    } else {
      const u = v128.add<T>(v128.mul<T>(keepVelocity, v128.load(velocity)), v128.div<T>(G, denominator));
      v128.store(velocity, u);
      velocity += 16;
      v128.store(w, v128.sub<T>(W, v128.mul<T>(rate, u)));
    }
  }
}
