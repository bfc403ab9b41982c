import { ROUND, ROUND_26, scale } from './bits.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E, expCubic } from './exp.ts';

/** Below it erf is a polynomial, above it erfc is e^(−x²) times one. */
const SPLIT = 0.65625; // 21/32

/** 1.5·2^36, 1.5·2^31, 1.5·2^27, 1.5·2^25: round to multiples of 2^−16, 2^−21, 2^−25, 2^−27, as ROUND_26 does for 2^−26. */
const ROUND_16 = 103079215104;
const ROUND_21 = 3221225472;
const ROUND_25 = 201326592;
const ROUND_27 = 50331648;

/** Inside the range of w = 1/(x + 3), nearer to the end where F is small. */
const CENTRE = 0.125;

/** Near the value, the slope and half the curvature of F there, short enough for exact products: 57/64, 61/16, 57/4. */
const CONSTANT = 0.890625;
const LINEAR = 3.8125;
const QUADRATIC = 14.25;

/**
 * erf(x) − x for |x| < 21/32, odd in x.
 *
 * sollya: fpminimax(erf(x)-x, [|1,3,...,21|], [|D...|], [1b-20;0.65625], floating, absolute), error 2^−56.
 */
function erfTail(x: number): number {
  const z = x * x;
  const zz = z * z;
  const even =
    0.1283791670955126 +
    zz *
      (0.11283791670960139 +
        zz *
          (0.00522397763477207 +
            zz * (0.00012055353306381283 + zz * (1.646292289227053e-6 + zz * 1.2816859901278879e-8))));
  const odd =
    -0.37612638903183887 +
    zz *
      (-0.026866170646043675 +
        zz * (-0.0008548327590484725 + zz * (-1.4926026907411723e-5 + zz * -1.6257949376430062e-7)));
  return x * (even + z * odd);
}

/**
 * e^(x²)·erfc(x)·(x + 3) − (CONSTANT + LINEAR·u + QUADRATIC·u²) with u = 1/(x + 3) − 1/8, for 21/32 ≤ x ≤ 28.
 *
 * sollya: w0=1/8; F=exp((1/(x+w0)-3)^2)*erfc(1/(x+w0)-3)/(x+w0);
 * fpminimax(F, [|0,...,20|], [|D...|], [1/31-w0;1/3.65625-w0], floating, relative, 57/64+61/16*x+57/4*x^2), error 2^−57.
 */
function erfcTail(u: number): number {
  const uu = u * u;
  const even =
    -0.0049878981354509935 +
    uu *
      (0.07785493392416758 +
        uu *
          (111.89447554049143 +
            uu *
              (133.99749456135604 +
                uu *
                  (-1390.0537796328758 +
                    uu *
                      (6686.539760360935 +
                        uu *
                          (-30555.49308875169 +
                            uu *
                              (159103.76127952736 +
                                uu *
                                  (-1088584.754526366 +
                                    uu * (9506779.527119411 + uu * -54250618.728830345)))))))));
  const odd =
    0.024791544674678718 +
    uu *
      (44.86436692630012 +
        uu *
          (196.34918013736714 +
            uu *
              (-431.2999296844626 +
                uu *
                  (-297.9810962916752 +
                    uu *
                      (9582.27895158665 +
                        uu *
                          (-83953.13041121447 +
                            uu *
                              (647344.3153211836 + uu * (-4574470.568915758 + uu * 19776376.731847536))))))));
  return even + u * odd;
}

/**
 * erfc(x) = e^(−x²)·w·F(w) for x ≥ 21/32, with w = 1/(x + 3), which maps [21/32, ∞) to where F is nearly a polynomial.
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
  const u = uHigh + wLow;
  const uShort = u + ROUND_16 - ROUND_16;
  const lead = CONSTANT + LINEAR * uHigh + QUADRATIC * (uShort * uShort); // exact
  const tail = erfcTail(u) + (LINEAR * wLow + QUADRATIC * ((uHigh - uShort + wLow) * (u + uShort)));
  const F = lead + tail;
  const FHigh = F + ROUND_25 - ROUND_25;
  const FLow = lead - FHigh + tail;

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

/** erfc x = 1 − erf x; at most 1 ulp from the correctly rounded value, relative to the result also in the tail, down to the subnormals at 26.5. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (a < SPLIT) {
    const lead = 1 - x;
    return lead + (1 - lead - x - erfTail(x));
  }
  const y = erfcOfLarge(a);
  return x < 0 ? 2 - y : y;
}
