import { decayed } from '../decayed';
import { span, splat } from '../lanes';

/** G′ = sign·G + weightDecay·W; S ← S + G′·G′; W ← W − rate·G′/(√S + eps) */
export function adagrad<T>(
  w: usize,
  g: usize,
  s: usize,
  size: i32,
  rate: f64,
  eps: f64,
  weightDecay: f64,
  sign: f64,
): void {
  const step = splat<T>(rate);
  const e = splat<T>(eps);
  const decay = splat<T>(weightDecay);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  for (const end = w + span<T>(size); w < end; w += 16, g += 16, s += 16) {
    const W = v128.load(w);
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    const S = v128.add<T>(v128.load(s), v128.mul<T>(G, G));
    v128.store(s, S);
    v128.store(w, v128.sub<T>(W, v128.div<T>(v128.mul<T>(step, G), v128.add<T>(v128.sqrt<T>(S), e))));
  }
}
