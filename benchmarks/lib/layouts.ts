/** Wᵀ [C_in, C_out] of W [C_out, C_in], as most peers keep their weights. */
export function transposed(W: Float32Array, outFeatures: number): Float32Array {
  const inFeatures = W.length / outFeatures;
  return W.map((_, k) => W[(k % outFeatures) * inFeatures + Math.floor(k / outFeatures)]!);
}

/** [N, C]: 1 at each sample's class, else 0. */
export function oneHot(classes: ArrayLike<number>, C: number): Float32Array {
  const rows = new Float32Array(classes.length * C);
  for (let n = 0; n < classes.length; n++) rows[n * C + classes[n]!] = 1;
  return rows;
}
