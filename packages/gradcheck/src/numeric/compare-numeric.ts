import type { Comparison, Element, Verdict } from '../compare.ts';
import type { Leftover } from '../leftovers.ts';
import type { Subject, Variable } from '../subject.ts';
import { finiteDifference, oncemore } from './finite-differences.ts';
import type { Difference, SecondLook } from './finite-differences.ts';
import { Line } from './line.ts';
import { kinksNearby, numbersBehind } from './neighbourhood.ts';
import { measureNoise } from './noise.ts';
import type { Noise } from './noise.ts';
import { sample } from './sample.ts';
import { screen } from './screen.ts';
import type { Screen } from './screen.ts';

/** A bar above this part of the value cannot tell right from wrong. */
const TELLING = 1 / 128;
/** A zero is known by a bar this small next to the largest number of its tensor, */
const TELLING_ZERO = 1 / 4096;
/** or this small next to how fast L changes further away. */
const TELLING_FLAT = 1 / 1048576;
/** The most that rounding inside backward may do, in ε of the largest number: it must not excuse what can be seen. */
const BACKWARD_NOISE = 4096;

/**
 * Every gradient that backward gives against finite differences of forward: each number of it, or, of more than 2,000
 * in all, a sample of each tensor and random directions through the whole of it.
 */
export function compareNumeric(
  subject: Subject,
  gradients: readonly Float64Array[],
  leftovers: readonly Map<number, Leftover>[],
): Comparison[] {
  const noise = measureNoise(subject);
  const center = subject.outputs();
  const mostSlack = largestSlack(subject, gradients);
  const slacks = noise.gradients.map((X) => X.map((slack) => Math.min(slack, mostSlack)));
  const nearKink = kinkExcuse(subject, noise);
  const total = subject.variables.reduce((sum, { data }) => sum + data.length, 0);
  return subject.variables.map((variable, v): Comparison => {
    const gradient = gradients[v]!;
    const slack = slacks[v]!;
    const chosen = sample(gradient, total, subject.variables.length);
    const seen: Screen | undefined =
      chosen.length === gradient.length
        ? undefined
        : screen({ subject, variable, gradient, slack, center, noise: noise.outputs });
    const offsets = [...new Set([...chosen, ...(seen?.culprits ?? [])])].sort((i, j) => i - j);
    const known = offsets.map((i) => differenceAt(subject, variable, i, center, noise));
    const largest = known.reduce(
      (most, { value, bar }) => (Math.abs(value) > bar ? Math.max(most, Math.abs(value)) : most),
      0,
    );
    const reach = known.reduce((most, difference) => Math.max(most, difference.reach), 0);
    const visible = Math.max(
      2 * mostSlack,
      TELLING_ZERO * largest,
      (subject.epsilon > Number.EPSILON ? TELLING_ZERO : TELLING_FLAT) * reach,
    );
    const elements = offsets.map((offset, e): Element => {
      const a = gradient[offset]!;
      const difference = known[e]!;
      let { value, bar, kink } = difference;
      // Flat as far as one sees: what is this small was rounded off inside forward, unseen.
      bar += Math.abs(value) <= bar ? mostSlack : slack[offset]!;
      if (outside(a, value, bar)) {
        const again = oncemore(
          subject,
          () => new Line(subject, variable, { offsets: [offset], signs: [1] }, center),
          noise.outputs,
        );
        // Stairs may look like a kink; what stands at a true one is not looked at twice.
        if (again.stairs || !difference.atKink)
          ({ value, bar } = reconcile({ value, bar }, again, slack[offset]!));
      }
      let verdict = judge(a, value, bar, visible, difference.atKink);
      if (verdict === 'fail' && !Number.isNaN(a) && nearKink(difference)) {
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
      screen: seen,
    };
  });
}

function differenceAt(
  subject: Subject,
  variable: Variable,
  offset: number,
  center: Float64Array,
  noise: Noise,
): Difference {
  const line = new Line(subject, variable, { offsets: [offset], signs: [1] }, center);
  return finiteDifference(subject, line, noise.outputs);
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

/**
 * If the two bars exclude each other, neither holds; if they do not, the wider one does, for an alarm needs both. Where
 * forward goes in stairs, the second knows and the first does not.
 */
function reconcile(
  first: { value: number; bar: number },
  again: SecondLook,
  slack: number,
): { value: number; bar: number } {
  const second = { value: again.value, bar: again.bar + slack };
  if (again.stairs) return second;
  const apart = Math.abs(second.value - first.value);
  if (apart > first.bar + second.bar)
    return { value: first.value, bar: first.bar + second.bar + apart };
  return second.bar > first.bar ? second : first;
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
