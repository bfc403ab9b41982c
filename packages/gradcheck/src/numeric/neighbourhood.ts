import { Rng } from '@chainrule/tensor';
import type { Floats } from '@chainrule/tensor';
import type { Subject } from '../subject.ts';
import type { Noise } from './noise.ts';

const LINES = 6;
const POINTS = 9;
/** From coarse to fine; a kink must show in the first three at least. */
const SCALES = [1, 1 / 4, 1 / 16, 1 / 256, 1 / 4096];

/**
 * Which outputs have a kink right beside x, in whatever direction: found from forward alone.
 *
 * Along one number kinks may cancel (w ↦ relu(w) − relu(−w) is smooth at 0, and yet backward through relu′(0) = 0
 * gives 0): then no single line can tell what backward may say. So all numbers move along random lines near x at
 * five scales s. The third differences of a smooth function fall as s³; across a kink J at x they fall as J·s (as s²
 * where J itself vanishes at x), down to the smallest s. Across a kink beside x they vanish once s is smaller than its distance: that one excuses nothing.
 */
export function kinksNearby(subject: Subject, noise: Noise): Uint8Array {
  const rng = new Rng(1);
  const saved = subject.variables.map(({ data }) => data.slice());
  const center = subject.outputs();
  const kinked = new Uint8Array(subject.weights.length);
  for (let l = 0; l < LINES; l++) {
    const draw = (X: ArrayLike<number>): number[] =>
      Array.from(X, (x) => rng.uniform(-1, 1) * Math.max(1, Math.abs(x)));
    const offset = saved.map(draw);
    const direction = saved.map(draw);
    const rough = SCALES.map((scale) => {
      const s = scale * beside(subject);
      const line = Array.from({ length: POINTS }, (_, p) => {
        subject.variables.forEach(({ data, range }, v) => {
          for (let i = 0; i < data.length; i++) {
            data[i] = inside(
              saved[v]![i]! + s * (offset[v]![i]! + (p - (POINTS - 1) / 2) * direction[v]![i]!),
              range,
            );
          }
        });
        return subject.outputs();
      });
      return Array.from(kinked, (_, i) => largestThirdDifference(line, i));
    });
    for (let i = 0; i < kinked.length; i++) {
      const blur = 8 * (noise.outputs[i]! + 4 * subject.epsilon * Math.abs(center[i]!));
      if (
        staysRough(
          rough.map((at) => at[i]!),
          blur,
        )
      )
        kinked[i] = 1;
    }
  }
  restore(subject, saved);
  return kinked;
}

/** Whether third differences at the scales, down to the last that rounding lets speak, fall slower than s^2.5. */
function staysRough(rough: readonly number[], blur: number): boolean {
  const hidden = rough.findIndex((size) => size <= blur);
  const last = (hidden < 0 ? rough.length : hidden) - 1;
  if (last < 2) return false;
  const fall = (from: number, to: number): number => SCALES[to]! / SCALES[from]!;
  if (last + 1 < rough.length) {
    const next = fall(last, last + 1);
    // What falls as s² at most should still have been seen: there was a kink, but not at x.
    if (rough[last]! * next * next > 8 * blur) return false;
  }
  const ratio = fall(last - 1, last);
  return rough[last]! > rough[last - 1]! * ratio * ratio * Math.sqrt(ratio);
}

/**
 * Which outputs respond to one number right beside x. At x none may: the median of three equal numbers is that of the
 * other two, wherever the third goes.
 */
export function respondsBeside(subject: Subject, v: number, offset: number): Uint8Array {
  const { variables } = subject;
  const rng = new Rng(2);
  const saved = variables.map(({ data }) => data.slice());
  const s = beside(subject);
  const responds = new Uint8Array(subject.weights.length);
  for (let l = 0; l < LINES; l++) {
    variables.forEach(({ data, range }, w) => {
      saved[w]!.forEach((x, i) => {
        data[i] = inside(x + s * rng.uniform(-1, 1) * Math.max(1, Math.abs(x)), range);
      });
    });
    const center = subject.outputs();
    const { data, range } = variables[v]!;
    const x = saved[v]![offset]!;
    for (const side of [1, -1]) {
      data[offset] = inside(x + 2 * side * s * Math.max(1, Math.abs(x)), range);
      subject.outputs().forEach((z, i) => {
        if (z !== center[i]) responds[i] = 1;
      });
    }
  }
  restore(subject, saved);
  return responds;
}

/** So many ε beside an end of a range is close enough for backward to give the same to this part. */
const STEPS = 4096;
const SAME = 1 / 256;

/**
 * Whether backward gives right beside x, inside the range, what it gives at x: then it follows no rule of its own for
 * an end of the range, as relu′(0) = 0 is one.
 */
export function goesOn(subject: Subject, v: number, offset: number, analytic: number): boolean {
  const { data, range } = subject.variables[v]!;
  const x = data[offset]!;
  const step = STEPS * subject.epsilon * Math.max(1, Math.abs(x));
  data[offset] = range !== undefined && x + step > range[1] ? x - step : x + step;
  const there = subject.gradients(NaN).gradients[v]![offset]!;
  subject.variables[v]!.data[offset] = x;
  return Math.abs(there - analytic) <= SAME * Math.max(Math.abs(there), Math.abs(analytic));
}

/**
 * Of how many numbers each output is a function: 0, 1 or 2 for more. It is seen a step beside x, where zeros do not
 * hide it.
 */
export function numbersBehind(subject: Subject): Uint8Array {
  const rng = new Rng(3);
  const saved = subject.variables.map(({ data }) => data.slice());
  subject.variables.forEach(({ data, range }) => {
    for (let i = 0; i < data.length; i++) data[i] = inside(data[i]! + rng.uniform(0.25, 1), range);
  });
  const center = subject.outputs();
  const count = new Uint8Array(center.length);
  for (const { data, range } of subject.variables) {
    for (let i = 0; i < data.length && count.some((n) => n < 2); i++) {
      const x = data[i]!;
      const seen = new Uint8Array(count.length);
      for (const far of [x + 1, x - 1, -x]) {
        data[i] = inside(far, range);
        subject.outputs().forEach((z, o) => {
          if (z !== center[o]) seen[o] = 1;
        });
      }
      data[i] = x;
      seen.forEach((yes, o) => (count[o] = Math.min(2, count[o]! + yes)));
    }
  }
  restore(subject, saved);
  return count;
}

/** What is beside x, in max(1, |x|). */
function beside({ epsilon }: Subject): number {
  return 1 / (epsilon > Number.EPSILON ? 128 : 4096);
}

function restore({ variables }: Subject, saved: readonly Floats[]): void {
  saved.forEach((X, v) => {
    variables[v]!.data.set(X);
  });
}

function inside(x: number, range: readonly [number, number] | undefined): number {
  return range === undefined ? x : Math.min(Math.max(x, range[0]), range[1]);
}

/** max |f₃ − 3·f₂ + 3·f₁ − f₀| over neighbouring points. */
function largestThirdDifference(line: readonly Float64Array[], i: number): number {
  let largest = 0;
  for (let p = 3; p < line.length; p++) {
    const [f0, f1, f2, f3] = [line[p - 3]![i]!, line[p - 2]![i]!, line[p - 1]![i]!, line[p]![i]!];
    largest = Math.max(largest, Math.abs(f3 - f0 - 3 * (f2 - f1)));
  }
  return largest;
}
