// The functions of src/elementary/single.ts, four numbers at once: line by line the same operations in the same order.
import { select, zero } from './bits';

const ROUND: usize = memory.data<f32>([12582912]);
const LOG2_E: usize = memory.data<f32>([1.4426950216293335]);
const LN2_HIGH: usize = memory.data<f32>([0.693359375]);
const LN2_LOW: usize = memory.data<f32>([-0.00021219444170128554]);
const SQUARE: usize = memory.data<f32>([
  0.0013946470571681857, 0.008366595022380352, 0.04166628047823906, 0.1666654348373413, 0.5,
]);
const CUBIC: usize = memory.data<f32>([
  0.2802506685256958, 0.2799902856349945, 0.40021705627441406, 0.66666412353515625,
]);
/** √½ */
const ROOT_HALF: usize = memory.data<f32>([0.70710676908493042]);
const SMALLEST_NORMAL: usize = memory.data<f32>([1.1754943508222875e-38]);
/** 2^23 */
const LIFT: usize = memory.data<f32>([8388608]);
const HALF: usize = memory.data<f32>([0.5]);
/** Of the tail of the normal distribution, the highest power first. */
const TAIL: usize = memory.data<f32>([
  0.05034974589943886, -0.3002220690250397, 0.5809417366981506, -0.39843156933784485, 0.3942722678184509,
  0.06988145411014557, 0.20643626153469086, 0.19718647003173828, 0.1995856761932373,
]);
const ONE: usize = memory.data<f32>([1]);
const TWO: usize = memory.data<f32>([2]);
const MINUS_TWO: usize = memory.data<f32>([-2]);
const SATURATED: usize = memory.data<f32>([10]);
const MINUS_ZERO: usize = memory.data<f32>([-0]);
const LOWEST: usize = memory.data<f32>([-104]);
/** From there down e^x − 1 is −1. */
const LOWEST_POWER_OF_EXPM1: i32 = -26;
const HIGHEST: usize = memory.data<f32>([89]);
const MINUS_HALF: usize = memory.data<f32>([-0.5]);
const FOUR: usize = memory.data<f32>([4]);
const FARTHEST: usize = memory.data<f32>([15]);
/** 2^12 + 1 */
const SPLIT: usize = memory.data<f32>([4097]);
const DENSITY_AT_0: usize = memory.data<f32>([0.3989422917366028]);

/** The number at an address, in all lanes. */
// @ts-expect-error: decorator
@inline
function all(at: usize): v128 {
  return v128.load32_splat(at);
}

/** a·x + b, rounded after the product and after the sum; b stands in memory. */
// @ts-expect-error: decorator
@inline
function mulAdd(a: v128, x: v128, b: usize): v128 {
  return f32x4.add(all(b), f32x4.mul(x, a));
}

/** ROUND + n, n the integer nearest to v/ln 2 */
// @ts-expect-error: decorator
@inline
function nearestPower(v: v128): v128 {
  return f32x4.add(f32x4.mul(v, all(LOG2_E)), all(ROUND));
}

/** n as integers: next to ROUND, a step of the last bit is 1. */
// @ts-expect-error: decorator
@inline
function integers(roundPlusN: v128): v128 {
  return i32x4.sub(roundPlusN, all(ROUND));
}

/** v − n·ln 2 */
// @ts-expect-error: decorator
@inline
function rest(v: v128, roundPlusN: v128): v128 {
  const n = f32x4.sub(roundPlusN, all(ROUND));
  return f32x4.sub(f32x4.sub(v, f32x4.mul(n, all(LN2_HIGH))), f32x4.mul(n, all(LN2_LOW)));
}

// @ts-expect-error: decorator
@inline
function expm1OfRest(r: v128): v128 {
  let q = mulAdd(all(SQUARE), r, SQUARE + 4);
  q = mulAdd(q, r, SQUARE + 8);
  q = mulAdd(q, r, SQUARE + 12);
  q = mulAdd(q, r, SQUARE + 16);
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), q));
}

/** 2^n for int32, −126 ≤ n ≤ 127. */
// @ts-expect-error: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

// @ts-expect-error: decorator
@inline
function scale(y: v128, n: v128): v128 {
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** x between two numbers in memory; NaN stays NaN. */
// @ts-expect-error: decorator
@inline
function within(x: v128, low: usize, high: usize): v128 {
  return f32x4.pmin(f32x4.pmax(x, all(low)), all(high));
}

/** ROUND + n, where e^x = 2^n·(1 + q) */
// @ts-expect-error: decorator
@inline
export function power(x: v128): v128 {
  return nearestPower(within(x, LOWEST, HIGHEST));
}

/** The q of it */
// @ts-expect-error: decorator
@inline
export function growth(x: v128, power: v128): v128 {
  return expm1OfRest(rest(within(x, LOWEST, HIGHEST), power));
}

// @ts-expect-error: decorator
@inline
export function expFrom(power: v128, q: v128): v128 {
  return scale(f32x4.add(all(ONE), q), integers(power));
}

// @ts-expect-error: decorator
@inline
export function exp(x: v128): v128 {
  const n = power(x);
  return expFrom(n, growth(x, n));
}

// @ts-expect-error: decorator
@inline
export function expm1From(power: v128, q: v128, x: v128): v128 {
  const n = i32x4.max_s(integers(power), i32x4.splat(LOWEST_POWER_OF_EXPM1));
  const lead = f32x4.sub(all(ONE), scale(all(ONE), i32x4.neg(n)));
  return select(f32x4.eq(x, zero()), x, scale(f32x4.add(lead, q), n));
}

// @ts-expect-error: decorator
@inline
export function expm1(x: v128): v128 {
  const n = power(x);
  return expm1From(n, growth(x, n), x);
}

// @ts-expect-error: decorator
@inline
function twiceArtanh(s: v128): v128 {
  const z = f32x4.mul(s, s);
  let p = mulAdd(all(CUBIC), z, CUBIC + 4);
  p = mulAdd(p, z, CUBIC + 8);
  p = mulAdd(p, z, CUBIC + 12);
  return f32x4.add(f32x4.add(s, s), f32x4.mul(f32x4.mul(s, z), p));
}

// @ts-expect-error: decorator
@inline
export function log1pOfUnit(x: v128): v128 {
  return twiceArtanh(f32x4.div(x, f32x4.add(all(TWO), x)));
}

/** The power of two that is taken off the bits of x. */
// @ts-expect-error: decorator
@inline
function binaryExponent(x: v128): v128 {
  return i32x4.shr_s(i32x4.sub(x, all(ROOT_HALF)), 23);
}

// @ts-expect-error: decorator
@inline
function logOf(x: v128, n: v128, s: v128): v128 {
  const k = f32x4.convert_i32x4_s(n);
  const low = f32x4.add(twiceArtanh(s), f32x4.mul(k, all(LN2_LOW)));
  const y = f32x4.add(f32x4.mul(k, all(LN2_HIGH)), low);
  const infinite = f32x4.splat(Infinity);
  const ofOthers = select(f32x4.eq(x, zero()), f32x4.neg(infinite), f32x4.splat(NaN));
  return select(f32x4.gt(x, zero()), select(f32x4.eq(x, infinite), x, y), ofOthers);
}

// @ts-expect-error: decorator
@inline
export function log(x: v128): v128 {
  const small = f32x4.lt(x, all(SMALLEST_NORMAL));
  const lifted = select(small, f32x4.mul(x, all(LIFT)), x);
  const n = binaryExponent(lifted);
  const m = i32x4.sub(lifted, i32x4.shl(n, 23));
  const s = f32x4.div(f32x4.sub(m, all(ONE)), f32x4.add(all(ONE), m));
  return logOf(x, i32x4.sub(n, v128.and(small, i32x4.splat(23))), s);
}

/** From 1 − x as from any number, but with another s and without a power of two where x ≤ ½. */
// @ts-expect-error: decorator
@inline
export function log1m(x: v128): v128 {
  const y = f32x4.sub(all(ONE), x);
  const near = f32x4.le(x, all(HALF));
  const n = binaryExponent(y);
  const m = i32x4.sub(y, i32x4.shl(n, 23));
  const above = select(near, f32x4.neg(x), f32x4.sub(m, all(ONE)));
  const below = select(near, f32x4.sub(all(TWO), x), f32x4.add(all(ONE), m));
  return logOf(y, v128.andnot(n, near), f32x4.div(above, below));
}

/** e^−|x| */
// @ts-expect-error: decorator
@inline
export function decay(x: v128): v128 {
  const v = f32x4.pmax(v128.or(x, all(MINUS_ZERO)), all(LOWEST));
  const power = nearestPower(v);
  return expFrom(power, expm1OfRest(rest(v, power)));
}

/** σ(x) from e = decay(x) = decay(−x) */
// @ts-expect-error: decorator
@inline
export function sigmoidFrom(e: v128, x: v128): v128 {
  return f32x4.div(select(f32x4.lt(x, zero()), e, all(ONE)), f32x4.add(all(ONE), e));
}

// @ts-expect-error: decorator
@inline
export function sigmoid(x: v128): v128 {
  return sigmoidFrom(decay(x), x);
}

// @ts-expect-error: decorator
@inline
export function tanh(x: v128): v128 {
  const t = expm1(f32x4.mul(all(MINUS_TWO), f32x4.pmin(f32x4.abs(x), all(SATURATED))));
  const y = f32x4.div(f32x4.neg(t), f32x4.add(all(TWO), t));
  const none = zero();
  return select(f32x4.gt(x, none), y, select(f32x4.lt(x, none), f32x4.neg(y), x));
}

// @ts-expect-error: decorator
@inline
function distance(x: v128): v128 {
  return f32x4.pmin(f32x4.abs(x), all(FARTHEST));
}

/** e^(−x²/2) */
// @ts-expect-error: decorator
@inline
export function bell(x: v128): v128 {
  const v = distance(x);
  const c = f32x4.mul(v, all(SPLIT));
  const high = f32x4.sub(c, f32x4.sub(c, v));
  const lead = f32x4.mul(f32x4.mul(all(MINUS_HALF), high), high);
  const low = f32x4.mul(f32x4.mul(all(MINUS_HALF), f32x4.sub(v, high)), f32x4.add(v, high));
  const n = nearestPower(f32x4.add(lead, low));
  return expFrom(n, expm1OfRest(f32x4.add(rest(lead, n), low)));
}

/** From e = bell(x). */
// @ts-expect-error: decorator
@inline
export function normalDensityFrom(e: v128): v128 {
  return f32x4.mul(all(DENSITY_AT_0), e);
}

// @ts-expect-error: decorator
@inline
export function normalDensity(x: v128): v128 {
  return normalDensityFrom(bell(x));
}

/** 2·Φ(x) from e = bell(x) */
// @ts-expect-error: decorator
@inline
export function twiceNormalCdfFrom(e: v128, x: v128): v128 {
  const v = distance(x);
  const t = f32x4.div(all(FOUR), f32x4.add(all(FOUR), v));
  let p = mulAdd(all(TAIL), t, TAIL + 4);
  p = mulAdd(p, t, TAIL + 8);
  p = mulAdd(p, t, TAIL + 12);
  p = mulAdd(p, t, TAIL + 16);
  p = mulAdd(p, t, TAIL + 20);
  p = mulAdd(p, t, TAIL + 24);
  p = mulAdd(p, t, TAIL + 28);
  p = mulAdd(p, t, TAIL + 32);
  const tail = f32x4.mul(e, f32x4.mul(t, p));
  return select(f32x4.lt(x, zero()), tail, f32x4.sub(all(TWO), tail));
}

// @ts-expect-error: decorator
@inline
export function twiceNormalCdf(x: v128): v128 {
  return twiceNormalCdfFrom(bell(x), x);
}
