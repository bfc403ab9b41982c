// The heart of all products: a tile of results in registers. x[i, p] stands at x + i·xRow + p·xStep, a row of y at
// y + p·yStep. Each lane is one result, summed over p in order; a product is rounded before it is added.

/** 4 rows × 2 vectors: eight sums, two vectors of y and one number of x fill what Node's compiler has of registers. */
export function tile4x2<T>(
  x: usize,
  xRow: usize,
  xStep: usize,
  y: usize,
  yStep: usize,
  z: usize,
  zRow: usize,
  k: i32,
  goesOn: bool,
): void {
  let a0 = i64x2(0, 0),
    a1 = a0,
    b0 = a0,
    b1 = a0,
    c0 = a0,
    c1 = a0,
    d0 = a0,
    d1 = a0;
  const z1 = z + zRow,
    z2 = z1 + zRow,
    z3 = z2 + zRow;
  if (goesOn) {
    a0 = v128.load(z);
    a1 = v128.load(z, 16);
    b0 = v128.load(z1);
    b1 = v128.load(z1, 16);
    c0 = v128.load(z2);
    c1 = v128.load(z2, 16);
    d0 = v128.load(z3);
    d1 = v128.load(z3, 16);
  }
  let x1 = x + xRow,
    x2 = x1 + xRow,
    x3 = x2 + xRow;
  for (let p = k; p > 0; p--) {
    const y0 = v128.load(y),
      y1 = v128.load(y, 16);
    y += yStep;
    let s = v128.load_splat<T>(x);
    x += xStep;
    a0 = v128.add<T>(a0, v128.mul<T>(s, y0));
    a1 = v128.add<T>(a1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x1);
    x1 += xStep;
    b0 = v128.add<T>(b0, v128.mul<T>(s, y0));
    b1 = v128.add<T>(b1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x2);
    x2 += xStep;
    c0 = v128.add<T>(c0, v128.mul<T>(s, y0));
    c1 = v128.add<T>(c1, v128.mul<T>(s, y1));
    s = v128.load_splat<T>(x3);
    x3 += xStep;
    d0 = v128.add<T>(d0, v128.mul<T>(s, y0));
    d1 = v128.add<T>(d1, v128.mul<T>(s, y1));
  }
  v128.store(z, a0);
  v128.store(z, a1, 16);
  v128.store(z1, b0);
  v128.store(z1, b1, 16);
  v128.store(z2, c0);
  v128.store(z2, c1, 16);
  v128.store(z3, d0);
  v128.store(z3, d1, 16);
}

/** 4 rows × 1 vector. */
export function tile4x1<T>(
  x: usize,
  xRow: usize,
  xStep: usize,
  y: usize,
  yStep: usize,
  z: usize,
  zRow: usize,
  k: i32,
  goesOn: bool,
): void {
  let a = i64x2(0, 0),
    b = a,
    c = a,
    d = a;
  const z1 = z + zRow,
    z2 = z1 + zRow,
    z3 = z2 + zRow;
  if (goesOn) {
    a = v128.load(z);
    b = v128.load(z1);
    c = v128.load(z2);
    d = v128.load(z3);
  }
  let x1 = x + xRow,
    x2 = x1 + xRow,
    x3 = x2 + xRow;
  for (let p = k; p > 0; p--) {
    const y0 = v128.load(y);
    a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(x), y0));
    b = v128.add<T>(b, v128.mul<T>(v128.load_splat<T>(x1), y0));
    c = v128.add<T>(c, v128.mul<T>(v128.load_splat<T>(x2), y0));
    d = v128.add<T>(d, v128.mul<T>(v128.load_splat<T>(x3), y0));
    x += xStep;
    x1 += xStep;
    x2 += xStep;
    x3 += xStep;
    y += yStep;
  }
  v128.store(z, a);
  v128.store(z1, b);
  v128.store(z2, c);
  v128.store(z3, d);
}

/** 1 row × 4 vectors. */
export function tile1x4<T>(
  x: usize,
  xStep: usize,
  y: usize,
  yStep: usize,
  z: usize,
  k: i32,
  goesOn: bool,
): void {
  let a = i64x2(0, 0),
    b = a,
    c = a,
    d = a;
  if (goesOn) {
    a = v128.load(z);
    b = v128.load(z, 16);
    c = v128.load(z, 32);
    d = v128.load(z, 48);
  }
  for (let p = k; p > 0; p--) {
    const s = v128.load_splat<T>(x);
    a = v128.add<T>(a, v128.mul<T>(s, v128.load(y)));
    b = v128.add<T>(b, v128.mul<T>(s, v128.load(y, 16)));
    c = v128.add<T>(c, v128.mul<T>(s, v128.load(y, 32)));
    d = v128.add<T>(d, v128.mul<T>(s, v128.load(y, 48)));
    x += xStep;
    y += yStep;
  }
  v128.store(z, a);
  v128.store(z, b, 16);
  v128.store(z, c, 32);
  v128.store(z, d, 48);
}

/** 1 row × 1 vector. */
export function tile1x1<T>(
  x: usize,
  xStep: usize,
  y: usize,
  yStep: usize,
  z: usize,
  k: i32,
  goesOn: bool,
): void {
  let a = goesOn ? v128.load(z) : i64x2(0, 0);
  for (let p = k; p > 0; p--) {
    a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(x), v128.load(y)));
    x += xStep;
    y += yStep;
  }
  v128.store(z, a);
}
