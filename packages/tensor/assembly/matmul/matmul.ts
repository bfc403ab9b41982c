import { addRow } from '../arithmetic';
import { columns } from './columns';
import { dots } from './dots';
import { product } from './product';

// What whole vectors leave over of the columns, one by one: the rows of the result in the lanes.

/** Z = X·Y. */
export function matmulNN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (k as usize) * sizeof<T>();
  const across = (n as usize) * sizeof<T>();
  for (let j = product<T>(x, row, sizeof<T>(), y, across, false, z, m, k, n); j < n; j++) {
    const at = (j as usize) * sizeof<T>();
    dots<T>(x, row, y + at, across, z + at, across, m, k);
  }
}

/** Z = X·Yᵀ, with b after the sum where there is one. */
export function matmulNT<T>(x: usize, y: usize, b: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (k as usize) * sizeof<T>();
  const across = (n as usize) * sizeof<T>();
  if (m < 4) {
    for (let i: usize = 0; i < (m as usize); i++) {
      dots<T>(y, row, x + i * row, sizeof<T>(), z + i * across, sizeof<T>(), n, k);
    }
  } else {
    for (let j = product<T>(x, row, sizeof<T>(), y, row, true, z, m, k, n); j < n; j++) {
      dots<T>(x, row, y + (j as usize) * row, sizeof<T>(), z + (j as usize) * sizeof<T>(), across, m, k);
    }
  }
  if (b != 0) addRow<T>(z, b, z, m, n);
}

/** Z = Xᵀ·Y. */
export function matmulTN<T>(x: usize, y: usize, z: usize, m: i32, k: i32, n: i32): void {
  const row = (m as usize) * sizeof<T>();
  const across = (n as usize) * sizeof<T>();
  for (let j = product<T>(x, sizeof<T>(), row, y, across, false, z, m, k, n); j < n; j++) {
    const at = (j as usize) * sizeof<T>();
    columns<T>(x, row, y + at, across, z + at, across, m, k);
  }
}
