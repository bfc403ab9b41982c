import { ROUND, ROUND_26, scale } from './bits.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E, expCubic } from './exp.ts';

/** Below it erf is a polynomial, above it erfc is e^(−x²) times one. */
const SPLIT = 0.75;

/** 1.5·2^31, 1.5·2^27, 1.5·2^25: round to multiples of 2^−21, 2^−25, 2^−27, as ROUND_26 does for 2^−26. */
const ROUND_21 = 3221225472;
const ROUND_25 = 201326592;
const ROUND_27 = 50331648;

/** The middle of the range of w = 1/(x + 3): 77/512. */
const CENTRE = 0.150390625;

/**
 * erf(x) − x for |x| < ¾, odd in x.
 *
 * sollya: fpminimax(erf(x)-x, [|1,3,...,21|], [|D...|], [1b-20;0.75], floating, absolute), error 2^−56.
 */
function erfTail(x: number): number {
  const z = x * x;
  const zz = z * z;
  const even =
    0.12837916709551256 +
    zz *
      (0.11283791670946786 +
        zz *
          (0.005223977606234059 +
            zz * (0.00012055270810066635 + zz * (1.6424727912529795e-6 + zz * 1.1315648941281807e-8))));
  const odd =
    -0.37612638903183554 +
    zz *
      (-0.026866170643450236 +
        zz * (-0.0008548325665815933 + zz * (-1.4923769959772344e-5 + zz * -1.5893409805293625e-7)));
  return x * (even + z * odd);
}

/**
 * e^(x²)·erfc(x)·(x + 3) − 9/8 − 5·u with u = 1/(x + 3) − 77/512, for ¾ ≤ x ≤ 28.
 *
 * sollya: w0=77/512; F=exp((1/(x+w0)-3)^2)*erfc(1/(x+w0)-3)/(x+w0);
 * fpminimax(F, [|0,...,20|], [|D...|], [1/31-w0;1/3.75-w0], floating, relative, 1.125+5*x), error 2^−56.
 */
function erfcTail(u: number): number {
  const uu = u * u;
  const even =
    -0.13191173948537752 +
    uu *
      (18.21094684185618 +
        uu *
          (137.82986832011142 +
            uu *
              (32.460751038402925 +
                uu *
                  (-1245.5578241638477 +
                    uu *
                      (7753.551870660093 +
                        uu *
                          (-45181.4949482993 +
                            uu *
                              (284596.45197174285 +
                                uu *
                                  (-1929855.0659850587 +
                                    uu * (12742558.782428809 + uu * -59662584.52398079)))))))));
  const odd =
    -0.3406100757768548 +
    uu *
      (57.53125251259621 +
        uu *
          (209.652741909117 +
            uu *
              (-706.4115200822565 +
                uu *
                  (1608.6828205979211 +
                    uu *
                      (-2697.1618059790453 +
                        uu *
                          (2908.0441484285684 +
                            uu *
                              (-46943.06220779034 + uu * (973363.3008817309 + uu * -8324132.825064622))))))));
  return even + u * odd;
}

/**
 * erfc(x) = e^(−x²)·w·F(w) for x ≥ ¾, with w = 1/(x + 3), which maps [¾, ∞) to where F is nearly a polynomial.
 *
 * Every factor is kept as a sum of two floats; the last line rounds.
 */
function erfcOfLarge(x: number): number {
  const v = Math.min(x, 28); // erfc 28 is 0
  const vHigh = v + ROUND_21 - ROUND_21;
  const n = v * v * -LOG2_E + ROUND - ROUND;
  const high = -(vHigh * vHigh) - n * LN2_HIGH; // exact
  const low = n * LN2_LOW + (v - vHigh) * (v + vHigh);
  const r = high - low;
  const one = 1 + high;
  const oneLow = r * r * (0.5 + r * expCubic(r)) + (1 - one + high - low); // e^(−x²) = 2^n·(one + oneLow)

  const d = 3 + v;
  const dHigh = d + ROUND_21 - ROUND_21;
  const dLow = 3 - dHigh + v;
  const w = 1 / d;
  const wHigh = w + ROUND_27 - ROUND_27;
  const wLow = w * (1 - wHigh * dHigh - wHigh * dLow); // 1/(x + 3) = wHigh + wLow

  const uHigh = wHigh - CENTRE;
  const line = 1.125 + 5 * uHigh; // exact
  const tail = erfcTail(uHigh + wLow) + 5 * wLow;
  const F = line + tail;
  const FHigh = F + ROUND_25 - ROUND_25;
  const FLow = line - FHigh + tail;

  const oneHigh = one + ROUND_26 - ROUND_26;
  const p = oneHigh * FHigh; // exact
  const pLow = oneHigh * FLow + (one - oneHigh + oneLow) * F;
  const pHigh = p + pLow + ROUND_25 - ROUND_25;
  const y = pHigh * wHigh + (pHigh * wLow + (p - pHigh + pLow) * w);
  return scale(y, n | 0);
}

/** erf x = 2/√π·∫₀ˣ e^(−t²) dt; below 1 ulp, exactly odd. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < SPLIT) return x + erfTail(x);
  const y = 1 - erfcOfLarge(a);
  return x < 0 ? -y : y;
}

/** erfc x = 1 − erf x; below 1 ulp, relative to the result also in the tail, down to the subnormals at 26.5. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (a < SPLIT) {
    const lead = 1 - x;
    return lead + (1 - lead - x - erfTail(x));
  }
  const y = erfcOfLarge(a);
  return x < 0 ? 2 - y : y;
}
