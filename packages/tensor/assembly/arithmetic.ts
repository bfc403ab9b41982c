import { lanes, span, splat } from './lanes';

// Element by element; the formulas stand in src/kernels/kernels.ts.

export function add<T>(x: usize, y: usize, z: usize, size: i32): void {
  for (const end = x + span<T>(size); x < end; x += 16, y += 16, z += 16) {
    v128.store(z, v128.add<T>(v128.load(x), v128.load(y)));
  }
}

export function subtract<T>(x: usize, y: usize, z: usize, size: i32): void {
  for (const end = x + span<T>(size); x < end; x += 16, y += 16, z += 16) {
    v128.store(z, v128.sub<T>(v128.load(x), v128.load(y)));
  }
}

export function multiply<T>(x: usize, y: usize, z: usize, size: i32): void {
  for (const end = x + span<T>(size); x < end; x += 16, y += 16, z += 16) {
    v128.store(z, v128.mul<T>(v128.load(x), v128.load(y)));
  }
}

export function scale<T>(alpha: f64, x: usize, z: usize, size: i32): void {
  const a = splat<T>(alpha);
  for (const end = x + span<T>(size); x < end; x += 16, z += 16) {
    v128.store(z, v128.mul<T>(a, v128.load(x)));
  }
}

export function clamp<T>(limit: f64, x: usize, z: usize, size: i32): void {
  const most = splat<T>(limit);
  const least = splat<T>(-limit);
  for (const end = x + span<T>(size); x < end; x += 16, z += 16) {
    v128.store(z, v128.min<T>(v128.max<T>(v128.load(x), least), most));
  }
}

export function axpy<T>(alpha: f64, x: usize, y: usize, size: i32): void {
  const a = splat<T>(alpha);
  for (const end = x + span<T>(size); x < end; x += 16, y += 16) {
    v128.store(y, v128.add<T>(v128.load(y), v128.mul<T>(a, v128.load(x))));
  }
}

export function addRow<T>(x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j + lanes<T>() <= columns; j += lanes<T>(), x += 16, z += 16) {
      v128.store(z, v128.add<T>(v128.load(x), v128.load(r + (j as usize) * sizeof<T>())));
    }
    for (; j < columns; j++, x += sizeof<T>(), z += sizeof<T>()) {
      store<T>(z, (load<T>(x) + load<T>(r + (j as usize) * sizeof<T>())) as T);
    }
  }
}

export function multiplyRow<T>(x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j + lanes<T>() <= columns; j += lanes<T>(), x += 16, z += 16) {
      v128.store(z, v128.mul<T>(v128.load(x), v128.load(r + (j as usize) * sizeof<T>())));
    }
    for (; j < columns; j++, x += sizeof<T>(), z += sizeof<T>()) {
      store<T>(z, (load<T>(x) * load<T>(r + (j as usize) * sizeof<T>())) as T);
    }
  }
}
