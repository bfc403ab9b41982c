/**
 * Layers written like the maths: forward and backward, side by side.
 *
 * @packageDocumentation
 */
export type { Layer } from './layer.ts';
export { Linear } from './linear.ts';
export type { LinearOptions } from './linear.ts';
export { Sequential } from './sequential.ts';
export { ReLU } from './relu.ts';
export { LeakyReLU } from './leaky-relu.ts';
export type { LeakyReLUOptions } from './leaky-relu.ts';
export { ELU } from './elu.ts';
export type { ELUOptions } from './elu.ts';
export { GELU } from './gelu.ts';
export type { GELUOptions } from './gelu.ts';
export { SiLU } from './silu.ts';
export { Softplus } from './softplus.ts';
export type { SoftplusOptions } from './softplus.ts';
export { Sigmoid } from './sigmoid.ts';
export { Tanh } from './tanh.ts';
export { Softmax } from './softmax.ts';
export { LogSoftmax } from './log-softmax.ts';
export { Identity } from './identity.ts';
export { Dropout } from './dropout.ts';
export type { DropoutOptions } from './dropout.ts';
export { BatchNorm1d } from './batch-norm1d.ts';
export type { BatchNorm1dOptions } from './batch-norm1d.ts';
export { LayerNorm } from './layer-norm.ts';
export type { LayerNormOptions } from './layer-norm.ts';
export { Residual } from './residual.ts';
export { xavierUniform, xavierNormal, kaimingUniform, kaimingNormal, gain } from './initializers.ts';
export type { Initializer, Nonlinearity, XavierOptions, KaimingOptions } from './initializers.ts';
export { initialize } from './initialize.ts';
export type { InitializeOptions } from './initialize.ts';
export { mlp } from './mlp.ts';
export type { Activation, MlpOptions } from './mlp.ts';
