import type { Line, Point } from './line.ts';

/** The first look beside x, in max(1, |x|): on stairs that are narrower one sees outputs move. */
const NEAR = 1 / 23068672;
const NEAR_FLOAT32 = 1 / 1408;
/** Each look is so many times as far as the one before, */
const FARTHER = 4;
/** and there are so many: the last is more than 2⁶³·max(1, |x|) away. */
const LOOKS = 45;
/** Of outputs that move: to more than 64·max(1, |x|). */
const LOOKS_MOVING = 16;
/** How well an edge is found: to 2⁻¹² of its distance. */
const HALVINGS = 15;
/** Stairs are regular when their heights are alike to one factor, and their widths to another, */
const HEIGHTS = 2;
const WIDTHS = 8;
/** and so many edges follow each other: one or two jumps make no stairs. */
const STAIRS = 3;
/** They may begin behind the first edge: how far the function is from it is chance, and of an exponential any width. */
const EDGES = STAIRS + 1;
/** On a straight tread outputs round, by so many ε of what they are; */
const ROUNDINGS = 16;
/** and a riser is higher than what a smooth function leaves its tangent by within FARTHER times the step. */
const RISER = 512;
/** The slope of stairs is known so well. */
const KNOWN = 1.5;

/** From where to where the slope of each output may be. */
export interface StairSlopes {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Outputs that go straight at x (or stand still) and in regular stairs beside it: from the slope of their treads to that
 * of the stairs nearby, on both sides; 0 and 0 for other outputs.
 *
 * (10¹⁷ + x) − 10¹⁷ is 16·round(x/16), to the bit, and a tanh computed in float32 is a multiple of 2⁻²⁴ where it
 * saturates. Whether forward means the stairs, and its derivative is that of a tread, or loses x by rounding, and its
 * derivative is their slope, no number that it gives can tell. Where rounding hides a function whose slope is
 * monotone, its slope at x is between those of the next stairs on the left and on the right.
 */
export function stairSlopes(line: Line, weights: Float64Array, epsilon: number): StairSlopes {
  const treads = new Treads(line, epsilon);
  const low = new Float64Array(line.center.length);
  const high = new Float64Array(line.center.length);
  weights.forEach((w, i) => {
    const tread = w === 0 ? undefined : treads.at(i);
    if (tread === undefined) return;
    const sides = ([1, -1] as const).map((sign) => edgesBeside(treads, tread, sign));
    if (!sides.some(regular)) return;
    const slopes = sides.filter(regular).map((edges) => slopeOf(edges[0]!, edges[1]!));
    if (sides.every(({ length }) => length > 0)) slopes.push(slopeOf(sides[1]![0]!, sides[0]![0]!));
    low[i] = tread.slope - tread.blur + KNOWN * Math.min(0, ...slopes);
    high[i] = tread.slope + tread.blur + KNOWN * Math.max(0, ...slopes);
  });
  return { low, high };
}

/** Where an output leaves one level for the next. */
interface Edge {
  readonly t: number;
  readonly from: number;
  readonly to: number;
}

/** The function that is rounded passes each riser about half way up. */
function slopeOf(left: Edge, right: Edge): number {
  return (right.from + right.to - left.from - left.to) / 2 / (right.t - left.t);
}

function regular(edges: readonly Edge[]): boolean {
  return edges.length >= STAIRS && (alikeStairs(edges.slice(0, STAIRS)) || regular(edges.slice(1)));
}

function alikeStairs(edges: readonly Edge[]): boolean {
  const rises = edges.map(({ from, to }) => to - from);
  const widths = edges.slice(1).map(({ t }, e) => t - edges[e]!.t);
  return (
    alike(rises[0]!, rises[1]!, HEIGHTS) &&
    alike(rises[1]!, rises[2]!, HEIGHTS) &&
    alike(widths[0]!, widths[1]!, WIDTHS)
  );
}

function alike(x: number, y: number, factor: number): boolean {
  return x / y > 0 && x / y <= factor && y / x <= factor;
}

/** The next edges on one side, as far as there are any. */
function edgesBeside(treads: Treads, tread: Tread, sign: 1 | -1): Edge[] {
  const edges: Edge[] = [];
  while (edges.length < EDGES) {
    const last = edges[edges.length - 1];
    const edge = treads.nextEdge(tread, sign, last?.t ?? 0, last?.to ?? 0);
    if (edge === undefined) break;
    edges.push(edge);
  }
  return edges;
}

/** The straight piece of an output on which x lies. */
interface Tread {
  readonly output: number;
  readonly slope: number;
  /** How far off the slope may be. */
  readonly blur: number;
}

/** Looks along a line; those that start at x serve all outputs. */
class Treads {
  readonly #line: Line;
  readonly #epsilon: number;
  readonly #near: number;
  readonly #fromCenter = new Map<number, Point | undefined>();

  constructor(line: Line, epsilon: number) {
    this.#line = line;
    this.#epsilon = epsilon;
    this.#near = line.size * (epsilon > Number.EPSILON ? NEAR_FLOAT32 : NEAR);
  }

  /** The tread of output i at x, if it goes straight there; its slope is taken as far out as it does. */
  at(i: number): Tread | undefined {
    let tread: Tread | undefined;
    for (let a = this.#near, k = 0; k < LOOKS_MOVING; k++, a *= FARTHER) {
      const seen = [this.#look(0, a), this.#look(0, -a)].filter((point) => point !== undefined);
      const straight = (with_: Tread): Point[] => seen.filter((point) => this.#isOn(with_, 0, point));
      const points: Point[] = tread === undefined ? seen : straight(tread);
      if (points.length === 0) return tread;
      const finer = this.#through(i, points, a);
      if (tread === undefined && straight(finer).length < points.length) return undefined;
      tread = finer;
    }
    return tread;
  }

  /** Where an output leaves the level on which it is at `from`. */
  nextEdge(tread: Tread, sign: 1 | -1, from: number, level: number): Edge | undefined {
    const looks = tread.slope === 0 ? LOOKS : LOOKS_MOVING;
    let [before, after] = [0, sign * this.#near];
    for (let k = 0; ; k++, before = after, after *= FARTHER) {
      after = this.#line.inside(from + after) - from;
      const point = k < looks && Math.abs(after) > Math.abs(before) ? this.#look(from, after) : undefined;
      if (point === undefined || !Number.isFinite(point.outputs[tread.output]!)) return undefined;
      if (this.#isOn(tread, level, point)) continue;
      // What leaves its level at once goes in no stairs, nor does what leaves it slowly.
      if ((k === 0 && from !== 0) || this.#isOn(tread, level, point, RISER)) return undefined;
      break;
    }
    for (let j = 0; j < HALVINGS; j++) {
      const middle = (before + after) / 2;
      const point = this.#look(from, middle);
      if (point !== undefined && this.#isOn(tread, level, point)) before = middle;
      else after = middle;
    }
    const beyond = this.#look(from, after);
    return beyond && { t: from + after, from: level, to: this.#levelOf(tread, beyond) };
  }

  #look(from: number, step: number): Point | undefined {
    const t = from + step;
    const look = (): Point | undefined => (this.#line.allows(t) ? this.#line.at(t) : undefined);
    if (from !== 0) return look();
    if (!this.#fromCenter.has(t)) this.#fromCenter.set(t, look());
    return this.#fromCenter.get(t);
  }

  /** The tread through f(x) and these points, which are about a away from x. */
  #through(i: number, points: readonly Point[], a: number): Tread {
    const z = this.#line.center[i]!;
    const slopes = points.map(({ t, outputs }) => (outputs[i]! - z) / t);
    const slope = slopes.reduce((sum, s) => sum + s, 0) / slopes.length;
    return { output: i, slope, blur: slope === 0 ? 0 : this.#rounding(i, points[0]!) / a };
  }

  #levelOf({ output, slope }: Tread, { t, outputs }: Point): number {
    return outputs[output]! - this.#line.center[output]! - slope * t;
  }

  #rounding(i: number, { outputs }: Point): number {
    return ROUNDINGS * this.#epsilon * (Math.abs(this.#line.center[i]!) + Math.abs(outputs[i]!));
  }

  /** Whether an output is on a level, as far as `times` the rounding lets one say. */
  #isOn(tread: Tread, level: number, point: Point, times = 1): boolean {
    const allowed = this.#rounding(tread.output, point) + tread.blur * Math.abs(point.t);
    const off = Math.abs(this.#levelOf(tread, point) - level);
    return off < Infinity && off <= times * allowed;
  }
}
