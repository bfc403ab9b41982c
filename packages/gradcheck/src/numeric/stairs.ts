import type { Line } from './line.ts';

/** The first look beside x, in max(1, |x|): on stairs that are narrower one sees outputs move. */
const NEAR = 1 / 16777216;
const NEAR_FLOAT32 = 1 / 1024;
/** Each look is so many times as far as the one before, */
const FARTHER = 8;
/** and there are so many: the last is 2⁶³·max(1, |x|) away. */
const LOOKS = 30;
/** How well an edge is found: to 2⁻¹² of its distance. */
const HALVINGS = 15;
/** Stairs are regular when their heights are alike to one factor, and their widths to another, */
const HEIGHTS = 2;
const WIDTHS = 3;
/** and so many follow each other: one or two jumps make no stairs. */
const STAIRS = 3;

/** Where an output leaves the level on which it was. */
interface Edge {
  /** Beyond the edge. */
  readonly t: number;
  /** What it is there. */
  readonly z: number;
}

/**
 * The average slope of outputs that stand still at x and go in regular stairs beside it, and 0 for others.
 *
 * (10¹⁷ + x) − 10¹⁷ is 16·round(x/16), to the bit. Whether forward means the stairs, and its derivative is 0, or loses
 * x by rounding, and its derivative is their slope, no number that it gives can tell.
 */
export function stairSlopes(line: Line, weights: Float64Array, epsilon: number): Float64Array {
  const near = line.size * (epsilon > Number.EPSILON ? NEAR_FLOAT32 : NEAR);
  const slopes = new Float64Array(line.center.length);
  const stands = [near, -near].map((t) => (line.allows(t) ? line.at(t).outputs : line.center));
  for (const side of [near, -near]) {
    const ladder = new Ladder(line, side);
    slopes.forEach((slope, i) => {
      if (slope !== 0 || weights[i] === 0 || stands.some((outputs) => outputs[i] !== line.center[i])) return;
      slopes[i] = slopeBeside(ladder, i, line.center[i]!);
    });
  }
  return slopes;
}

/** The average slope over the next three stairs on one side. */
function slopeBeside(ladder: Ladder, i: number, center: number): number {
  const edges: Edge[] = [{ t: 0, z: center }];
  while (edges.length <= STAIRS) {
    const edge = ladder.nextEdge(i, edges[edges.length - 1]!);
    if (edge === undefined) return 0;
    edges.push(edge);
  }
  const rises = edges.slice(1).map(({ z }, e) => z - edges[e]!.z);
  const widths = edges.slice(2).map(({ t }, e) => t - edges[e + 1]!.t);
  const regular =
    alike(rises[0]!, rises[1]!, HEIGHTS) &&
    alike(rises[1]!, rises[2]!, HEIGHTS) &&
    alike(widths[0]!, widths[1]!, WIDTHS) &&
    Math.abs(widths[0]!) > 2 * Math.abs(ladder.near); // what moves at every look goes in no stairs
  return regular ? rises[1]! / widths[0]! : 0;
}

/** Looks in one direction, each farther than the one before; those from x itself serve all outputs. */
class Ladder {
  readonly near: number;
  readonly #line: Line;
  readonly #fromCenter: (Float64Array | undefined)[] = [];

  constructor(line: Line, near: number) {
    this.#line = line;
    this.near = near;
  }

  #at(t: number): Float64Array | undefined {
    return this.#line.allows(t) ? this.#line.at(t).outputs : undefined;
  }

  /** Where output i leaves the level of an edge. */
  nextEdge(i: number, { t: from, z }: Edge): Edge | undefined {
    let [before, after] = [0, this.near];
    for (let k = 0; ; k++, before = after, after *= FARTHER) {
      const seen = from === 0 ? (this.#fromCenter[k] ??= this.#at(after)) : this.#at(from + after);
      if (seen === undefined || !Number.isFinite(seen[i]!) || k === LOOKS) return undefined;
      if (seen[i] !== z) break;
    }
    for (let j = 0; j < HALVINGS; j++) {
      const middle = (before + after) / 2;
      if (this.#at(from + middle)?.[i] === z) before = middle;
      else after = middle;
    }
    const t = from + after;
    return { t, z: this.#at(t)![i]! };
  }
}

function alike(x: number, y: number, factor: number): boolean {
  return x / y > 0 && x / y <= factor && y / x <= factor;
}
