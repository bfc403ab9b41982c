import { ROUND_26, upperHalf } from './bits.ts';

/** π = PI_HIGH + PI_LOW, π²/2 = HALF_PI2_HIGH + HALF_PI2_LOW; the high parts have 26 bits. */
const PI_HIGH = 3.1415926814079285;
const PI_LOW = -2.7818135228334233e-8;
const HALF_PI2_HIGH = 4.934802174568176;
const HALF_PI2_LOW = 2.5976503039885996e-8;

/**
 * sin(π·r) = π·r + r³·S(r²) for |r| ≤ ¼.
 *
 * sollya: fpminimax(sin(pi*x), [|3,5,...,15|], [|D...|], [1b-20;0.25], floating, absolute, pi*x), error 2^−62.
 */
function sine(r: number): number {
  const z = r * r;
  const S =
    -5.16771278004997 +
    z *
      (2.5501640398773917 +
        z *
          (-0.5992645293242724 +
            z *
              (0.08214588673554088 +
                z * (-0.0073704331013695916 + z * (0.0004663164859251073 + z * -2.185899986069415e-5)))));
  const rHigh = upperHalf(r);
  return rHigh * PI_HIGH + ((r - rHigh) * PI_HIGH + (r * PI_LOW + r * z * S));
}

/**
 * cos(π·r) = 1 − π²/2·r² + r⁴·C(r²) for |r| ≤ ¼.
 *
 * sollya: fpminimax(cos(pi*x), [|4,6,...,14|], [|D...|], [1b-20;0.25], floating, absolute, 1-pi^2/2*x^2), error 2^−63.
 */
function cosine(r: number): number {
  const z = r * r;
  const C =
    4.058712126416761 +
    z *
      (-1.3352627688531278 +
        z *
          (0.23533063024177403 +
            z * (-0.02580688677059216 + z * (0.001929478073346857 + z * -0.00010362141480677801))));
  const rHigh = r + ROUND_26 - ROUND_26;
  const square = rHigh * rHigh; // exact
  const zHigh = square + ROUND_26 - ROUND_26;
  const zLow = square - zHigh + (r - rHigh) * (r + rHigh); // r² = zHigh + zLow
  return 1 - zHigh * HALF_PI2_HIGH + (z * (z * C) - (zLow * HALF_PI2_HIGH + z * HALF_PI2_LOW));
}

/** Below TINY = 2^−700, x is multiplied by LIFT = 2^600, so that the parts of π·x are normal. */
const TINY = 1.90109156629516e-211;
const LIFT = 4.149515568880993e180;

/** sin(π·x), π·x never rounded; below 1 ulp, exactly odd, ±0 at the integers with the sign of x, NaN at ±∞. */
export function sinPi(x: number): number {
  const a = Math.abs(x);
  if (a < TINY) return x === 0 ? x : sine(x * LIFT) / LIFT;
  const b = a - 2 * Math.floor(0.5 * a); // exact, in [0, 2)
  const n = Math.floor(2 * b + 0.5);
  const r = b - 0.5 * n; // exact, in [−¼, ¼]
  const y = n & 1 ? cosine(r) : sine(r);
  const s = n & 2 ? 0 - y : y; // 0 − 0 is +0
  return x < 0 ? -s : s;
}

/** cos(π·x), π·x never rounded; below 1 ulp, exactly even, +0 at the halves of odd integers, NaN at ±∞. */
export function cosPi(x: number): number {
  const a = Math.abs(x);
  const b = a - 2 * Math.floor(0.5 * a);
  const n = Math.floor(2 * b + 0.5);
  const r = b - 0.5 * n;
  const y = n & 1 ? sine(r) : cosine(r);
  return (n + 1) & 2 ? 0 - y : y;
}
