// Updates that scale each number's step by what its gradients were. An array that is left out is 0.
import * as adams from '../adaptive/adam';
import * as rmsprops from '../adaptive/rmsprop';
import * as adagrads from '../adaptive/adagrad';

export function adam(
  single: bool,
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
  if (single) {
    adams.adam<f32>(w, g, m, v, largest, size, rate, beta1, beta2, correction, eps, weightDecay, shrink, sign);
  } else {
    adams.adam<f64>(w, g, m, v, largest, size, rate, beta1, beta2, correction, eps, weightDecay, shrink, sign);
  }
}

export function rmsprop(
  single: bool,
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
  if (single) {
    rmsprops.rmsprop<f32>(w, g, v, mean, velocity, size, lr, alpha, eps, momentum, weightDecay, sign);
  } else rmsprops.rmsprop<f64>(w, g, v, mean, velocity, size, lr, alpha, eps, momentum, weightDecay, sign);
}

export function adagrad(
  single: bool,
  w: usize,
  g: usize,
  s: usize,
  size: i32,
  rate: f64,
  eps: f64,
  weightDecay: f64,
  sign: f64,
): void {
  if (single) adagrads.adagrad<f32>(w, g, s, size, rate, eps, weightDecay, sign);
  else adagrads.adagrad<f64>(w, g, s, size, rate, eps, weightDecay, sign);
}
