import { lanes } from '../lanes';
import { high, highHalves, low, lowHalves } from './transpose';

/** Copies a panel of `width` bytes a row, `row` bytes apart, to rows that follow each other. */
export function packRows<T>(y: usize, row: usize, to: usize, width: usize, k: i32): void {
  for (let p = 0; p < k; p++, y += row) {
    for (let at: usize = 0; at < width; at += 16, to += 16) v128.store(to, v128.load(y + at));
  }
}

/** The first k numbers of a vector's worth of rows, turned into columns that stand `step` bytes apart. */
export function packColumns<T>(y: usize, row: usize, to: usize, step: usize, k: i32): void {
  let p = k;
  for (; p >= lanes<T>(); p -= lanes<T>(), y += 16, to += step * lanes<T>()) {
    if (sizeof<T>() == 4) {
      const r0 = v128.load(y),
        r1 = v128.load(y + row);
      const r2 = v128.load(y + 2 * row),
        r3 = v128.load(y + 3 * row);
      const t0 = low<T>(r0, r1),
        t1 = low<T>(r2, r3),
        t2 = high<T>(r0, r1),
        t3 = high<T>(r2, r3);
      v128.store(to, lowHalves(t0, t1));
      v128.store(to + step, highHalves(t0, t1));
      v128.store(to + 2 * step, lowHalves(t2, t3));
      v128.store(to + 3 * step, highHalves(t2, t3));
    } else {
      const r0 = v128.load(y),
        r1 = v128.load(y + row);
      v128.store(to, low<T>(r0, r1));
      v128.store(to + step, high<T>(r0, r1));
    }
  }
  for (; p > 0; p--, y += sizeof<T>(), to += step) {
    for (let i: usize = 0; i < (lanes<T>() as usize); i++)
      store<T>(to + i * sizeof<T>(), load<T>(y + i * row));
  }
}
