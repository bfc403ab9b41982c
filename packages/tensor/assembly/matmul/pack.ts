import { lanes } from '../lanes';
import { high, highHalves, low, lowHalves } from './transpose';

// Panels of `width` bytes, one or two vectors: what a tile needs of one p follows what it needs of p − 1.

/** k rows of a matrix, `row` apart, cut into panels. */
export function packRows(from: usize, row: usize, size: usize, to: usize, width: usize, k: i32): void {
  for (const end = from + size; from < end; from += width) {
    for (let p = k, at = from; p > 0; p--, at += row, to += width) {
      v128.store(to, v128.load(at));
      if (width == 32) v128.store(to, v128.load(at, 16), 16);
    }
  }
}

/** The first k numbers of `count` rows, turned into columns. Rows that are missing in a vector are copies of its first. */
export function packColumns<T>(from: usize, row: usize, count: i32, to: usize, width: usize, k: i32): void {
  const panel = (k as usize) * width;
  let inPanel: usize = 0;
  for (let rows = count; rows > 0; rows -= lanes<T>(), from += row * lanes<T>()) {
    const r1: usize = rows > 1 ? row : 0, r2: usize = rows > 2 ? 2 * row : 0, r3: usize = rows > 3 ? 3 * row : 0;
    for (let p = k, x = from, at = to + inPanel; p > 0; p -= lanes<T>(), x += 16) {
      const x0 = v128.load(x), x1 = v128.load(x + r1);
      if (sizeof<T>() == 4) {
        const x2 = v128.load(x + r2), x3 = v128.load(x + r3);
        const t0 = low<T>(x0, x1), t1 = low<T>(x2, x3), t2 = high<T>(x0, x1), t3 = high<T>(x2, x3);
        v128.store(at, lowHalves(t0, t1));
        if (p == 1) break;
        at += width;
        v128.store(at, highHalves(t0, t1));
        if (p == 2) break;
        at += width;
        v128.store(at, lowHalves(t2, t3));
        if (p == 3) break;
        at += width;
        v128.store(at, highHalves(t2, t3));
      } else {
        v128.store(at, low<T>(x0, x1));
        if (p == 1) break;
        at += width;
        v128.store(at, high<T>(x0, x1));
      }
      at += width;
    }
    inPanel += 16;
    if (inPanel == width) {
      inPanel = 0;
      to += panel;
    }
  }
}
