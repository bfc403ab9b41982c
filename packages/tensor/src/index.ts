/**
 * Tensors, the few operations backpropagation needs, kernels, random numbers and parameters.
 *
 * @packageDocumentation
 */
export { Tensor, Transposed } from './tensor.ts';
export type { DType, Floats } from './dtype.ts';
export type { Shape } from './shape.ts';
export type { NestedArray } from './nested-array.ts';
export { ShapeError, DTypeError } from './errors.ts';
export { bind } from './bind.ts';
export {
  checkSize,
  checkNumber,
  checkPositive,
  checkCount,
  checkFlag,
  checkName,
  checkOptions,
} from './check.ts';
export { checkDType } from './dtype.ts';
export { checkShape } from './shape.ts';
export { describe, nameOf } from './describe.ts';
export { refuseOverlap } from './ops/result.ts';
export { matmul, affine } from './ops/matmul.ts';
export { gatherRows } from './ops/gather-rows.ts';
export { sumRows, sumColumns, sum, dot, argmax } from './ops/sums.ts';
export { add, subtract, multiply, scale, axpy, addRow, multiplyRow, map, zip } from './ops/elementwise.ts';
export { Rng } from './rng.ts';
export type { RngState } from './rng.ts';
export { parametersOf, checkParameter, isParameter } from './parameter.ts';
export type { Parameter, Trainable } from './parameter.ts';
export { Loan } from './loan.ts';
export { allocate } from './allocate.ts';
export { backend, useBackend } from './kernels/backend.ts';
// By name, not by path: in dist a namespace that is part of the bundle would be kept whole by every program.
export * as elementary from './elementary/index.ts';
