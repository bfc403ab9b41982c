import type { Line, Point } from './line.ts';

/** Points of a look, evenly spaced, and the fourth differences that they give. */
const POINTS = 21;
const DIFFERENCES = POINTS - 4;
/** So many of the differences may be 0: one or two jumps are in no more than 8 of the 17, and make no noise. */
const QUIET = 5;
/** They stand around x, or on the side of it where forward is defined. */
const STARTS = [(1 - POINTS) / 2, 0, 1 - POINTS];
/**
 * The spacing of the first look in max(1, |x|), and how many looks there are, each 4 times as close. Times any x it fills
 * all binary digits: 1 + 2⁻²⁰ does not round in float32, 1 + 2⁻²⁰·√2 does.
 */
const FIRST = Math.SQRT2 / 64;
const FIRST_FLOAT32 = Math.SQRT2 / 8;
const LOOKS = 11;
const LOOKS_FLOAT32 = 6;
/** From one look to the next the fourth differences of a smooth function fall by 4⁴ = 256: by no less than this, */
const LEAST_FALL = 16;
/** and by no more than this. */
const MOST_FALL = 1024;
/** Between two points a step is looked for so many times in half the distance, */
const HALVINGS = 8;
/** and of the pieces so many of the steepest are halved again, and of the flattest, for steps down. */
const FOLLOWED = 2;
/** Several roundings may add up. */
const SAFETY = 2;

/**
 * Rounding inside forward that its outputs do not show: log(1 + eˣ) at −25 is 10⁻¹¹ and moves in steps of 2·10⁻¹⁶;
 * a layer of float64 tensors that computes in float32.
 *
 * It is read off a difference table (Moré and Wild 2011): fourth differences of a smooth function fall as the fourth
 * power of the spacing until they drown in the rounding that the outputs are known to have. Where they stop to fall
 * before, or are gone at once, the outputs go in steps; and those are about as high as the last differences.
 *
 * @param noise - the rounding that is known
 * @returns for each output how far what is hidden may move it, and 0 where there is nothing
 */
export function hiddenRounding(line: Line, noise: Float64Array, epsilon: number): Float64Array {
  const single = epsilon > Number.EPSILON;
  const hidden = new Float64Array(noise.length);
  const falls = new Uint8Array(noise.length);
  let wider: Look | undefined;
  let h = line.size * (single ? FIRST_FLOAT32 : FIRST);
  for (let k = 0; k < (single ? LOOKS_FLOAT32 : LOOKS); k++, h /= 4) {
    const look = lookAt(line, h);
    if (look === undefined) continue;
    look.rough.forEach((now, i) => {
      const largest = look.table.reduce((most, { outputs }) => Math.max(most, Math.abs(outputs[i]!)), 0);
      const known = 16 * (noise[i]! + 4 * epsilon * largest);
      const before = wider?.rough[i] ?? 0;
      if (before <= known) return;
      const gone = now <= known;
      if (!gone && now * LEAST_FALL <= before) {
        // What falls again and again was no noise, but waves that are shorter than the spacing.
        if (++falls[i]! > 1) hidden[i] = 0;
        return;
      }
      falls[i] = 0;
      const height = gone ? (before > MOST_FALL * known ? before : 0) : now;
      if (height > hidden[i]! && (hidden[i] !== 0 || jumps(line, gone ? wider! : look, i)))
        hidden[i] = height;
    });
    wider = look;
  }
  return hidden.map((height) => SAFETY * height);
}

/** Points with the same distance to the next, and how rough each output is there: but for the QUIET differences. */
interface Look {
  readonly table: readonly Point[];
  readonly rough: Float64Array;
}

function lookAt(line: Line, h: number): Look | undefined {
  const first = STARTS.find((j) => line.allows(j * h) && line.allows((j + POINTS - 1) * h));
  if (first === undefined) return undefined;
  const table = Array.from({ length: POINTS }, (_, j) => line.at((first + j) * h));
  const rough = new Float64Array(line.center.length);
  rough.forEach((_, i) => {
    const sizes = fourthDifferences(table, i).sort();
    if (!sizes.every(Number.isFinite)) return;
    rough[i] = sizes[QUIET]!;
  });
  return { table, rough };
}

/** |f₄ − 4·f₃ + 6·f₂ − 4·f₁ + f₀| of neighbouring points. */
function fourthDifferences(table: readonly Point[], i: number): Float64Array {
  return Float64Array.from({ length: DIFFERENCES }, (_, p) => {
    const f = (j: number): number => table[p + j]!.outputs[i]!;
    return Math.abs(f(4) + f(0) - 4 * (f(3) + f(1)) + 6 * f(2));
  });
}

/**
 * Whether output i jumps between two of these points. Many kinks (of a ReLU net, when all its weights move) make a table
 * as rough as steps do; but what the steepest piece rises by beyond the flattest falls with their width at a kink, and
 * stays at a step.
 */
function jumps(line: Line, { table }: Look, i: number): boolean {
  const slope = ([left, right]: Piece): number => (right.outputs[i]! - left.outputs[i]!) / (right.t - left.t);
  const pieces = table.slice(1).map((point, p): Piece => [table[p]!, point]);
  const slopes = pieces.map(slope);
  const bends = slopes.slice(2).map((after, p) => Math.abs(slopes[p + 1]! - (slopes[p]! + after) / 2));
  const largest = Math.max(...bends);
  if (!(largest < Infinity)) return false; // near the end of float64 slopes overflow
  const at = bends.indexOf(largest) + 1;
  const rise = largest * (table[1]!.t - table[0]!.t);
  let extreme = pieces.slice(at - 1, at + 2);
  for (let j = 0; j < HALVINGS; j++) {
    const halves = extreme.flatMap(([left, right]): Piece[] => {
      const middle = line.at((left.t + right.t) / 2);
      return [
        [left, middle],
        [middle, right],
      ];
    });
    halves.sort((one, other) => slope(one) - slope(other));
    extreme = [...halves.slice(0, FOLLOWED), ...halves.slice(-FOLLOWED)];
  }
  const width = extreme[0]![1].t - extreme[0]![0].t;
  return (slope(extreme.at(-1)!) - slope(extreme[0]!)) * width > rise / 8;
}

/** Two points, one beside the other. */
type Piece = readonly [left: Point, right: Point];
