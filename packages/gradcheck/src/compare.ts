import type { Shape } from '@chainrule/tensor';
import { findLeftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import { finiteDifference } from './numeric/finite-differences.ts';
import type { Difference } from './numeric/finite-differences.ts';
import { kinksNearby, numbersBehind } from './numeric/neighbourhood.ts';
import { measureNoise } from './numeric/noise.ts';
import type { Noise } from './numeric/noise.ts';
import type { Subject, Variable } from './subject.ts';

/** `'fail'`: outside the bar. `'pass'`: inside it. `'inconclusive'`: the bar is too wide to tell. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** One number of a gradient, from backward and from finite differences. */
export interface Element {
  /** Its place in the row-major data. */
  readonly offset: number;
  readonly analytic: number;
  readonly numeric: number;
  readonly bar: number;
  readonly kink: boolean;
  readonly verdict: Verdict;
}

/** One gradient, from backward and from finite differences. */
export interface Comparison {
  /** `dLdA`, `0.dLdW`. */
  readonly name: string;
  /** The variable it is the gradient of: `A`, `0.W`. */
  readonly of: string;
  readonly shape: Shape;
  readonly elements: readonly Element[];
  readonly leftovers: ReadonlyMap<number, Leftover>;
  /** Whether forward gave the same twice; what it gives is no function otherwise, and has no derivative. */
  readonly repeatable: boolean;
}

/** More numbers than this are not all looked at, */
const EACH = 2000;
/** but so many, the same share of each tensor, where it has as many. */
const SAMPLE = 1000;
/** A bar above this part of the value cannot tell right from wrong. */
const TELLING = 1 / 128;
/** A zero is known by a bar this small next to the largest number of its tensor, */
const TELLING_ZERO = 1 / 4096;
/** or this small next to how fast L changes further away. */
const TELLING_FLAT = 1 / 1048576;
/** The most that rounding inside backward may do, in ε of the largest number: it must not excuse what can be seen. */
const BACKWARD_NOISE = 4096;

/** Every gradient that backward gives against finite differences of forward, number by number. */
export function compare(subject: Subject): Comparison[] {
  const first = subject.gradients(NaN);
  // The second of two equal passes counts: an array that is handed out again must have been overwritten.
  const second = subject.gradients(NaN);
  if (first.outputs.some((z, i) => !Object.is(z, second.outputs[i])))
    return unrepeatable(subject, second.gradients);
  const leftovers = findLeftovers(subject, first.gradients, second.gradients);
  const noise = measureNoise(subject);
  const center = subject.outputs();
  const mostSlack = largestSlack(subject, second.gradients);
  const nearKink = kinkExcuse(subject, noise);
  const total = subject.variables.reduce((sum, { data }) => sum + data.length, 0);
  const sampled = subject.variables.map(({ data }) => sample(data.length, total, subject.variables.length));
  const differences = subject.variables.map((variable, v) =>
    sampled[v]!.map((i) => finiteDifference(subject, variable, i, center, noise.outputs)),
  );
  return subject.variables.map((variable, v) => {
    const analytic = second.gradients[v]!;
    const offsets = sampled[v]!;
    const known = differences[v]!;
    const largest = known.reduce(
      (most, { value, bar }) => (Math.abs(value) > bar ? Math.max(most, Math.abs(value)) : most),
      0,
    );
    const reach = known.reduce((most, difference) => Math.max(most, difference.reach), 0);
    const visible = Math.max(
      mostSlack,
      TELLING_ZERO * largest,
      (subject.epsilon > Number.EPSILON ? TELLING_ZERO : TELLING_FLAT) * reach,
    );
    const elements = offsets.map((offset, e): Element => {
      const a = analytic[offset]!;
      const slack = Math.min(noise.gradients[v]![offset]!, mostSlack);
      let { value, bar } = known[e]!;
      // Flat here and not further away: what is this small was rounded off inside forward, unseen.
      bar += value === 0 && known[e]!.responds.includes(1) ? mostSlack : slack;
      let { kink } = known[e]!;
      if (outside(a, value, bar) && !known[e]!.atKink) {
        ({ value, bar } = lookAgain(subject, variable, offset, center, noise, { value, bar }, slack));
      }
      let verdict = judge(a, value, bar, visible, known[e]!.atKink);
      if (verdict === 'fail' && !Number.isNaN(a) && nearKink(known[e]!)) {
        verdict = 'inconclusive';
        kink = true;
      }
      return { offset, analytic: a, numeric: value, bar, kink, verdict };
    });
    for (const { offset, numeric, bar } of elements) {
      if (leftovers[v]!.get(offset) === 'either' && Math.abs(numeric) > bar)
        leftovers[v]!.set(offset, 'unwritten');
    }
    return {
      name: variable.gradientName,
      of: variable.name,
      shape: variable.shape,
      elements,
      leftovers: leftovers[v]!,
      repeatable: true,
    };
  });
}

function unrepeatable({ variables }: Subject, gradients: readonly Float64Array[]): Comparison[] {
  return variables.map(({ gradientName, name, shape }, v) => ({
    name: gradientName,
    of: name,
    shape,
    elements: Array.from(gradients[v]!, (analytic, offset) => ({
      offset,
      analytic,
      numeric: NaN,
      bar: Infinity,
      kink: false,
      verdict: 'inconclusive',
    })),
    leftovers: new Map(),
    repeatable: false,
  }));
}

/** |a − value| > bar, and a must be a number. */
function outside(a: number, value: number, bar: number): boolean {
  return bar < Infinity && !(Math.abs(a - value) <= bar);
}

function judge(a: number, value: number, bar: number, visible: number, atKink: boolean): Verdict {
  if (outside(a, value, bar)) return 'fail';
  if (atKink || bar <= TELLING * Math.abs(value) || bar <= visible) return 'pass';
  return 'inconclusive';
}

/** Before an alarm, once more with steps 8 times finer: if the two bars exclude each other, neither holds. */
function lookAgain(
  subject: Subject,
  variable: Variable,
  offset: number,
  center: Float64Array,
  noise: Noise,
  first: { value: number; bar: number },
  slack: number,
): { value: number; bar: number } {
  const again = finiteDifference(subject, variable, offset, center, noise.outputs, 1 / 8);
  const apart = Math.abs(again.value - first.value);
  const bar = again.bar + slack;
  return apart <= first.bar + bar ? first : { value: first.value, bar: first.bar + bar + apart };
}

/** What rounding inside backward may do at most: in proportion to the largest number that passes through it. */
function largestSlack({ weights, epsilon }: Subject, gradients: readonly Float64Array[]): number {
  let largest = 0;
  for (const X of [weights, ...gradients]) {
    for (const x of X) if (Math.abs(x) < Infinity) largest = Math.max(largest, Math.abs(x));
  }
  return BACKWARD_NOISE * epsilon * largest;
}

/**
 * Whether a number cannot be judged because a kink is right beside it in another direction: an output that depends on
 * it has one there, and depends on other numbers too. Where it depends on no other, the slopes on its two sides tell.
 */
function kinkExcuse(subject: Subject, noise: Noise): (difference: Difference) => boolean {
  let nearby: Uint8Array | undefined;
  let behind: Uint8Array | undefined;
  return ({ responds }) => {
    const kinks = (nearby ??= kinksNearby(subject, noise));
    if (!responds.some((yes, i) => yes === 1 && kinks[i] === 1)) return false;
    const numbers = (behind ??= numbersBehind(subject));
    return responds.some((yes, i) => yes === 1 && kinks[i] === 1 && numbers[i]! > 1);
  };
}

/** All offsets of a small tensor, or evenly many of each tensor, evenly spread with a seeded jitter. */
function sample(size: number, total: number, tensors: number): number[] {
  const wanted = total <= EACH ? size : Math.min(size, Math.floor(SAMPLE / tensors));
  if (wanted === size) return Array.from({ length: size }, (_, i) => i);
  let state = size;
  return Array.from({ length: wanted }, (_, k) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((k + state / 4294967296) * size) / wanted);
  });
}
