import { lanes } from '../lanes';
import { column } from './column';
import { packColumns, packRows } from './pack';
import { tiles } from './tile';

/** Where kernels keep what they have rearranged; src/kernels/simd/layout.ts leaves it free. */
const PACKED_Y: usize = 0x10000; // KC × NC float64: 2 MB
const PACKED_X: usize = 0x210000; // MC × KC float64: 256 kB

/** A panel of y, 8 kB, stays in the first cache, the packed rows of x, 128 or 256 kB, in the second. */
const KC = 256;
const MC = 128;
const NC = 1024;

/**
 * Rows further apart than 256 bytes are packed: a panel of them would share few lines of the cache. 256³, Xᵀ·Y: 70 % of
 * the peak as they stand, 87 % packed, and less than half of the time where someone else uses the cache.
 */
const FAR: usize = 256;

/** Unless they are used for fewer rows or columns of the result than this: 8 rows of 512³ would take a fifth longer. */
const MANY = 32;

/**
 * Z[i, j] = Σ_p X[i, p]·Y[p, j], with b after the sum where there is one. `xTurned` says that x holds the rows of X
 * (otherwise its columns), `yTurned` that y holds the columns of Y (otherwise its rows).
 */
export function product<T>(
  x: usize, xRow: usize, xTurned: bool,
  y: usize, yRow: usize, yTurned: bool,
  b: usize, z: usize, m: i32, k: i32, n: i32,
): void {
  const zRow = (n as usize) * sizeof<T>();
  const packX = xTurned || (xRow > FAR && n > MANY);
  const packY = yTurned || (yRow > FAR && m >= MANY);
  const four: usize = 4 * sizeof<T>();
  const xStep = packX ? four : xRow;
  const yStep: usize = packY ? 32 : yRow;
  // 784 as 4 · 196 instead of 3 · 256 + 16, whose last tiles would be mostly loads and stores.
  const blocks = (k + KC - 1) / KC, even = (k + blocks - 1) / blocks;
  for (let j = 0; j < n; j += NC) {
    const width = min(NC, n - j);
    const whole = width & -lanes<T>();
    for (let p = 0; p < k; p += even) {
      const depth = min(even, k - p);
      const bias = b != 0 && p + depth == k ? b + (j as usize) * sizeof<T>() : 0;
      const yp = yTurned
        ? y + (j as usize) * yRow + (p as usize) * sizeof<T>()
        : y + (p as usize) * yRow + (j as usize) * sizeof<T>();
      if (packY) {
        if (yTurned) packColumns<T>(yp, yRow, whole, PACKED_Y, 32, depth);
        else packRows(yp, yRow, (whole as usize) * sizeof<T>(), PACKED_Y, 32, depth);
      }
      for (let i = 0; i < m; i += MC) {
        const height = min(MC, m - i);
        let xp = xTurned
          ? x + (i as usize) * xRow + (p as usize) * sizeof<T>()
          : x + (p as usize) * xRow + (i as usize) * sizeof<T>();
        if (packX) {
          if (xTurned) packColumns<T>(xp, xRow, height, PACKED_X, four, depth);
          else packRows(xp, xRow, (height as usize) * sizeof<T>(), PACKED_X, four, depth);
          xp = PACKED_X;
        }
        const xNext = packX ? (depth as usize) * four : four;
        const zi = z + (i as usize) * zRow + (j as usize) * sizeof<T>();
        tiles<T>(
          xp, xStep, xNext,
          packY ? PACKED_Y : yp, yStep, packY ? (depth as usize) * 32 : 32,
          bias, zi, zRow, height, depth, whole, p > 0,
        );
        // Four rows of x are one vector of float32, two of float64.
        const vNext: usize = sizeof<T>() == 4 ? xNext : 16, vTwo: usize = sizeof<T>() == 4 ? 2 * xNext : xNext;
        for (let c = whole; c < width; c++) {
          const at = (c as usize) * sizeof<T>();
          column<T>(
            xp, xStep, vNext, vTwo,
            yTurned ? yp + (c as usize) * yRow : yp + at, yTurned ? sizeof<T>() : yRow,
            bias != 0 ? bias + at : 0, zi + at, zRow, height, depth, p > 0,
          );
        }
      }
    }
  }
}
