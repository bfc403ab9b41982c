/** Z = f(A) with its right derivative, by name. */
export interface Function1 {
  readonly f: (x: number) => number;
  readonly derivative: (x: number) => number;
  /** Where f is defined, if not everywhere. */
  readonly range?: readonly [number, number];
  /** Why no finite difference can tell, where that is so. */
  readonly untold?: string;
}

const { abs, atan, cosh, exp, floor, fround, log, max, min, sign, sin, cos, sinh, sqrt, tanh } = Math;
const sigmoid = (x: number): number => 1 / (1 + exp(-x));
const fn = (
  f: Function1['f'],
  derivative: Function1['derivative'],
  more: Omit<Function1, 'f' | 'derivative'> = {},
): Function1 => ({ f, derivative, ...more });

/** Large, small, steep, flat. */
export const scaled: Record<string, Function1> = {
  '1e6·x²': fn(
    (x) => 1e6 * x * x,
    (x) => 2e6 * x,
  ),
  '1e-6·x²': fn(
    (x) => 1e-6 * x * x,
    (x) => 2e-6 * x,
  ),
  '1e6 + sin x': fn((x) => 1e6 + sin(x), cos),
  '1e150·x': fn(
    (x) => 1e150 * x,
    () => 1e150,
  ),
  '1e-150·x': fn(
    (x) => 1e-150 * x,
    () => 1e-150,
  ),
  'x² between 9,000 and 10,000': fn(
    (x) => x * x,
    (x) => 2 * x,
    { range: [9000, 10000] },
  ),
  'sin 50x': fn(
    (x) => sin(50 * x),
    (x) => 50 * cos(50 * x),
  ),
  'exp x, to ±600': fn(exp, exp, { range: [-600, 600] }),
  'tanh 20x': fn(
    (x) => tanh(20 * x),
    (x) => 20 / cosh(20 * x) ** 2,
  ),
  'atan 1000x': fn(
    (x) => atan(1000 * x),
    (x) => 1000 / (1 + 1e6 * x * x),
  ),
  'a bump as narrow as 1/100': fn(
    (x) => exp(-1e4 * x * x),
    (x) => -2e4 * x * exp(-1e4 * x * x),
  ),
  '1/(1 + exp −x), to ±1000': fn(sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x)), { range: [-1000, 1000] }),
  'exp(−1/x²), which is flat at 0': fn(
    (x) => (x === 0 ? 0 : exp(-1 / (x * x))),
    (x) => (x === 0 ? 0 : (2 * exp(-1 / (x * x))) / (x * x * x)),
  ),
};

/** Smooth, and each with a catch. */
export const smooth: Record<string, Function1> = {
  'x³': fn(
    (x) => x * x * x,
    (x) => 3 * x * x,
  ),
  'x⁵ − 4x³': fn(
    (x) => x ** 5 - 4 * x ** 3,
    (x) => 5 * x ** 4 - 12 * x * x,
  ),
  'log, to 1/100': fn(log, (x) => 1 / x, { range: [0.01, 8] }),
  '√x, to 1/100': fn(sqrt, (x) => 0.5 / sqrt(x), { range: [0.01, 8] }),
  '1/x, to 1/10': fn(
    (x) => 1 / x,
    (x) => -1 / (x * x),
    { range: [0.1, 8] },
  ),
  'x^x': fn(
    (x) => x ** x,
    (x) => x ** x * (1 + log(x)),
    { range: [0.1, 4] },
  ),
  'sin x / x': fn(
    (x) => (x === 0 ? 1 : sin(x) / x),
    (x) => (x === 0 ? 0 : abs(x) < 1e-3 ? -x / 3 : (cos(x) - sin(x) / x) / x),
  ),
  'x·σ(x)': fn(
    (x) => x * sigmoid(x),
    (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  ),
  'x + sin² x': fn(
    (x) => x + sin(x) ** 2,
    (x) => 1 + sin(2 * x),
  ),
  '√(x² + 1e-8), almost a kink': fn(
    (x) => sqrt(x * x + 1e-8),
    (x) => x / sqrt(x * x + 1e-8),
  ),
};

/** Pieces that meet at kinks, or where only a higher derivative jumps, or not at all. */
export const pieces: Record<string, Function1> = {
  '|x|': fn(abs, sign),
  'x·|x|': fn(
    (x) => x * abs(x),
    (x) => 2 * abs(x),
  ),
  'x² · sign x': fn(
    (x) => x * x * sign(x),
    (x) => 2 * abs(x),
  ),
  '|x|³': fn(
    (x) => abs(x) ** 3,
    (x) => 3 * x * abs(x),
  ),
  'max(0, 1 − x)': fn(
    (x) => max(0, 1 - x),
    (x) => (x < 1 ? -1 : 0),
  ),
  'max(x, x²)': fn(
    (x) => max(x, x * x),
    (x) => (x > x * x ? 1 : 2 * x),
  ),
  'ELU by exp x − 1': fn(
    (x) => (x > 0 ? x : exp(x) - 1),
    (x) => (x > 0 ? 1 : exp(x)),
  ),
  'Huber, δ = ½': fn(
    (x) => (abs(x) <= 0.5 ? (x * x) / 2 : 0.5 * (abs(x) - 0.25)),
    (x) => max(-0.5, min(0.5, x)),
  ),
  'hard swish': fn(
    (x) => (x * min(max(x + 3, 0), 6)) / 6,
    (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6),
  ),
  'soft shrinkage': fn(
    (x) => sign(x) * max(abs(x) - 0.5, 0),
    (x) => (abs(x) > 0.5 ? 1 : 0),
  ),
  'min(max(0, x), 6)': fn(
    (x) => min(max(0, x), 6),
    (x) => (x > 0 && x < 6 ? 1 : 0),
  ),
  'x − floor x': fn(
    (x) => x - floor(x),
    () => 1,
  ),
  'a jump at 1, another slope': fn(
    (x) => (x > 1 ? 2 * x + 3 : x),
    (x) => (x > 1 ? 2 : 1),
  ),
  'x + step(x), whose step has no gradient': fn(
    (x) => x + (x > 0 ? 1 : 0),
    () => 1,
  ),
  'a table of 9 numbers, linear in between': fn(
    (x) => table(x).value,
    (x) => table(x).slope,
  ),
};

function table(x: number): { value: number; slope: number } {
  const heights = [0, 1, -1, 2, 2, 0.5, -2, 1, 0];
  const at = min(max(floor(x) + 4, 0), 7);
  const slope = heights[at + 1]! - heights[at]!;
  return { value: heights[at]! + slope * (x - (at - 4)), slope };
}

/** What rounds inside, where the outputs do not show it. */
export const rounding: Record<string, Function1> = {
  'log(1 + exp x)': fn((x) => log(1 + exp(x)), sigmoid),
  'log cosh x': fn((x) => log(cosh(x)), tanh),
  '(1e8 + x) − 1e8': fn(
    (x) => 1e8 + x - 1e8,
    () => 1,
  ),
  '(1e12 + x) − 1e12': fn(
    (x) => 1e12 + x - 1e12,
    () => 1,
  ),
  '(1e14 + x) − 1e14': fn(
    (x) => 1e14 + x - 1e14,
    () => 1,
    { untold: 'stairs of 1/64' },
  ),
  '(1e15 + x) − 1e15': fn(
    (x) => 1e15 + x - 1e15,
    () => 1,
    { untold: 'stairs of 1/8' },
  ),
  '(1e16 + x) − 1e16': fn(
    (x) => 1e16 + x - 1e16,
    () => 1,
    { untold: 'stairs of 2' },
  ),
  '(1e17 + x) − 1e17': fn(
    (x) => 1e17 + x - 1e17,
    () => 1,
    { untold: 'stairs of 16' },
  ),
  '3·((1e20 − x) − 1e20)': fn(
    (x) => 3 * (1e20 - x - 1e20),
    () => -3,
    { untold: 'stairs of 16384' },
  ),
  '(x − 1)⁷, multiplied out': fn(
    (x) => ((((((x - 7) * x + 21) * x - 35) * x + 35) * x - 21) * x + 7) * x - 1,
    (x) => 7 * (x - 1) ** 6,
  ),
  'float32 inside': fn(
    (x) => fround(fround(1.1) * fround(x * x)),
    (x) => 2 * fround(1.1) * x,
  ),
  'float32 inside, tanh': fn(
    (x) => fround(tanh(fround(x))),
    (x) => 1 / cosh(x) ** 2,
  ),
  'cosh² − sinh²': fn(
    (x) => cosh(x) ** 2 - sinh(x) ** 2 + x,
    () => 1,
  ),
  'exp x − exp x + x': fn(
    (x) => exp(x) * 1.1 - exp(x) * 1.1 + x,
    () => 1,
  ),
};

/** The gradient is 0 everywhere: it cannot be told, and it is not wrong. */
export const flat: Record<string, Function1> = {
  'a constant': fn(
    () => 3,
    () => 0,
    { untold: 'a constant' },
  ),
  'step(x)': fn(
    (x) => (x > 0 ? 1 : 0),
    () => 0,
    { untold: 'flat' },
  ),
  'floor x': fn(floor, () => 0, { untold: 'flat' }),
};
