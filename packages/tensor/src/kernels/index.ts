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
export * from './simd/rectifiers.ts';
export * from './simd/gelu.ts';
export * from './simd/softmax.ts';
export * from './simd/norms.ts';
export * from './simd/errors.ts';
export * from './simd/cross-entropies.ts';
export * from './simd/divergences.ts';
export * from './simd/sgd.ts';
export * from './simd/adaptive.ts';
export type { Kernels, MatmulKernels, SumKernels, ArithmeticKernels } from './kernels.ts';
export type { ActivationKernels } from './activation-kernels.ts';
export type { NormKernels } from './norm-kernels.ts';
export type { LossKernels } from './loss-kernels.ts';
export type { OptimizerKernels } from './optimizer-kernels.ts';
