/** L = 1/(N·C)·Σ (Z − Y)², and dLdZ. */
export function squaredError(
  Z: Float32Array,
  Y: Float32Array,
  N: number,
  C: number,
  dLdZ: Float32Array,
): number {
  let L = 0;
  for (let i = 0; i < N * C; i++) {
    const e = Z[i]! - Y[i]!;
    L += e * e;
    dLdZ[i] = (2 / (N * C)) * e;
  }
  return L / (N * C);
}

/** L = −1/N·Σ log softmax(Z)[y], and dLdZ. */
export function crossEntropy(
  Z: Float32Array,
  Y: Float32Array,
  N: number,
  C: number,
  dLdZ: Float32Array,
): number {
  let L = 0;
  for (let n = 0; n < N; n++) {
    const z = n * C;
    let max = Z[z]!;
    for (let c = 1; c < C; c++) if (Z[z + c]! > max) max = Z[z + c]!;
    let sum = 0;
    for (let c = 0; c < C; c++) sum += dLdZ[z + c] = Math.exp(Z[z + c]! - max);
    const y = z + Y[n]!;
    L += max + Math.log(sum) - Z[y]!;
    for (let c = 0; c < C; c++) dLdZ[z + c]! /= sum * N;
    dLdZ[y]! -= 1 / N;
  }
  return L / N;
}
