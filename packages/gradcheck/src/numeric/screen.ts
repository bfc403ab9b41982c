import { Rng } from '@chainrule/tensor';
import type { Subject, Variable } from '../subject.ts';
import { finiteDifference, outside } from './finite-differences.ts';
import type { Difference } from './finite-differences.ts';
import { Line } from './line.ts';
import type { Direction } from './line.ts';
import { oncemore } from './second-look.ts';

/** What random directions through all numbers of a large tensor say about its gradient. */
export interface Screen {
  /** How many directions could tell. */
  readonly directions: number;
  /** How many were asked for. */
  readonly wanted: number;
  /**
   * The smallest relative error that they would have shown in one of the numbers that are not looked at one by one: 0
   * where those are all 0, ∞ where none of them can be told from 0.
   */
  readonly power: number;
  /** The numbers at the end of each failing direction, found by halving. */
  readonly culprits: readonly number[];
  /** A failing direction that no halving brought down to a single number. */
  readonly unresolved:
    | { readonly numbers: number; readonly analytic: number; readonly numeric: number; readonly bar: number }
    | undefined;
}

/** What a screen needs besides the numbers themselves. */
export interface Screened {
  readonly subject: Subject;
  readonly variable: Variable;
  /** From backward. */
  readonly gradient: Float64Array;
  /** How far rounding inside backward may move each of them. */
  readonly slack: Float64Array;
  readonly center: Float64Array;
  readonly noise: Float64Array;
}

const DIRECTIONS = 8;
/** So many are tried for those eight. */
const TRIES = 16;
/** After so many wrong numbers one knows enough. */
const CULPRITS = 4;
/** A bar above this part of ‖dLdX‖, which is the usual size of a directional derivative, cannot tell. */
const TELLING = 1 / 128;

interface Look {
  readonly analytic: number;
  readonly difference: Difference;
  readonly bar: number;
  /** What the bar has for rounding inside backward. */
  readonly rounding: number;
  readonly wrong: boolean;
}

/** A direction through some of the numbers, and what was seen along it. */
interface Part {
  readonly direction: Direction;
  readonly look: Look;
}

/**
 * dL(X + t·e)/dt = Σ e ⊙ dLdX for random e of ±1: every number of dLdX takes part in each of at least 8 directions, so
 * an error shows wherever it is larger than the bar. What fails is halved until one number is left.
 *
 * @param chosen - the numbers that are looked at one by one
 */
export function screen(screened: Screened, chosen: readonly number[]): Screen {
  const rng = new Rng(screened.gradient.length);
  const free = movable(screened.variable);
  const culprits: number[] = [];
  let directions = 0;
  let finest = Infinity;
  let unresolved: Screen['unresolved'];
  for (let tries = 0; tries < TRIES && directions < DIRECTIONS && culprits.length < CULPRITS; tries++) {
    const offsets = Int32Array.from(free.filter((i) => !culprits.includes(i)));
    if (offsets.length === 0) break;
    const direction = { offsets, signs: Int8Array.from(offsets, () => (rng.integer(2) === 0 ? 1 : -1)) };
    const whole = glance(screened, direction);
    const { direction: part, look: seen } = whole.look.wrong ? narrow(screened, whole) : whole;
    if (!tells(screened, part, seen)) continue;
    directions++;
    finest = Math.min(finest, Math.max(whole.look.bar, seen.bar));
    if (!seen.wrong) continue;
    if (part.offsets.length === 1) culprits.push(part.offsets[0]!);
    else {
      const { analytic, difference, bar } = seen;
      unresolved ??= { numbers: part.offsets.length, analytic, numeric: difference.value, bar };
    }
  }
  const power = powerOf(finest, largestBeside(chosen, free, screened.gradient));
  return { directions, wanted: DIRECTIONS, power, culprits, unresolved };
}

/** The largest |dLdX| among the numbers that only the directions see. */
function largestBeside(chosen: readonly number[], free: readonly number[], gradient: Float64Array): number {
  const apart = new Set(chosen);
  return free.reduce((most, i) => (apart.has(i) ? most : Math.max(most, Math.abs(gradient[i]!))), 0);
}

/** bar / |dLdX|: in a direction each number counts by ±1. */
function powerOf(bar: number, largest: number): number {
  if (largest === 0) return 0;
  return largest > bar ? bar / largest : Infinity;
}

/** Numbers that may be moved by 1/16 to both sides. */
function movable({ data, range }: Variable): number[] {
  const all = Array.from(data, (_, i) => i);
  if (range === undefined) return all;
  return all.filter((i) => data[i]! - 1 / 16 >= range[0] && data[i]! + 1 / 16 <= range[1]);
}

/** A first look: what it does not call wrong no second one would. */
function glance({ subject, variable, gradient, slack, center, noise }: Screened, direction: Direction): Part {
  let analytic = 0;
  let rounding = 0;
  for (let k = 0; k < direction.offsets.length; k++) {
    const i = direction.offsets[k]!;
    analytic += direction.signs[k]! * gradient[i]!;
    rounding += slack[i]! + direction.offsets.length * Number.EPSILON * Math.abs(gradient[i]!);
  }
  const difference = finiteDifference(subject, new Line(subject, variable, direction, center), noise);
  const bar = difference.bar + rounding;
  const wrong = outside(analytic, difference.value, bar);
  return { direction, look: { analytic, difference, bar, rounding, wrong } };
}

/** Before an alarm, once more with finer steps: both must say so. */
function confirm(screened: Screened, { direction, look: first }: Part): Part {
  if (!first.wrong) return { direction, look: first };
  const { subject, variable, center, noise } = screened;
  const { analytic, rounding } = first;
  let { difference, bar } = first;
  const again = oncemore(subject, () => new Line(subject, variable, direction, center), noise);
  const settled = again.settled && (again.stairs || difference.settled);
  const apart = Math.abs(again.value - difference.value);
  if (again.stairs) {
    difference = again;
    bar = again.bar + rounding;
  } else if (!(apart <= difference.bar + again.bar)) {
    difference = { ...difference, atKink: true };
    bar += again.bar + apart;
  }
  if (!settled && outside(analytic, difference.value, bar)) bar = Infinity;
  const wrong = outside(analytic, difference.value, bar);
  return { direction, look: { analytic, difference, bar, rounding, wrong } };
}

/** Whether this direction could have shown an error. */
function tells({ gradient }: Screened, { offsets }: Direction, { difference, bar, wrong }: Look): boolean {
  if (wrong) return true;
  if (difference.atKink || !(bar < Infinity)) return false;
  let square = 0;
  for (let k = 0; k < offsets.length; k++) square += gradient[offsets[k]!]! * gradient[offsets[k]!]!;
  return bar <= TELLING * Math.sqrt(square) || bar <= (TELLING / 8192) * difference.reach;
}

/**
 * The smallest part of a suspect direction that is wrong, or the whole of it, looked at twice. A second look is long where
 * many numbers move; first ones nearly always lead to a single one, and a second look at that tells.
 */
function narrow(screened: Screened, whole: Part): Part {
  const suspect = halve(screened, whole, (half) => half);
  if (suspect.direction.offsets.length === 1) {
    const seen = confirm(screened, suspect);
    if (seen.look.wrong) return seen;
  }
  const seen = confirm(screened, whole);
  return seen.look.wrong ? halve(screened, seen, (half) => confirm(screened, half)) : seen;
}

/** Of two halves the one that is further outside its bar, and so on while there is one. */
function halve(screened: Screened, part: Part, sure: (half: Part) => Part): Part {
  const { offsets, signs } = part.direction;
  if (offsets.length === 1) return part;
  const middle = Math.ceil(offsets.length / 2);
  const halves = [
    { offsets: offsets.subarray(0, middle), signs: signs.subarray(0, middle) },
    { offsets: offsets.subarray(middle), signs: signs.subarray(middle) },
  ].map((half) => sure(glance(screened, half)));
  const [worst] = halves.filter((half) => half.look.wrong).sort((a, b) => excess(b.look) - excess(a.look));
  return worst === undefined ? part : halve(screened, worst, sure);
}

function excess({ analytic, difference, bar }: Look): number {
  const off = Math.abs(analytic - difference.value);
  return Number.isNaN(off) ? Infinity : off / Math.max(bar, Number.MIN_VALUE);
}
