import { lanes } from '../lanes';
import { packColumns, packRows } from './pack';
import { tile1x1, tile1x4, tile4x1, tile4x2, tile4x2Packed } from './tile';

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
  x: usize,
  xRow: usize,
  xStep: usize,
  y: usize,
  yStep: usize,
  panel: usize,
  z: usize,
  zRow: usize,
  m: i32,
  k: i32,
  n: i32,
  goesOn: bool,
): void {
  const two = 2 * lanes<T>();
  const fours = m & -4;
  const neighbours = xRow == sizeof<T>();
  // Far steps along a column of x would share few lines of the cache: four rows are packed once for all panels.
  if (neighbours && xStep > FAR && n >= 4 * two) {
    for (let i = 0; i < fours; i += 4) {
      packRows<T>(
        x + (i as usize) * xRow,
        xStep,
        PACKED_X + ((i * k) as usize) * sizeof<T>(),
        4 * sizeof<T>(),
        k,
      );
    }
    const xPanel = ((4 * k) as usize) * sizeof<T>();
    for (let j = 0; j + two <= n; j += two) {
      const yj = y + (panel > 0 ? ((j / two) as usize) * panel : (j as usize) * sizeof<T>());
      const zj = z + (j as usize) * sizeof<T>();
      for (let i = 0, xi = PACKED_X; i < fours; i += 4, xi += xPanel) {
        tile4x2Packed<T>(xi, 4 * sizeof<T>(), yj, yStep, zj + (i as usize) * zRow, zRow, k, goesOn);
      }
    }
  } else {
    for (let j = 0; j + two <= n; j += two) {
      const yj = y + (panel > 0 ? ((j / two) as usize) * panel : (j as usize) * sizeof<T>());
      const zj = z + (j as usize) * sizeof<T>();
      for (let i = 0; i < fours; i += 4) {
        const xi = x + (i as usize) * xRow;
        const zi = zj + (i as usize) * zRow;
        if (neighbours) tile4x2Packed<T>(xi, xStep, yj, yStep, zi, zRow, k, goesOn);
        else tile4x2<T>(xi, xRow, xStep, yj, yStep, zi, zRow, k, goesOn);
      }
    }
  }
  const pairs = n / two;
  if (n & lanes<T>()) {
    const j = ((pairs * two) as usize) * sizeof<T>();
    const yj = y + (panel > 0 ? (pairs as usize) * panel : j);
    const step: usize = panel > 0 ? 16 : yStep;
    for (let i = 0; i < fours; i += 4) {
      tile4x1<T>(
        x + (i as usize) * xRow,
        xRow,
        xStep,
        yj,
        step,
        z + j + (i as usize) * zRow,
        zRow,
        k,
        goesOn,
      );
    }
  }
  for (let i = fours; i < m; i++) {
    const xi = x + (i as usize) * xRow;
    const zi = z + (i as usize) * zRow;
    for (let j = 0; j < n;) {
      const yj = y + (panel > 0 ? ((j / two) as usize) * panel : (j as usize) * sizeof<T>());
      const zj = zi + (j as usize) * sizeof<T>();
      if (panel == 0 && j + 2 * two <= n) {
        tile1x4<T>(xi, xStep, yj, yStep, zj, k, goesOn);
        j += 2 * two;
      } else {
        const last = j + two > n;
        const step: usize = panel > 0 && last ? 16 : yStep;
        tile1x1<T>(xi, xStep, yj, step, zj, k, goesOn);
        if (!last) tile1x1<T>(xi, xStep, yj + 16, step, zj + 16, k, goesOn);
        j += two;
      }
    }
  }
}
