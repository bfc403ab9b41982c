import type { Subject, Variable } from '../subject.ts';

/** f on the line x + t·e, where e moves one number. */
export interface Point {
  /** t as it came out: x + t rounds. */
  readonly t: number;
  readonly outputs: Float64Array;
}

/** The line through x along one number of one variable. After each look the number is put back. */
export class Line {
  readonly #subject: Subject;
  readonly #variable: Variable;
  readonly #index: number;
  readonly x: number;
  /** Outputs that were seen to depend on this number. */
  readonly responds: Uint8Array;
  /** f(x). */
  readonly center: Float64Array;
  /** The largest |f| seen so far, output by output. */
  readonly largest: Float64Array;
  /** Between the points seen so far, the steepest average slope of each output, seen from x. */
  readonly steepest: Float64Array;

  constructor(subject: Subject, variable: Variable, index: number, center: Float64Array) {
    this.#subject = subject;
    this.#variable = variable;
    this.#index = index;
    this.x = variable.data[index]!;
    this.center = center;
    this.responds = new Uint8Array(center.length);
    this.largest = center.map(Math.abs);
    this.steepest = new Float64Array(center.length);
  }

  /** Whether forward is defined at x + t. */
  allows(t: number): boolean {
    const { range } = this.#variable;
    return range === undefined || (this.x + t >= range[0] && this.x + t <= range[1]);
  }

  /** f(x + t). */
  at(t: number): Point {
    this.#variable.data[this.#index] = this.x + t;
    const moved = this.#variable.data[this.#index]! - this.x;
    const outputs = this.#subject.outputs();
    this.#variable.data[this.#index] = this.x;
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
