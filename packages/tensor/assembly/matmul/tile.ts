import { lanes } from '../lanes';

// The heart of all products: a tile of results in registers. Each lane is one result, summed over p in order; a product
// is rounded before it is added. The four numbers of x at p stand side by side, xStep before those at p + 1; so do the
// vectors of y. (Four rows of x with a pointer each, as they stand in memory: 84 % of the peak instead of 89.)
// Rows that are not there are computed like the first and stored before it.

/**
 * 4 rows × 2 vectors: eight sums, two vectors of y, a number of x and a product in 15 registers. 6 × 2 and 4 × 3 spill;
 * so do 5 × 2 and 3 × 3 on Node 20, a fifth slower, and on Node 24 they gain a twentieth.
 *
 * A step is 16 multiplications and additions and 6 loads, and what a loop needs besides keeps the processor as busy as
 * these, hence eight steps in a round: 77 % of the peak with one becomes 88 with four and 90 with eight on Node 20; 77, 83
 * and 86 on Node 24. Between steps stands a way out, which also serves any k: without it the engine mixes the steps, holds
 * all of their vectors and spills (64 %). It is the count that tells whether to go on after two steps; `p == 2` instead
 * costs Node 20 a tenth, and so do offsets instead of steps of y, though there are fewer instructions then.
 */
// @ts-expect-error: decorator
@inline
function tile4x2<T>(
  x: usize, xStep: usize, y: usize, yStep: usize, bias: usize, z: usize, zRow: usize, rows: i32, k: i32, goesOn: bool,
): void {
  const z1 = rows > 1 ? z + zRow : z, z2 = rows > 2 ? z + 2 * zRow : z, z3 = rows > 3 ? z + 3 * zRow : z;
  let a0 = i64x2(0, 0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  if (goesOn) {
    a0 = v128.load(z), a1 = v128.load(z, 16);
    b0 = v128.load(z1), b1 = v128.load(z1, 16);
    c0 = v128.load(z2), c1 = v128.load(z2, 16);
    d0 = v128.load(z3), d1 = v128.load(z3, 16);
  }
  let p = k;
  do {
    let y0 = v128.load(y), y1 = v128.load(y, 16);
    let s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    if (p == 1) break;
    x += xStep, y += yStep;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    x += xStep, y += yStep;
    p -= 2;
    if (p <= 0) break;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    if (p == 1) break;
    x += xStep, y += yStep;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    x += xStep, y += yStep;
    p -= 2;
    if (p <= 0) break;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    if (p == 1) break;
    x += xStep, y += yStep;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    x += xStep, y += yStep;
    p -= 2;
    if (p <= 0) break;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    if (p == 1) break;
    x += xStep, y += yStep;
    y0 = v128.load(y), y1 = v128.load(y, 16);
    s = v128.load_splat<T>(x);
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0)), a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, sizeof<T>());
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0)), b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 2 * sizeof<T>());
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0)), c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x, 3 * sizeof<T>());
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0)), d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
    x += xStep, y += yStep;
    p -= 2;
  } while (p > 0);
  if (bias != 0) {
    const r0 = v128.load(bias), r1 = v128.load(bias, 16);
    a0 = v128.add<T>(a0, r0), a1 = v128.add<T>(a1, r1);
    b0 = v128.add<T>(b0, r0), b1 = v128.add<T>(b1, r1);
    c0 = v128.add<T>(c0, r0), c1 = v128.add<T>(c1, r1);
    d0 = v128.add<T>(d0, r0), d1 = v128.add<T>(d1, r1);
  }
  v128.store(z3, d0), v128.store(z3, d1, 16);
  v128.store(z2, c0), v128.store(z2, c1, 16);
  v128.store(z1, b0), v128.store(z1, b1, 16);
  v128.store(z, a0), v128.store(z, a1, 16);
}

/** 4 rows × 1 vector. */
// @ts-expect-error: decorator
@inline
function tile4x1<T>(
  x: usize, xStep: usize, y: usize, yStep: usize, bias: usize, z: usize, zRow: usize, rows: i32, k: i32, goesOn: bool,
): void {
  const z1 = rows > 1 ? z + zRow : z, z2 = rows > 2 ? z + 2 * zRow : z, z3 = rows > 3 ? z + 3 * zRow : z;
  let a = i64x2(0, 0), b = a, c = a, d = a;
  if (goesOn) a = v128.load(z), b = v128.load(z1), c = v128.load(z2), d = v128.load(z3);
  for (let p = k; p > 0; p--, x += xStep, y += yStep) {
    const y0 = v128.load(y);
    a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(x), y0));
    b = v128.add<T>(b, v128.mul<T>(v128.load_splat<T>(x, sizeof<T>()), y0));
    c = v128.add<T>(c, v128.mul<T>(v128.load_splat<T>(x, 2 * sizeof<T>()), y0));
    d = v128.add<T>(d, v128.mul<T>(v128.load_splat<T>(x, 3 * sizeof<T>()), y0));
  }
  if (bias != 0) {
    const r = v128.load(bias);
    a = v128.add<T>(a, r), b = v128.add<T>(b, r), c = v128.add<T>(c, r), d = v128.add<T>(d, r);
  }
  v128.store(z3, d), v128.store(z2, c), v128.store(z1, b), v128.store(z, a);
}

/**
 * All tiles of a block of whole vectors. Four rows of x stand `xNext` behind the four before, two vectors of y `yNext`.
 */
export function tiles<T>(
  x: usize, xStep: usize, xNext: usize,
  y: usize, yStep: usize, yNext: usize,
  bias: usize, z: usize, zRow: usize,
  m: i32, k: i32, n: i32, goesOn: bool,
): void {
  const two = 2 * lanes<T>();
  let j = n;
  for (; j >= two; j -= two, y += yNext, z += 32) {
    for (let i = m, xi = x, zi = z; i > 0; i -= 4, xi += xNext, zi += 4 * zRow) {
      tile4x2<T>(xi, xStep, y, yStep, bias, zi, zRow, i, k, goesOn);
    }
    if (bias != 0) bias += 32;
  }
  if (j > 0) {
    for (let i = m, xi = x, zi = z; i > 0; i -= 4, xi += xNext, zi += 4 * zRow) {
      tile4x1<T>(xi, xStep, y, yStep, bias, zi, zRow, i, k, goesOn);
    }
  }
}
