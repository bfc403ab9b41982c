import type { Subject, Variable } from '../subject.ts';

/** f on the line x + t·e. */
export interface Point {
  /** t as it came out: x + t rounds. */
  readonly t: number;
  readonly outputs: Float64Array;
}

/** The direction e within one variable: which numbers move, and each by +t or by −t. */
export interface Direction {
  readonly offsets: Int32Array;
  readonly signs: Int8Array;
}

/** The direction in which one number moves alone. */
export function through(offset: number): Direction {
  return { offsets: Int32Array.of(offset), signs: Int8Array.of(1) };
}

/** The line through x along a direction within one variable. After each look the numbers are put back. */
export class Line {
  readonly #subject: Subject;
  readonly #variable: Variable;
  readonly #direction: Direction;
  /** x, but for what stands still. */
  readonly #from: Float64Array;
  /** max(1, |x|), on average over what moves: steps are in proportion to it. */
  readonly size: number;
  /** Outputs that were seen to depend on what moves. */
  readonly responds: Uint8Array;
  /** f(x). */
  readonly center: Float64Array;
  /** The largest |f| seen so far, output by output. */
  readonly largest: Float64Array;
  /** Between the points seen so far, the steepest average slope of each output, seen from x. */
  readonly steepest: Float64Array;

  constructor(subject: Subject, variable: Variable, direction: Direction, center: Float64Array) {
    this.#subject = subject;
    this.#variable = variable;
    this.#direction = direction;
    const { offsets } = direction;
    const { data } = variable;
    this.#from = new Float64Array(offsets.length);
    for (let k = 0; k < offsets.length; k++) this.#from[k] = data[offsets[k]!]!;
    this.size = Math.max(1, this.#from.reduce((sum, x) => sum + Math.abs(x), 0) / offsets.length);
    this.center = center;
    this.responds = new Uint8Array(center.length);
    this.largest = center.map(Math.abs);
    this.steepest = new Float64Array(center.length);
  }

  /** Whether forward is defined at x + t·e. */
  allows(t: number): boolean {
    const { range } = this.#variable;
    if (range === undefined) return true;
    const { signs } = this.#direction;
    return this.#from.every((from, k) => {
      const x = from + t * signs[k]!;
      return x >= range[0] && x <= range[1];
    });
  }

  /** t, or as much of it as stays where forward is defined. */
  inside(t: number): number {
    const { range } = this.#variable;
    if (range === undefined) return t;
    const { signs } = this.#direction;
    const part = this.#from.reduce(
      (part, x, k) => Math.min(part, t * signs[k]! > 0 ? range[1] - x : x - range[0]),
      Math.abs(t),
    );
    return Math.sign(t) * part;
  }

  /** f(x + t·e). */
  at(t: number): Point {
    const { offsets, signs } = this.#direction;
    const from = this.#from;
    const { data } = this.#variable;
    for (let k = 0; k < from.length; k++) data[offsets[k]!] = from[k]! + t * signs[k]!;
    // One number moves by what it is afterwards further; of many each rounds in its own way, which is noise.
    const moved = from.length === 1 ? (data[offsets[0]!]! - from[0]!) * signs[0]! : t;
    const outputs = this.#subject.outputs();
    const back = this.#variable.data;
    for (let k = 0; k < from.length; k++) back[offsets[k]!] = from[k]!;
    for (let i = 0; i < outputs.length; i++) {
      const z = outputs[i]!;
      if (z === this.center[i]) continue;
      this.responds[i] = 1;
      if (!Number.isFinite(z)) continue;
      this.largest[i] = Math.max(this.largest[i]!, Math.abs(z));
      this.steepest[i] = Math.max(this.steepest[i]!, Math.abs((z - this.center[i]!) / moved));
    }
    return { t: moved, outputs };
  }
}
