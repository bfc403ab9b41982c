import type { Line } from './line.ts';

const HALVINGS = 30;
/** A stair is up to twice as high as what it hides, and several roundings may add up. */
const SAFETY = 8;

/**
 * Rounding inside forward that its outputs do not show: log(1 + eˣ) at −25 is 10⁻¹¹ and moves in steps of 2·10⁻¹⁶.
 *
 * A smooth function that moves on both sides of x by ± t must also move by ± t/2; where it stands still although it
 * should move by more than its own last digits, it goes in stairs, and a stair is as high as what it should have moved.
 *
 * @returns for each output how high, and 0 where there are none
 */
export function hiddenRounding(line: Line, epsilon: number): Float64Array {
  const stairs = new Float64Array(line.center.length);
  let t = line.size / (epsilon > Number.EPSILON ? 8 : 256);
  if (!(line.allows(t) && line.allows(-t))) return stairs;
  let [right, left] = [line.at(t).outputs, line.at(-t).outputs];
  const slopes = right.map((z, i) => Math.abs(z - left[i]!) / (2 * t));
  const both = right.map((z, i) => (z !== line.center[i] && left[i] !== line.center[i] ? 1 : 0));
  for (let k = 0; k < HALVINGS; k++, t /= 2) {
    const nearer = [line.at(t / 2).outputs, line.at(-t / 2).outputs] as const;
    for (let i = 0; i < stairs.length; i++) {
      const expected = (slopes[i]! * t) / 2;
      const visible = expected > 16 * epsilon * Math.abs(line.center[i]!);
      const stands = nearer[0][i] === right[i] || nearer[1][i] === left[i] || nearer[0][i] === line.center[i];
      if (both[i] === 1 && visible && stands) stairs[i] = Math.max(stairs[i]!, SAFETY * expected);
    }
    [right, left] = nearer;
  }
  return stairs;
}
