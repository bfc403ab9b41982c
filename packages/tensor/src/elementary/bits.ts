/**
 * What the elementary functions need besides + − × ÷: rounding by addition of a constant, exponents, exact products.
 * Each has a direct twin in SIMD, lane by lane, with the same bits.
 */

const float64 = new Float64Array(1);
const words = new Uint32Array(float64.buffer);
const HIGH = new Uint32Array(new Float64Array([1]).buffer)[1] === 0x3ff00000 ? 1 : 0;

/** The upper 32 bits of x: sign, 11 bits of exponent, 20 bits of mantissa. */
export function highWord(x: number): number {
  float64[0] = x;
  return words[HIGH] as number;
}

/** 1.5·2^52: `x + ROUND − ROUND` is x rounded to an integer, ties to even, for |x| ≤ 2^51. */
export const ROUND = 6755399441055744;

/** 1.5·2^26: `x + ROUND_26 − ROUND_26` is x rounded to a multiple of 2^−26, for |x| ≤ 2^25. */
export const ROUND_26 = 100663296;

const SMALLEST = -1074;
const LARGEST = 1023;

let powersOfTwo: Float64Array | undefined;

/** 2^n for integers −1074 ≤ n ≤ 1023: in scalar code a load is quicker than writing one word and reading the double. */
export function powerOfTwo(n: number): number {
  return (powersOfTwo ??= allPowersOfTwo())[n - SMALLEST] as number;
}

function allPowersOfTwo(): Float64Array {
  const powers = new Float64Array(LARGEST - SMALLEST + 1);
  for (let n = 0, up = 1, down = 1; n <= -SMALLEST; n++, up *= 2, down /= 2) {
    powers[-SMALLEST + n] = up; // beyond LARGEST it is dropped
    powers[-SMALLEST - n] = down;
  }
  return powers;
}

/** y·2^n in two exact halves, rounded at most once where y ≥ 2^−484: for integers −2148 ≤ n ≤ 2046. */
export function scale(y: number, n: number): number {
  const half = n >> 1;
  return y * powerOfTwo(half) * powerOfTwo(n - half);
}

/** The upper 26 bits of x (Veltkamp), so that products of two such are exact; |x| ≤ 2^996. */
export function upperHalf(x: number): number {
  const c = x * 134217729; // 2^27 + 1
  return c - (c - x);
}

/** x·y − xy exactly, where xy is the rounded product (Dekker). */
export function productError(x: number, y: number, xy: number): number {
  const xh = upperHalf(x);
  const yh = upperHalf(y);
  const xl = x - xh;
  const yl = y - yh;
  return xl * yl - (xy - xh * yh - xl * yh - xh * yl);
}
