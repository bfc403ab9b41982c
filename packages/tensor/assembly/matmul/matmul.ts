import { lanes } from '../lanes';
import { dots } from './dots';
import { lines } from './lines';
import { product } from './product';

// One or two rows, or fewer columns than a vector has lanes, are computed line by line: a tile would be mostly empty.

/** Z = X·Y. */
export function matmulNN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (k as usize) * sizeof<T>(), across = (n as usize) * sizeof<T>();
  if (m < 3) rows<T>(x, row, sizeof<T>(), y, z, across, m, k, n);
  else product<T>(x, row, true, y, across, false, 0, z, m, k, n);
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
  } else product<T>(x, row, true, y, row, true, b, z, m, k, n);
}

/** Z = Xᵀ·Y. */
export function matmulTN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (m as usize) * sizeof<T>(), across = (n as usize) * sizeof<T>();
  if (n < lanes<T>()) {
    for (let j: usize = 0; j < across; j += sizeof<T>()) {
      lines<T>(y + j, across, x, row, z + j, across, m, k);
    }
  } else if (m < 3) rows<T>(x, sizeof<T>(), row, y, z, across, m, k, n);
  else product<T>(x, row, false, y, across, false, 0, z, m, k, n);
}

/** Row by row; x[i, p] stands at x + i·xRow + p·xStep. */
function rows<T>(
  x: usize, xRow: usize, xStep: usize, y: usize, z: usize, across: usize, m: i32, k: i32, n: i32,
): void {
  for (let i = 0; i < m; i++, x += xRow, z += across) {
    lines<T>(x, xStep, y, across, z, sizeof<T>(), n, k);
  }
}
