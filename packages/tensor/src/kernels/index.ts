/**
 * The kernels, as layers, losses and optimizers call them: plain functions that check nothing. Each runs in WebAssembly
 * where its operands find room there, and as its definition in plain loops elsewhere, with the same bits.
 *
 * @packageDocumentation
 */
export * from './simd/matmul.ts';
export * from './simd/sums.ts';
export * from './simd/arithmetic.ts';
export * from './simd/activations.ts';
export * from './simd/losses.ts';
export * from './simd/sgd.ts';
export { clamp } from './reference/arithmetic.ts';
export * from './reference/rectifiers.ts';
export * from './reference/gelu.ts';
export * from './reference/softmax.ts';
export * from './reference/norms.ts';
export { absoluteError, absoluteErrorBackward, huberError, huberErrorBackward } from './reference/errors.ts';
export * from './reference/divergences.ts';
export * from './reference/adaptive.ts';
export type { Kernels, MatmulKernels, SumKernels, ArithmeticKernels } from './kernels.ts';
export type { ActivationKernels } from './activation-kernels.ts';
export type { NormKernels } from './norm-kernels.ts';
export type { LossKernels } from './loss-kernels.ts';
export type { OptimizerKernels } from './optimizer-kernels.ts';
