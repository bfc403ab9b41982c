export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** (Π xᵢ)^(1/n): the mean for ratios; that of the inverses is its inverse. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, x) => sum + Math.log(x), 0) / values.length);
}

/** The largest relative difference, measured against `wanted`; NaN where a number is none. */
export function relativeError(got: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (got.length !== wanted.length) return Infinity;
  return Math.max(...Array.from(got, (x, i) => Math.abs(x - wanted[i]!) / Math.abs(wanted[i]!)));
}
