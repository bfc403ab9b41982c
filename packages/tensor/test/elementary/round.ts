/** A real number as mantissa·2^exponent, known to far more digits than any float has. */
export interface Real {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** A binary format of IEEE 754: bits of the mantissa, exponent of the last bit of the smallest subnormal, largest exponent. */
export interface Format {
  readonly bits: number;
  readonly smallest: number;
  readonly largest: number;
}

export const binary64: Format = { bits: 53, smallest: -1074, largest: 1023 };
export const binary32: Format = { bits: 24, smallest: -149, largest: 127 };

export function bitLength(n: bigint): number {
  const hex = (n < 0n ? -n : n).toString(16);
  return n === 0n ? 0 : 4 * (hex.length - 1) + (32 - Math.clz32(parseInt(hex[0] as string, 16)));
}

/** The float nearest to the real, ties to even, subnormals and overflow included. */
export function roundTo({ bits, smallest, largest }: Format, { mantissa, exponent }: Real): number {
  const sign = mantissa < 0n ? -1 : 1;
  let n = mantissa < 0n ? -mantissa : mantissa;
  let e = exponent;
  const drop = Math.max(bitLength(n) - bits, smallest - e);
  if (drop > 0) {
    const rest = n & ((1n << BigInt(drop)) - 1n);
    const half = 1n << BigInt(drop - 1);
    n >>= BigInt(drop);
    if (rest > half || (rest === half && n & 1n)) n += 1n;
    e += drop;
  }
  if (n === 0n) return sign * 0;
  if (bitLength(n) - 1 + e > largest) return sign * Infinity;
  // Number(n) is exact, and so are both factors and products
  const first = Math.max(e, -1000);
  return (
    sign * Number(n) * 2 ** Math.min(first, 900) * 2 ** (first - Math.min(first, 900)) * 2 ** (e - first)
  );
}

const shift = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));

/** |y − value| in units of the last place that the value has in the format, to 20 binary places. */
export function errorOf({ bits, smallest }: Format, y: Real, value: Real): number {
  const ulp = Math.max(bitLength(value.mantissa) + value.exponent - bits, smallest);
  const e = Math.min(value.exponent, y.exponent);
  const difference = shift(value.mantissa, value.exponent - e) - shift(y.mantissa, y.exponent - e);
  return Number(shift(difference < 0n ? -difference : difference, e - ulp + 20)) / 2 ** 20;
}

const float64 = new Float64Array(1);
const int64 = new BigInt64Array(float64.buffer);
const float32 = new Float32Array(1);
const int32 = new Int32Array(float32.buffer);

/** Neighbouring float64s have neighbouring integers; −0 and +0 share 0. */
function order64(x: number): bigint {
  float64[0] = x;
  const i = int64[0] as bigint;
  return i < 0n ? -0x8000000000000000n - i : i;
}

function order32(x: number): number {
  float32[0] = x;
  const i = int32[0] as number;
  return i < 0 ? -0x80000000 - i : i;
}

/** How many float64s lie from a to b; 0 for two NaNs, ∞ for one. */
export function ulps64(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Object.is(a, b) ? 0 : Infinity;
  const d = order64(a) - order64(b);
  return Number(d < 0n ? -d : d);
}

/** How many float32s lie from a to b, both float32; 0 for two NaNs, ∞ for one. */
export function ulps32(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Object.is(a, b) ? 0 : Infinity;
  return Math.abs(order32(a) - order32(b));
}

/** The float64 that stands `steps` places after the finite x. */
export function neighbour(x: number, steps: number): number {
  const i = order64(x) + BigInt(steps);
  int64[0] = i < 0n ? -0x8000000000000000n - i : i;
  return float64[0] as number;
}
