import { decayed } from './decayed';
import { span, splat } from './lanes';

export function sgd<T>(w: usize, g: usize, size: i32, lr: f64, weightDecay: f64, sign: f64): void {
  const rate = splat<T>(lr);
  const decay = splat<T>(weightDecay);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  for (const end = w + span<T>(size); w < end; w += 16, g += 16) {
    const W = v128.load(w);
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    v128.store(w, v128.sub<T>(W, v128.mul<T>(rate, G)));
  }
}

export function sgdMomentum<T>(
  w: usize,
  g: usize,
  v: usize,
  size: i32,
  lr: f64,
  momentum: f64,
  dampening: f64,
  weightDecay: f64,
  sign: f64,
): void {
  const rate = splat<T>(lr);
  const decay = splat<T>(weightDecay);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  const keep = splat<T>(momentum);
  const take = splat<T>(1 - dampening);
  for (const end = w + span<T>(size); w < end; w += 16, g += 16, v += 16) {
    const W = v128.load(w);
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    const V = v128.add<T>(v128.mul<T>(keep, v128.load(v)), v128.mul<T>(take, G));
    v128.store(v, V);
    v128.store(w, v128.sub<T>(W, v128.mul<T>(rate, V)));
  }
}

export function sgdNesterov<T>(
  w: usize,
  g: usize,
  v: usize,
  size: i32,
  lr: f64,
  momentum: f64,
  weightDecay: f64,
  sign: f64,
): void {
  const rate = splat<T>(lr);
  const decay = splat<T>(weightDecay);
  const direction = splat<T>(sign);
  const decays = ((weightDecay as T) as f64) != 0;
  const keep = splat<T>(momentum);
  for (const end = w + span<T>(size); w < end; w += 16, g += 16, v += 16) {
    const W = v128.load(w);
    const G = decayed<T>(v128.load(g), W, direction, decay, decays);
    const V = v128.add<T>(v128.mul<T>(keep, v128.load(v)), G);
    v128.store(v, V);
    v128.store(w, v128.sub<T>(W, v128.mul<T>(rate, v128.add<T>(G, v128.mul<T>(keep, V)))));
  }
}
