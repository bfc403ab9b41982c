import { lanes } from '../lanes';
import { dots } from './dots';
import { lines } from './lines';
import { product } from './product';

// Where a tile would be mostly empty, results are computed line by line: one or two rows, fewer columns than lanes.
// A matrix of one row or column (k = 1) is its own transpose, and need not be turned.

/** Z = X·Y. */
export function matmulNN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (k as usize) * sizeof<T>(), across = (n as usize) * sizeof<T>();
  const whole = inTiles<T>(m, n);
  if (whole > 0) product<T>(x, row, k > 1, y, across, false, 0, z, whole, k, n);
  const done: usize = whole;
  rows<T>(x + done * row, row, sizeof<T>(), y, z + done * across, m - whole, k, n);
}

/** Z = X·Yᵀ, with b after the sum where there is one. */
export function matmulNT<T>(x: usize, y: usize, b: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (k as usize) * sizeof<T>(), across = (n as usize) * sizeof<T>();
  if (m < 4) {
    for (let i = 0; i < m; i++, x += row, z += across) {
      dots<T>(y, row, x, b, b != 0 ? sizeof<T>() : 0, z, sizeof<T>(), n, k);
    }
  } else if (n < lanes<T>()) {
    for (let j = 0; j < n; j++, y += row, z += sizeof<T>()) {
      dots<T>(x, row, y, b, 0, z, across, m, k);
      if (b != 0) b += sizeof<T>();
    }
  } else product<T>(x, row, k > 1, y, row, k > 1, b, z, m, k, n);
}

/** Z = Xᵀ·Y. */
export function matmulTN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (m as usize) * sizeof<T>(), across = (n as usize) * sizeof<T>();
  if (n < lanes<T>()) {
    for (let j: usize = 0; j < across; j += sizeof<T>()) lines<T>(y + j, across, x, row, z + j, across, m, k);
    return;
  }
  const whole = inTiles<T>(m, n);
  if (whole > 0) product<T>(x, row, false, y, across, false, 0, z, whole, k, n);
  const done: usize = whole;
  rows<T>(x + done * sizeof<T>(), sizeof<T>(), row, y, z + done * across, m - whole, k, n);
}

/** So many of the rows are computed by tiles. Few columns make lines slow: then only one or two rows alone are lines. */
function inTiles<T>(m: i32, n: i32): i32 {
  const rest = m & 3;
  return rest < 3 && (m < 3 || n >= 4 * lanes<T>()) ? m - rest : m;
}

/** Row by row; x[i, p] stands at x + i·xRow + p·xStep. */
function rows<T>(x: usize, xRow: usize, xStep: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const across = (n as usize) * sizeof<T>();
  for (let i = 0; i < m; i++, x += xRow, z += across) lines<T>(x, xStep, y, across, z, sizeof<T>(), n, k);
}
