/** Σ −z at each row's class, in the order of the rows */
export function negativeLogLikelihood<T>(z: usize, classes: usize, N: i32, C: i32): f64 {
  const row = (C as usize) * sizeof<T>();
  let loss: f64 = 0;
  for (const end = z + (N as usize) * row; z < end; z += row, classes += 4) {
    loss -= load<T>(z + (load<i32>(classes) as usize) * sizeof<T>()) as f64;
  }
  return loss;
}

/** dLdZ = −factor at each row's class, 0 elsewhere */
export function negativeLogLikelihoodBackward<T>(classes: usize, factor: f64, dLdZ: usize, N: i32, C: i32): void {
  const row = (C as usize) * sizeof<T>();
  const size = (N as usize) * row;
  memory.fill(dLdZ, 0, size);
  for (const end = dLdZ + size; dLdZ < end; dLdZ += row, classes += 4) {
    store<T>(dLdZ + (load<i32>(classes) as usize) * sizeof<T>(), -factor as T);
  }
}
