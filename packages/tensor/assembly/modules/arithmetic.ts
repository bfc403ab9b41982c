// Sums, products and multiples, element by element.
import * as arithmetic from '../arithmetic';

export function add(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.add<f32>(x, y, z, size);
  else arithmetic.add<f64>(x, y, z, size);
}

export function subtract(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.subtract<f32>(x, y, z, size);
  else arithmetic.subtract<f64>(x, y, z, size);
}

export function multiply(single: bool, x: usize, y: usize, z: usize, size: i32): void {
  if (single) arithmetic.multiply<f32>(x, y, z, size);
  else arithmetic.multiply<f64>(x, y, z, size);
}

export function scale(single: bool, alpha: f64, x: usize, z: usize, size: i32): void {
  if (single) arithmetic.scale<f32>(alpha, x, z, size);
  else arithmetic.scale<f64>(alpha, x, z, size);
}

export function clamp(single: bool, limit: f64, x: usize, z: usize, size: i32): void {
  if (single) arithmetic.clamp<f32>(limit, x, z, size);
  else arithmetic.clamp<f64>(limit, x, z, size);
}

export function axpy(single: bool, alpha: f64, x: usize, y: usize, size: i32): void {
  if (single) arithmetic.axpy<f32>(alpha, x, y, size);
  else arithmetic.axpy<f64>(alpha, x, y, size);
}

export function addRow(single: bool, x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  if (single) arithmetic.addRow<f32>(x, r, z, rows, columns);
  else arithmetic.addRow<f64>(x, r, z, rows, columns);
}

export function multiplyRow(single: bool, x: usize, r: usize, z: usize, rows: i32, columns: i32): void {
  if (single) arithmetic.multiplyRow<f32>(x, r, z, rows, columns);
  else arithmetic.multiplyRow<f64>(x, r, z, rows, columns);
}
