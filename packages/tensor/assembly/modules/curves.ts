// Activations beyond ReLU.
import * as activations from '../activations';

export function sigmoid(single: bool, a: usize, z: usize, size: i32): void {
  if (single) activations.sigmoid<f32>(a, z, size);
  else activations.sigmoid<f64>(a, z, size);
}

export function sigmoidBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) activations.sigmoidBackward<f32>(z, dLdZ, dLdA, size);
  else activations.sigmoidBackward<f64>(z, dLdZ, dLdA, size);
}

export function tanh(single: bool, a: usize, z: usize, size: i32): void {
  if (single) activations.tanh<f32>(a, z, size);
  else activations.tanh<f64>(a, z, size);
}

export function tanhBackward(single: bool, z: usize, dLdZ: usize, dLdA: usize, size: i32): void {
  if (single) activations.tanhBackward<f32>(z, dLdZ, dLdA, size);
  else activations.tanhBackward<f64>(z, dLdZ, dLdA, size);
}
