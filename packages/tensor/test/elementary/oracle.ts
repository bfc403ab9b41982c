import { type Real, bitLength } from './round.ts';

/*
 * Each function to more than 100 correct bits, in fixed point on BigInt: n stands for n·2^−P.
 * P grows where the result is small, so that every result has its bits. Nothing of Math.* and nothing of the code under test.
 */

/** Bits beyond those that the smallest intermediate value needs. */
const GUARD = 160;

/** x = mantissa·2^exponent, exactly. */
export function exact(x: number): Real {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: bits >> 63n ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

/** n·2^by, rounded down. */
const shift = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));
const fixed = ({ mantissa, exponent }: Real, P: number): bigint => shift(mantissa, exponent + P);
const multiply = (a: bigint, b: bigint, P: number): bigint => (a * b) >> BigInt(P);
const divide = (a: bigint, b: bigint, P: number): bigint => (a << BigInt(P)) / b;
/** P for a value of the size of x or of 1, whichever is smaller. */
const precisionFor = ({ mantissa, exponent }: Real): number =>
  GUARD + Math.max(0, -(bitLength(mantissa) + exponent));

function cached(compute: (P: number) => bigint): (P: number) => bigint {
  const known = new Map<number, bigint>();
  return (P) => {
    const value = known.get(P) ?? compute(P);
    known.set(P, value);
    return value;
  };
}

/** Σ term(k), term(k + 1) = next(term(k), k), until a term is 0. */
function series(first: bigint, next: (term: bigint, k: number) => bigint): bigint {
  let sum = 0n;
  for (let term = first, k = 0; term !== 0n && term !== -1n; term = next(term, k++)) sum += term;
  return sum;
}

/** atanh s = s + s³/3 + s⁵/5 + … (sign +1), atan s = s − s³/3 + s⁵/5 − … (sign −1), for |s| < ½ */
function arcSeries(s: bigint, sign: bigint, P: number): bigint {
  const z = sign * multiply(s, s, P);
  let sum = 0n;
  for (let power = s, k = 1n; power !== 0n && power !== -1n; power = multiply(power, z, P), k += 2n)
    sum += power / k;
  return sum;
}

/** ln 2 = 2·atanh(1/3) */
const ln2 = cached((P) => (2n * arcSeries((1n << BigInt(P + 32)) / 3n, 1n, P + 32)) >> 32n);
/** π = 16·atan(1/5) − 4·atan(1/239) */
const pi = cached((P) => {
  const one = 1n << BigInt(P + 32);
  return (16n * arcSeries(one / 5n, -1n, P + 32) - 4n * arcSeries(one / 239n, -1n, P + 32)) >> 32n;
});
/** √π by Newton's iteration */
const sqrtPi = cached((P) => {
  const square = pi(2 * P);
  let root = 1n << BigInt(P + 1); // from above
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
});

/** e^t = m·2^n for fixed-point t: the pair (m at P, n). */
function expOf(t: bigint, P: number): { m: bigint; n: number } {
  const n = (t + (ln2(P) >> 1n)) / ln2(P) - (t + (ln2(P) >> 1n) < 0n ? 1n : 0n);
  const r = t - n * ln2(P);
  return { m: series(1n << BigInt(P), (term, k) => multiply(term, r, P) / BigInt(k + 1)), n: Number(n) };
}

/** e^t − 1 */
function expm1Of(t: bigint, P: number): bigint {
  const { m, n } = expOf(t, P);
  return shift(m, n) - (1n << BigInt(P));
}

/** log u for u > 0: u = 2^n·v with v in [0.7, 1.41], log v = 2·atanh((v − 1)/(v + 1)) */
function logOf({ mantissa, exponent }: Real, P: number): bigint {
  const one = 1n << BigInt(P);
  const length = bitLength(mantissa);
  const large = 100n * shift(mantissa, P + 1 - length) > 141n * one;
  const v = shift(mantissa, P + 1 - length - Number(large));
  const n = BigInt(length + exponent - 1 + Number(large));
  return 2n * arcSeries(divide(v - one, v + one, P), 1n, P) + n * ln2(P);
}

const real = (mantissa: bigint, P: number): Real => ({ mantissa, exponent: -P });

/** erf x = 2/√π·e^(−x²)·Σ 2^k·x^(2k+1)/(2k+1)!!, all terms positive. */
function erfOf(x: bigint, P: number): bigint {
  const zz = 2n * multiply(x, x, P);
  const sum = series(x, (term, k) => multiply(term, zz, P) / BigInt(2 * k + 3));
  const { m, n } = expOf(-multiply(x, x, P), P);
  return divide(2n * shift(multiply(m, sum, P), n), sqrtPi(P), P);
}

/** erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + 2/(x + …))))) for x ≥ 3. */
function erfcTail(x: Real): Real {
  const P = 256;
  const v = fixed(x, P);
  const half = 1n << BigInt(P - 1);
  let t = v;
  for (let k = 400n; k > 0n; k--) t = v + divide(k * half, t, P);
  const { m, n } = expOf(-fixed({ mantissa: x.mantissa ** 2n, exponent: 2 * x.exponent }, P), P);
  return real(divide(divide(m, sqrtPi(P), P), t, P), P - n);
}

/** x − ½·round(2x) in [−¼, ¼] and round(2x) mod 4, exactly. */
function quarterTurns(x: Real): { r: Real; turns: number } {
  const e = Math.min(x.exponent, -2);
  const m = shift(x.mantissa, x.exponent - e);
  const unit = 1n << BigInt(-e - 1); // ½
  const n = (m + (unit >> 1n)) >> BigInt(-e - 1);
  return { r: { mantissa: m - n * unit, exponent: e }, turns: Number(((n % 4n) + 4n) % 4n) };
}

function sineOf(r: Real): Real {
  const P = precisionFor(r);
  const t = multiply(fixed(r, P), pi(P), P);
  const tt = -multiply(t, t, P);
  return real(
    series(t, (term, k) => multiply(term, tt, P) / BigInt((2 * k + 2) * (2 * k + 3))),
    P,
  );
}

function cosineOf(r: Real): Real {
  const t = multiply(fixed(r, GUARD), pi(GUARD), GUARD);
  const tt = -multiply(t, t, GUARD);
  const terms = (term: bigint, k: number): bigint =>
    multiply(term, tt, GUARD) / BigInt((2 * k + 1) * (2 * k + 2));
  return real(series(1n << BigInt(GUARD), terms), GUARD);
}

function circular(x: number, quarter: number): Real {
  const { r, turns } = quarterTurns(exact(x));
  const q = (turns + quarter) % 4;
  const { mantissa, exponent } = q % 2 === 0 ? sineOf(r) : cosineOf(r);
  return { mantissa: q >= 2 ? -mantissa : mantissa, exponent };
}

/** The real value at a finite x inside the domain, where the result is neither 0 nor far outside float64. */
export const oracle = {
  exp: (x: number): Real => {
    const { m, n } = expOf(fixed(exact(x), 256), 256);
    return real(m, 256 - n);
  },
  expm1: (x: number): Real => {
    const P = precisionFor(exact(x));
    return real(expm1Of(fixed(exact(x), P), P), P);
  },
  log: (x: number): Real => {
    return real(logOf(exact(x), 256), 256);
  },
  log1p: (x: number): Real => {
    const { mantissa, exponent } = exact(x);
    const P = precisionFor(exact(x)) + 64;
    const e = Math.min(exponent, 0);
    return real(logOf({ mantissa: shift(1n, -e) + shift(mantissa, exponent - e), exponent: e }, P), P);
  },
  tanh: (x: number): Real => {
    const P = precisionFor(exact(x));
    const t = expm1Of(2n * fixed(exact(x), P), P);
    return real(divide(t, t + (2n << BigInt(P)), P), P);
  },
  sigmoid: (x: number): Real => {
    const { m, n } = expOf(fixed(exact(x), 256), 256); // m·2^n/(1 + m·2^n)
    const one = 1n << 256n;
    if (n > 200) return real(one - shift(1n, 256 - n), 256);
    return real(divide(m, one + shift(m, n), 256), 256 - n);
  },
  erf: (x: number): Real => {
    const P = precisionFor(exact(x)) + 64;
    return real(erfOf(fixed(exact(x), P), P), P);
  },
  erfc: (x: number): Real => {
    if (x >= 3) return erfcTail(exact(x));
    return real((1n << 256n) - erfOf(fixed(exact(x), 256), 256), 256);
  },
  sinPi: (x: number): Real => circular(x, 0),
  cosPi: (x: number): Real => circular(x, 1),
  pow: (x: number, y: number): Real => {
    const { mantissa, exponent } = exact(y);
    const sign = x < 0 && exponent <= 0 && (mantissa >> BigInt(Math.min(-exponent, 1100))) & 1n ? -1n : 1n;
    const log = logOf(exact(x < 0 ? -x : x), 384);
    const { m, n } = expOf(shift(mantissa * log, exponent + 256 - 384), 256);
    return real(sign * m, 256 - n);
  },
};
