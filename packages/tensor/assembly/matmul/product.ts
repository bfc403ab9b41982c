import { lanes } from '../lanes';
import { packColumns, packRows } from './pack';
import { tile1x1, tile1x4, tile4x1, tile4x2 } from './tile';

/** Where kernels keep what they have rearranged; src/kernels/simd/memory.ts leaves it free. */
const PACKED_Y: usize = 0x10000; // KC × NC float64: 2 MB
const PACKED_X: usize = 0x210000; // MC × KC float64: 256 kB

const KC = 256;
const MC = 128;
const NC = 1024;

/** Rows of y further apart than this are packed: each would need a page of its own. */
const FAR: usize = 1024;

/**
 * Z[i, j] = Σ_p x[i, p]·y[p, j] for the columns of whole vectors; returns the first column that is left over.
 * `turned` says that y holds the columns of Y as its rows.
 */
export function product<T>(
  x: usize,
  xRow: usize,
  xStep: usize,
  y: usize,
  yRow: usize,
  turned: bool,
  z: usize,
  m: i32,
  k: i32,
  n: i32,
): i32 {
  const zRow = (n as usize) * sizeof<T>();
  const whole = n & -lanes<T>();
  const near = yRow <= FAR && (xRow != sizeof<T>() || xStep <= FAR);
  if (!turned && (near || m < 8)) {
    strip<T>(x, xRow, xStep, y, yRow, 0, z, zRow, m, k, whole, false);
    return whole;
  }
  const two = 2 * lanes<T>();
  for (let j = 0; j < whole; j += NC) {
    const width = min(NC, whole - j);
    const zj = z + (j as usize) * sizeof<T>();
    for (let p = 0; p < k; p += KC) {
      const depth = min(KC, k - p);
      const panel = (depth as usize) * 32;
      for (let c = 0, to = PACKED_Y; c < width; c += two, to += panel) {
        const step: usize = width - c < two ? 16 : 32;
        if (turned) {
          const from = y + ((j + c) as usize) * yRow + (p as usize) * sizeof<T>();
          packColumns<T>(from, yRow, to, step, depth);
          if (step == 32) packColumns<T>(from + (lanes<T>() as usize) * yRow, yRow, to + 16, step, depth);
        } else {
          packRows<T>(y + (p as usize) * yRow + ((j + c) as usize) * sizeof<T>(), yRow, to, step, depth);
        }
      }
      for (let i = 0; i < m; i += MC) {
        const height = min(MC, m - i);
        const xi = x + (i as usize) * xRow + (p as usize) * xStep;
        strip<T>(
          xi,
          xRow,
          xStep,
          PACKED_Y,
          32,
          panel,
          zj + (i as usize) * zRow,
          zRow,
          height,
          depth,
          width,
          p > 0,
        );
      }
    }
  }
  return whole;
}

/** All tiles of a block; the panels of y stand `panel` bytes apart, or side by side when that is 0. */
function strip<T>(
  x: usize, xRow: usize, xStep: usize,
  y: usize, yStep: usize, panel: usize,
  z: usize, zRow: usize, m: i32, k: i32, n: i32, goesOn: bool,
): void {
  const two = 2 * lanes<T>();
  const fours = m & -4;
  let from = x, row = xRow, step = xStep, four = xRow * 4;
  // Far steps along a column of x would share few lines of the cache: four rows are packed once for all panels.
  if (xRow == sizeof<T>() && xStep > FAR && n >= 4 * two) {
    from = PACKED_X;
    step = 4 * sizeof<T>();
    four = (k as usize) * step;
    for (let i = 0, at = x, to = from; i < fours; i += 4, at += step, to += four) {
      packRows<T>(at, xStep, to, step, k);
    }
  }
  const yNext = panel > 0 ? panel : 32;
  let yj = y, zj = z, j = 0;
  for (; j + two <= n; j += two, yj += yNext, zj += 32) {
    for (let i = 0, at = from, zi = zj; i < fours; i += 4, at += four, zi += 4 * zRow) {
      tile4x2<T>(at, row, step, yj, yStep, zi, zRow, k, goesOn);
    }
  }
  if (j < n) {
    const yHalf: usize = panel > 0 ? 16 : yStep;
    for (let i = 0, at = from, zi = zj; i < fours; i += 4, at += four, zi += 4 * zRow) {
      tile4x1<T>(at, row, step, yj, yHalf, zi, zRow, k, goesOn);
    }
  }
  for (let i = fours; i < m; i++) {
    oneRow<T>(x + (i as usize) * xRow, xStep, y, yStep, panel, z + (i as usize) * zRow, k, n, goesOn);
  }
}

/** What four rows at a time leave over. */
function oneRow<T>(
  x: usize, xStep: usize,
  y: usize, yStep: usize, panel: usize,
  z: usize, k: i32, n: i32, goesOn: bool,
): void {
  const two = 2 * lanes<T>();
  let j = 0;
  if (panel == 0) {
    for (; j + 2 * two <= n; j += 2 * two, y += 64, z += 64) tile1x4<T>(x, xStep, y, yStep, z, k, goesOn);
  }
  for (; j + two <= n; j += two, y += panel > 0 ? panel : 32, z += 32) {
    tile1x1<T>(x, xStep, y, yStep, z, k, goesOn);
    tile1x1<T>(x, xStep, y + 16, yStep, z + 16, k, goesOn);
  }
  if (j < n) tile1x1<T>(x, xStep, y, panel > 0 ? 16 : yStep, z, k, goesOn);
}
