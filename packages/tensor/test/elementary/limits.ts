type Rows = [x: number, value: number][];

/** x → f(x) at 0, ±∞, NaN and the ends of a dtype, whose smallest and largest numbers these are. */
export function limits(MIN: number, MAX: number): Record<'exp' | 'expm1' | 'sigmoid' | 'tanh', Rows> {
  return {
    exp: [
      [0, 1],
      [-0, 1],
      [MIN, 1],
      [-MIN, 1],
      [NaN, NaN],
      [Infinity, Infinity],
      [-Infinity, 0],
      [MAX, Infinity],
      [-MAX, 0],
    ],
    expm1: [
      [0, 0],
      [-0, -0],
      [MIN, MIN],
      [-MIN, -MIN],
      [NaN, NaN],
      [Infinity, Infinity],
      [-Infinity, -1],
      [MAX, Infinity],
      [-MAX, -1],
    ],
    sigmoid: [
      [0, 0.5],
      [-0, 0.5],
      [MIN, 0.5],
      [-MIN, 0.5],
      [NaN, NaN],
      [Infinity, 1],
      [-Infinity, 0],
      [MAX, 1],
      [-MAX, 0],
    ],
    tanh: [
      [0, 0],
      [-0, -0],
      [MIN, MIN],
      [-MIN, -MIN],
      [NaN, NaN],
      [Infinity, 1],
      [-Infinity, -1],
      [MAX, 1],
      [-MAX, -1],
    ],
  };
}
