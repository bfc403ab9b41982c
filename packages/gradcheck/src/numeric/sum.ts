/**
 * Σ w ⊙ (after − before), with compensation (Neumaier 1974).
 *
 * Subtracting before summing leaves what does not change out of the sum, and its rounding with it.
 */
export function weightedDifference(weights: Float64Array, after: Float64Array, before: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < weights.length; i++) {
    const term = weights[i]! * (after[i]! - before[i]!);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
