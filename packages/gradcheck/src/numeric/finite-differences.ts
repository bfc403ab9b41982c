import type { Subject } from '../subject.ts';
import type { Line } from './line.ts';
import { centralWindow, oneSidedWindow } from './window.ts';
import type { Estimate, Sides, Window } from './window.ts';

/** ∂L/∂x as finite differences know it: value ± bar. */
export interface Difference {
  readonly value: number;
  /** How far the true derivative may be; ∞ where forward is not finite. */
  readonly bar: number;
  /** Whether the differences close in: else nothing that is outside the bar is called wrong. */
  readonly settled: boolean;
  /** Whether x is at a kink, or a step crossed one. */
  readonly kink: boolean;
  /** At a kink the bar spans what lies between the slopes on the two sides. */
  readonly atKink: boolean;
  /** Whether x is at an end of its range, where forward may bend unseen: only the slope on one side can be had. */
  readonly oneSided: boolean;
  /** Which outputs depend on x. */
  readonly responds: Uint8Array;
  /** How fast L changes with x further away, where near x it may be flat: Σ |w|·(steepest average slope). */
  readonly reach: number;
}

/** Whether a is outside value ± bar: NaN always is, and nothing where the bar is ∞. */
export function outside(a: number, value: number, bar: number): boolean {
  return bar < Infinity && !(Math.abs(a - value) <= bar);
}

/** A bar this small next to the value needs no better step. */
const SHARP = 1 / 1048576;
const SHRINKS = 4;
const GROWTHS = 2;
/** Where slopes still grow at the last step, so many more may follow: log(x + 10⁻¹⁵) bends at 0 within 10⁻¹⁵. */
const FURTHER = 16;
/** 16^(SHRINKS + 1): how much smaller the first of them is than the first step of all. */
const SHRUNK = 1048576;

/**
 * ∂L/∂t along a line by Richardson extrapolation, in steps that suit the function.
 *
 * The first step is 2⁻⁸·max(1, |x|) (2⁻³ in float32), a power of two. While truncation is what widens the bar the
 * step shrinks by 16, while rounding is, it grows by 8; the sharpest window counts. Where the slopes on the two
 * sides disagree down to the last step there is a kink, and everything between the slopes is allowed.
 *
 * @param factor - of the first step, to look once more with others
 */
export function finiteDifference(
  { weights, epsilon }: Subject,
  line: Line,
  noise: Float64Array,
  factor = 1,
): Difference {
  const { size } = line;
  for (const far of [size, -size]) line.at(line.inside(far));
  let h = (powerOfTwo(size) * factor) / (epsilon > Number.EPSILON ? 8 : 256);
  for (let i = 0; i < 12 && !(line.allows(h) && line.allows(-h)); i++) h /= 2;
  if (!(line.allows(h) && line.allows(-h))) return fromOneSide(line, weights, noise, epsilon, h * 4096);

  const look = (step: number): Window | undefined => centralWindow(line, weights, noise, epsilon, step);
  let best: Estimate | undefined;
  const kinked: Sides[] = [];
  let last: Window | undefined;
  for (let i = 0, step = h; i <= SHRINKS; i++, step /= 16) {
    last = look(step);
    if (last === undefined) continue;
    best = sharper(best, last);
    if (last.kinked) kinked.push(last.sides);
    if (enough(last) || (best !== last && !last.kinked && last.truncation <= 8 * last.noise)) break;
  }
  const unseen = unseenSlope(line, weights, noise, epsilon) / size;
  if (last?.kinked) {
    const { low, high, tolerance, closeIn } = kinked.reduce((sides, next) =>
      next.tolerance < sides.tolerance ? next : sides,
    );
    return {
      value: (low + high) / 2,
      bar: (high - low) / 2 + tolerance + unseen,
      settled: closeIn,
      kink: true,
      atKink: true,
      oneSided: false,
      responds: line.responds,
      reach: reachOf(line, weights),
    };
  }
  best = further(look, best, last, h / SHRUNK);
  for (let i = 0, step = h * 8; i < GROWTHS && best !== undefined; i++, step *= 8) {
    if (sharp(best) || best.noise < best.truncation || !(line.allows(step) && line.allows(-step))) break;
    const window = look(step);
    if (window !== undefined && !window.kinked) best = sharper(best, window);
  }
  return finish(
    best,
    best !== undefined && kinked.some((sides) => crossed(sides, best)),
    line,
    weights,
    unseen,
  );
}

/** Whether a step went over a kink: the derivative is the slope on one side, and the other side had another. */
function crossed({ left, right, tolerance }: Sides, clean: Estimate): boolean {
  const blur = tolerance + barOf(clean);
  const near = Math.min(Math.abs(clean.value - left), Math.abs(clean.value - right));
  return Math.abs(right - left) > 4 * blur && near <= blur;
}

function fromOneSide(
  line: Line,
  weights: Float64Array,
  noise: Float64Array,
  epsilon: number,
  first: number,
): Difference {
  const unseen = unseenSlope(line, weights, noise, epsilon) / line.size;
  let best: Estimate | undefined;
  let last: Estimate | undefined;
  let h = first;
  while (h > first / 4096 && !line.allows(h) && !line.allows(-h)) h /= 2;
  if (!line.allows(h)) h = -h;
  const look = (step: number): Estimate | undefined => oneSidedWindow(line, weights, noise, epsilon, step);
  for (let i = 0; i < SHRINKS && line.allows(h); i++, h /= 16) {
    last = look(h);
    if (last === undefined) continue;
    best = sharper(best, last);
    if (enough(last)) break;
  }
  return { ...finish(further(look, best, last, h), false, line, weights, unseen), oneSided: true };
}

/**
 * The best estimate when slopes grow from step to step, down to where they do not: there is a bend, and near it they
 * close in. Where forward goes in stairs they do not grow on, but fall to 0.
 */
function further(
  look: (step: number) => Estimate | undefined,
  best: Estimate | undefined,
  last: Estimate | undefined,
  first: number,
): Estimate | undefined {
  if (best === undefined || best.closesIn) return best;
  for (let i = 0, step = first; i < FURTHER && last !== undefined; i++, step /= 16) {
    const next = look(step);
    if (next === undefined || !(Math.abs(next.value) >= Math.abs(last.value))) break;
    if (next.contracts || best.closesIn) best = sharper(best, next);
    if (best.closesIn && enough(next)) break;
    last = next;
  }
  return best;
}

function finish(
  best: Estimate | undefined,
  kink: boolean,
  line: Line,
  weights: Float64Array,
  unseen: number,
): Difference {
  const seen = {
    kink,
    atKink: false,
    oneSided: false,
    responds: line.responds,
    reach: reachOf(line, weights),
  };
  return best === undefined
    ? { value: NaN, bar: Infinity, settled: false, ...seen }
    : { value: best.value, bar: barOf(best) + unseen, settled: best.closesIn, ...seen };
}

function reachOf({ steepest, center, size }: Line, weights: Float64Array): number {
  return weights.reduce(
    (sum, w, i) => sum + Math.abs(w) * Math.max(steepest[i]!, Math.abs(center[i]!) / size),
    0,
  );
}

/** Outputs that a step as large as x did not move may still depend on it by less than they can show. */
function unseenSlope(line: Line, weights: Float64Array, noise: Float64Array, epsilon: number): number {
  return weights.reduce((sum, w, i) => {
    const blur = noise[i]! + 4 * epsilon * Math.abs(line.center[i]!);
    return line.responds[i] === 1 ? sum : sum + Math.abs(w) * blur;
  }, 0);
}

/** Of two that close in, or do not, the one with the smaller bar. */
function sharper(best: Estimate | undefined, next: Estimate): Estimate {
  if (best === undefined) return next;
  if (best.closesIn !== next.closesIn) return next.closesIn ? next : best;
  return barOf(next) < barOf(best) ? next : best;
}

function barOf({ truncation, noise }: Estimate): number {
  return truncation + noise;
}

/** Whether a smaller step would tell no more. */
function enough(estimate: Estimate): boolean {
  return sharp(estimate) || estimate.truncation <= estimate.noise;
}

function sharp(estimate: Estimate): boolean {
  return barOf(estimate) <= SHARP * Math.abs(estimate.value);
}

/** The largest power of two that is not above x, for 1 ≤ x < ∞. */
function powerOfTwo(x: number): number {
  let power = 1;
  while (power <= x / 2) power *= 2;
  return power;
}
