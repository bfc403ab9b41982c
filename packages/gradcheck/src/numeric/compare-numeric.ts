import type { Comparison, Element, Verdict } from '../compare.ts';
import type { Leftover } from '../leftovers.ts';
import type { Subject } from '../subject.ts';
import { finiteDifference, outside } from './finite-differences.ts';
import type { Difference } from './finite-differences.ts';
import { Line, through } from './line.ts';
import { goesOn, kinksNearby, numbersBehind, respondsBeside } from './neighbourhood.ts';
import { measureNoise } from './noise.ts';
import type { Noise } from './noise.ts';
import { sample } from './sample.ts';
import { screen } from './screen.ts';
import type { Screen, Screened } from './screen.ts';
import { oncemore } from './second-look.ts';
import type { SecondLook } from './second-look.ts';

/** A bar above this part of the value cannot tell right from wrong. */
const TELLING = 1 / 128;
/** A zero is known by a bar this small next to the largest number of its tensor, */
const TELLING_ZERO = 1 / 4096;
/** or this small next to how fast L changes further away. */
const TELLING_FLAT = 1 / 1048576;
/** What forward does at x may be seen only this close by, where it bends often: so many times the first step. */
const CLOSE = [1 / 64, 1 / 4096, 1 / 262144, 1 / 16777216];
/** After so many second looks at a tensor, all of which called wrong what the first did, first ones are enough. */
const AGREED = 8;
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
  twice: boolean,
): Comparison[] {
  const judge = new NumericJudge(subject, gradients, twice);
  const total = subject.variables.reduce((sum, { data }) => sum + data.length, 0);
  return subject.variables.map((variable, v): Comparison => {
    const gradient = gradients[v]!;
    const chosen = sample(gradient, total, subject.variables.length);
    const seen: Screen | undefined =
      chosen.length === gradient.length ? undefined : screen(judge.screened(v), chosen);
    const offsets = [...new Set([...chosen, ...(seen?.culprits ?? [])])].sort((i, j) => i - j);
    const elements = judge.elements(v, offsets);
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
      unsteady: undefined,
      screen: seen,
    };
  });
}

/** Judges numbers of gradients by finite differences, as many as it is asked for. */
export class NumericJudge {
  readonly #subject: Subject;
  readonly #gradients: readonly Float64Array[];
  readonly #twice: boolean;
  readonly #center: Float64Array;
  readonly #noise: Noise;
  readonly #mostSlack: number;
  readonly #slacks: readonly Float64Array[];
  readonly #nearKink: (v: number, offset: number, difference: Difference) => boolean;
  /** The alarms so far in each tensor that a second look agreed to: never enough after one that it did not. */
  readonly #agreed: number[];

  constructor(subject: Subject, gradients: readonly Float64Array[], twice: boolean) {
    this.#subject = subject;
    this.#gradients = gradients;
    this.#twice = twice;
    this.#agreed = gradients.map(() => 0);
    this.#noise = measureNoise(subject);
    this.#center = subject.outputs();
    this.#mostSlack = largestSlack(subject, gradients);
    this.#slacks = this.#noise.gradients.map((X) => X.map((slack) => Math.min(slack, this.#mostSlack)));
    this.#nearKink = kinkExcuse(subject, this.#noise);
  }

  /** What the random directions through a large tensor need. */
  screened(v: number): Screened {
    return {
      subject: this.#subject,
      variable: this.#subject.variables[v]!,
      gradient: this.#gradients[v]!,
      slack: this.#slacks[v]!,
      center: this.#center,
      noise: this.#noise.outputs,
    };
  }

  /** These numbers of gradient v, judged in the light of each other. */
  elements(v: number, offsets: readonly number[]): Element[] {
    const known = offsets.map((offset) =>
      finiteDifference(this.#subject, this.#line(v, offset), this.#noise.outputs),
    );
    const largest = known.reduce(
      (most, { value, bar }) => (Math.abs(value) > bar ? Math.max(most, Math.abs(value)) : most),
      0,
    );
    const reach = known.reduce((most, difference) => Math.max(most, difference.reach), 0);
    const single = this.#subject.epsilon > Number.EPSILON;
    const visible = Math.max(
      2 * this.#mostSlack,
      TELLING_ZERO * largest,
      (single ? TELLING_ZERO : TELLING_FLAT) * reach,
    );
    return offsets.map((offset, e) => this.#element(v, offset, known[e]!, visible));
  }

  #element(v: number, offset: number, difference: Difference, visible: number): Element {
    const analytic = this.#gradients[v]![offset]!;
    let { value: numeric, bar, kink, settled } = difference;
    let stairs = false;
    // Flat as far as one sees, or in stairs: what is this small was rounded off inside forward, unseen.
    const slackOf = (flat: boolean): number => (flat ? this.#mostSlack : this.#slacks[v]![offset]!);
    bar += slackOf(Math.abs(numeric) <= bar);
    const twice = this.#twice && this.#agreed[v]! < AGREED && outside(analytic, numeric, bar);
    if (twice) {
      const again = oncemore(this.#subject, () => this.#line(v, offset), this.#noise.outputs);
      ({ stairs } = again);
      settled = again.settled && (stairs || settled);
      // Stairs may look like a kink; what stands at a true one is not looked at twice.
      if (stairs || !difference.atKink)
        ({ value: numeric, bar } = reconcile(
          analytic,
          { value: numeric, bar },
          { ...again, bar: again.bar + slackOf(stairs) },
        ));
    }
    if (!settled && outside(analytic, numeric, bar)) bar = Infinity;
    let verdict = judge(analytic, numeric, bar, visible, difference.atKink);
    const atEnd = difference.oneSided && !goesOn(this.#subject, v, offset, analytic);
    if (verdict === 'fail' && !Number.isNaN(analytic)) {
      const excused =
        this.#nearKink(v, offset, difference) ||
        this.#rightCloseBy(v, offset, analytic, { numeric, bar, stairs });
      if (excused || atEnd) verdict = 'inconclusive';
      kink ||= excused;
    }
    if (twice) this.#agreed[v] = verdict === 'fail' ? this.#agreed[v]! + 1 : -Infinity;
    const between = difference.atKink && !stairs;
    return { offset, analytic, numeric, bar, kink, between, atEnd, stairs, verdict };
  }

  /**
   * Whether shorter steps say what longer ones could not: that backward gives what lies between the slopes of a kink
   * at x, or, where forward bends many times within a step, that it gives the slope of the piece on which x lies. On
   * stairs they see nothing but a tread.
   */
  #rightCloseBy(
    v: number,
    offset: number,
    analytic: number,
    far: Pick<Element, 'numeric' | 'bar' | 'stairs'>,
  ): boolean {
    return CLOSE.some((factor) => {
      const line = this.#line(v, offset);
      const close = finiteDifference(this.#subject, line, this.#noise.outputs, factor);
      if (!(close.bar < Infinity) || outside(analytic, close.value, close.bar)) return false;
      const apart = Math.abs(close.value - far.numeric) > close.bar + far.bar;
      const sloping = Math.abs(close.value) > close.bar;
      return close.atKink || (close.settled && apart && (sloping || !far.stairs));
    });
  }

  #line(v: number, offset: number): Line {
    return new Line(this.#subject, this.#subject.variables[v]!, through(offset), this.#center);
  }
}

function judge(a: number, value: number, bar: number, visible: number, atKink: boolean): Verdict {
  if (!(bar < Infinity)) return 'inconclusive';
  if (outside(a, value, bar)) return 'fail';
  if (atKink || bar <= TELLING * Math.abs(value) || bar <= visible) return 'pass';
  return 'inconclusive';
}

/**
 * If the two bars exclude each other, neither holds; if they do not, an alarm needs both. Where forward goes in stairs,
 * the second knows and the first does not.
 */
function reconcile(
  analytic: number,
  first: { value: number; bar: number },
  second: SecondLook,
): { value: number; bar: number } {
  if (second.stairs) return second;
  const apart = Math.abs(second.value - first.value);
  if (apart > first.bar + second.bar) return { value: first.value, bar: first.bar + second.bar + apart };
  return outside(analytic, second.value, second.bar) ? first : second;
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
function kinkExcuse(
  subject: Subject,
  noise: Noise,
): (v: number, offset: number, difference: Difference) => boolean {
  let nearby: Uint8Array | undefined;
  let behind: Uint8Array | undefined;
  return (v, offset, { responds }) => {
    const kinks = (nearby ??= kinksNearby(subject, noise));
    if (!kinks.includes(1)) return false;
    const depends = responds.includes(1) ? responds : respondsBeside(subject, v, offset);
    if (!depends.some((yes, i) => yes === 1 && kinks[i] === 1)) return false;
    const numbers = (behind ??= numbersBehind(subject));
    return depends.some((yes, i) => yes === 1 && kinks[i] === 1 && numbers[i]! > 1);
  };
}
