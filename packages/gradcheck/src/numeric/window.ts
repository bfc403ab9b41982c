import type { Line, Point } from './line.ts';
import { weightedDifference } from './sum.ts';

/** A derivative and how far the true one may be from it: |f′ − value| ≤ truncation + noise. */
export interface Estimate {
  readonly value: number;
  /** From the steps not being infinitely small. */
  readonly truncation: number;
  /** From rounding. */
  readonly noise: number;
  /** Whether the estimates at three scales close in on each other, as far as rounding lets one see: else no bar holds. */
  readonly closesIn: boolean;
  /** Whether they do so visibly, and not for all that rounding hides. */
  readonly contracts: boolean;
}

/** What central differences at h, h/2, h/4, h/8 show. */
export interface Window extends Estimate {
  /** Whether the slopes on the two sides still differ when the step is halved. */
  readonly kinked: boolean;
  readonly sides: Sides;
}

/** The slopes on the two sides of x. */
export interface Sides {
  readonly left: number;
  readonly right: number;
  /** Σ w ⊙ [what lies between the slopes], output by output. */
  readonly low: number;
  readonly high: number;
  /** How well the slopes are known. */
  readonly tolerance: number;
  /** Whether they close in, too: beside a jump they do not. */
  readonly closeIn: boolean;
}

const LEVELS = 4;
/** What moves by this part from step to step, or by less, moves on by no more than twice the first: so wide is the bar. */
const CLOSING = 2 / 3;

/**
 * f′ ≈ R = (4·D(h/4) − D(h/2))/3, D(h) = (f(x+h) − f(x−h))/2h (Richardson 1911).
 *
 * The bar is seen, not supposed: R is formed at three scales. Where enough derivatives exist the three agree to
 * h⁴; where f″ jumps, to h. Twice the largest disagreement covers both. To it comes half of what the slopes on
 * the two sides disagree by when h → 0, J = 2·G(h/4) − G(h/2), summed over the outputs without letting signs
 * cancel: a kink that is too small to be called one. And the noise, 2η/2h through the same weights.
 *
 * @returns undefined when f is not finite somewhere in the window.
 */
export function centralWindow(
  line: Line,
  weights: Float64Array,
  noise: Float64Array,
  epsilon: number,
  h: number,
): Window | undefined {
  const plus: Point[] = [];
  const minus: Point[] = [];
  for (let j = 0, step = h; j < LEVELS; j++, step /= 2) {
    plus.push(line.at(step));
    minus.push(line.at(-step));
  }
  const wobble = wobbleOf(line, [...plus, ...minus], noise, epsilon);
  let rounding = 0;
  for (let i = 0; i < weights.length; i++) rounding += Math.abs(weights[i]!) * wobble[i]!;

  const width = plus.map(({ t }, j) => t - minus[j]!.t);
  const D = width.map((w, j) => weightedDifference(weights, plus[j]!.outputs, minus[j]!.outputs) / w);
  const R = [0, 1, 2].map((j) => (4 * D[j + 1]! - D[j]!) / 3);
  const kink = kinkOf(line, plus, minus, weights, wobble);
  const lopsided = (kink.curvature * Math.abs(plus[2]!.t + minus[2]!.t)) / 2;
  const noiseOfR = (rounding * 2 * (4 / width[2]! + 1 / width[1]!)) / 3;
  const estimate = estimateFrom(R, kink.jump / 2 + lopsided, noiseOfR, epsilon);
  return estimate && { ...estimate, kinked: kink.kinked, sides: kink.sides };
}

/**
 * The second of three estimates at steps that halve.
 *
 * Far from the limit they do not show how far: of x/√(x² + ε) at steps beyond √ε the differences are ±1/h, and double
 * with each halving; of x·log(x + ε) they are log h, and move on by log 2. There the third moves by as much as the
 * second did, and by more than rounding moves it.
 */
function estimateFrom(
  [first, second, third]: readonly number[],
  further: number,
  rounding: number,
  epsilon: number,
): Estimate | undefined {
  const value = second!;
  const before = Math.abs(value - first!);
  const after = Math.abs(third! - value);
  const truncation = 2 * Math.max(before, after) + further;
  const noise = rounding + 4 * epsilon * Math.abs(value);
  if (!Number.isFinite(value) || !Number.isFinite(truncation) || !Number.isFinite(noise)) return undefined;
  const contracts = after <= CLOSING * before;
  return { value, truncation, noise, closesIn: contracts || after <= noise / 4, contracts };
}

/**
 * How far rounding may move each output that depends on x: what was measured at x, and 4ε of the largest output in
 * the window, or of the output's slope times max(1, |x|), if that is more. For x may be 0 and the output small, and
 * both be made of numbers that are not: log(e⁰ + e⁻³¹) rounds as 1 does. An output that stands still here and moves
 * further away has lost its small changes (1 + 10⁻¹⁷ = 1): for it, 4ε of the largest output seen anywhere.
 */
function wobbleOf(line: Line, points: readonly Point[], noise: Float64Array, epsilon: number): Float64Array {
  return noise.map((measured, i) => {
    if (line.responds[i] === 0) return 0;
    let largest = 0;
    let still = true;
    for (const { t, outputs } of points) {
      const slope = (outputs[i]! - line.center[i]!) / t;
      largest = Math.max(largest, Math.abs(outputs[i]!), Math.abs(slope) * line.size);
      still &&= slope === 0;
    }
    return measured + 4 * epsilon * (still ? line.largest[i]! : largest);
  });
}

/** One-sided slopes of every output, extrapolated to h → 0, and whether they disagree. */
function kinkOf(
  line: Line,
  plus: readonly Point[],
  minus: readonly Point[],
  weights: Float64Array,
  wobble: Float64Array,
): Pick<Window, 'kinked' | 'sides'> & { jump: number; curvature: number } {
  let jump = 0;
  let last = 0;
  let blur = 0;
  let curvature = 0;
  const sides = { left: 0, right: 0, low: 0, high: 0, tolerance: 0, closeIn: true };
  for (let i = 0; i < weights.length; i++) {
    if (line.responds[i] === 0 || weights[i] === 0) continue;
    const w = weights[i]!;
    const z = line.center[i]!;
    const right = plus.map(({ t, outputs }) => (outputs[i]! - z) / t);
    const left = minus.map(({ t, outputs }) => (outputs[i]! - z) / t);
    const gap = right.map((slope, j) => slope - left[j]!);
    jump += Math.abs(w * (2 * gap[2]! - gap[1]!));
    last += Math.abs(w * (2 * gap[3]! - gap[2]!));
    blur += (Math.abs(w) * 20 * wobble[i]!) / plus[3]!.t;
    curvature += Math.abs((w * gap[2]!) / plus[2]!.t);
    const blurOfSlope = (10 * wobble[i]!) / plus[3]!.t;
    const [r, ofR, rCloses] = extrapolate(right, blurOfSlope);
    const [l, ofL, lCloses] = extrapolate(left, blurOfSlope);
    sides.left += w * l;
    sides.right += w * r;
    sides.low += Math.min(w * r, w * l);
    sides.high += Math.max(w * r, w * l);
    sides.tolerance += Math.abs(w) * (2 * Math.max(ofR, ofL) + blurOfSlope);
    sides.closeIn &&= rCloses && lCloses;
  }
  // Of a smooth function J falls by 8 from one scale to the next; at a kink it stays.
  const kinked = last > blur && last > jump / 4;
  return { jump, kinked, curvature, sides };
}

/** 2·S(h/8) − S(h/4), how much it differs from 2·S(h/4) − S(h/2), and whether that is less than it was before. */
function extrapolate(
  slope: readonly number[],
  blur: number,
): [value: number, drift: number, closesIn: boolean] {
  const [first, second, third] = [1, 2, 3].map((j) => 2 * slope[j]! - slope[j - 1]!);
  const drift = Math.abs(third! - second!);
  return [third!, drift, drift <= Math.max(CLOSING * Math.abs(second! - first!), blur)];
}

/**
 * f′ from one side only, for numbers at the edge of where forward is defined:
 * T = 2·S(h/2) − S(h), U = (4·T(h/2) − T(h))/3, S(h) = (f(x+h) − f(x))/h, at three scales.
 */
export function oneSidedWindow(
  line: Line,
  weights: Float64Array,
  noise: Float64Array,
  epsilon: number,
  h: number,
): Estimate | undefined {
  const points: Point[] = [];
  for (let j = 0, step = h; j < 5; j++, step /= 2) points.push(line.at(step));
  const S = points.map(({ t, outputs }) => weightedDifference(weights, outputs, line.center) / t);
  const T = [0, 1, 2, 3].map((j) => 2 * S[j + 1]! - S[j]!);
  const U = [0, 1, 2].map((j) => (4 * T[j + 1]! - T[j]!) / 3);
  const wobble = wobbleOf(line, points, noise, epsilon);
  let rounding = 0;
  for (let i = 0; i < weights.length; i++) rounding += Math.abs(weights[i]!) * wobble[i]!;
  // |U| ≤ (8·S(h/8) + 6·S(h/4) + S(h/2))/3 in absolute weights, each S with noise 2η/h.
  const noiseOfU =
    (rounding * 2 * (8 / Math.abs(points[3]!.t) + 6 / Math.abs(points[2]!.t) + 1 / Math.abs(points[1]!.t))) /
    3;
  return estimateFrom(U, 0, noiseOfU, epsilon);
}
