import { Line, through } from '../numeric/line.ts';
import type { Subject, Variable } from '../subject.ts';
import { binaryDigits, exactDot } from './bits.ts';

/** ∂L/∂x without truncation and without rounding: one number, or at a kink all from low to high. */
export interface ExactDifference {
  readonly low: number;
  readonly high: number;
}

/** What forward gives may have so many binary digits: some are kept free, for what rounds fills all of them. */
export function digitsAllowed(epsilon: number): number {
  return epsilon > Number.EPSILON ? 20 : 43;
}

const STEPS = [64, 4096, 262144];
const STEPS_FLOAT32 = [8, 64, 512];

/**
 * The slopes of a piecewise quadratic f at x, from 2h on either side:
 *
 *     f′₊ = (4·f(x+h) − 3·f(x) − f(x+2h))/2h,   f′₋ = (3·f(x) − 4·f(x−h) + f(x−2h))/2h
 *
 * Both are exact where the third differences over x, x±h, x±2h, x±3h are 0 and nothing rounds. The step is a power of
 * two and shrinks while a kink is nearer than 3h. An output whose two slopes differ has its kink at x itself.
 *
 * @returns the derivative, or why it cannot be had
 */
export function exactDifference(
  subject: Subject,
  variable: Variable,
  offset: number,
  center: Float64Array,
): ExactDifference | string {
  const { weights, epsilon } = subject;
  const line = new Line(subject, variable, through(offset), center);
  const steps = epsilon > Number.EPSILON ? STEPS_FLOAT32 : STEPS;
  let reason = '';
  for (const parts of steps) {
    const h = 1 / parts;
    if (!(line.allows(3 * h) && line.allows(-3 * h))) {
      reason ||= 'stands at the edge of its range';
      continue;
    }
    const right = sideSlopes(line, h, epsilon);
    const left = typeof right === 'string' ? right : sideSlopes(line, -h, epsilon);
    if (typeof left === 'string' || typeof right === 'string') {
      reason ||= typeof left === 'string' ? left : '';
      continue;
    }
    const low = exactDot(
      weights,
      weights.map((w, i) => (w < 0 ? Math.max(left[i]!, right[i]!) : Math.min(left[i]!, right[i]!))),
    );
    const high = exactDot(
      weights,
      weights.map((w, i) => (w < 0 ? Math.min(left[i]!, right[i]!) : Math.max(left[i]!, right[i]!))),
    );
    if (low !== undefined && high !== undefined) return { low, high };
    reason ||= 'has a derivative that rounds';
  }
  return reason;
}

/** f′ of each output from the side of h, or why not. */
function sideSlopes(line: Line, h: number, epsilon: number): Float64Array | string {
  const most = digitsAllowed(epsilon);
  const points = [line.at(h), line.at(2 * h), line.at(3 * h)];
  if (points.some(({ t }, k) => t !== (k + 1) * h)) return 'rounds when it is moved';
  const [one, two, three] = points.map(({ outputs }) => outputs) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const slopes = new Float64Array(one.length);
  for (let i = 0; i < slopes.length; i++) {
    const [z, z1, z2, z3] = [line.center[i]!, one[i]!, two[i]!, three[i]!];
    if (!(binaryDigits(z1) <= most && binaryDigits(z2) <= most && binaryDigits(z3) <= most))
      return 'makes forward round';
    if (z3 - z - 3 * (z2 - z1) !== 0) return 'is not in a piece of degree 2';
    slopes[i] = (4 * (z1 - z) - (z2 - z)) / (2 * h);
  }
  return slopes;
}
