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
export { Sigmoid } from './sigmoid.ts';
export { Tanh } from './tanh.ts';
export { Identity } from './identity.ts';
export { xavierUniform, xavierNormal, kaimingUniform, kaimingNormal, gain } from './initializers.ts';
export type { Initializer, Nonlinearity, XavierOptions, KaimingOptions } from './initializers.ts';
export { initialize } from './initialize.ts';
export type { InitializeOptions } from './initialize.ts';
export { mlp } from './mlp.ts';
export type { Activation, MlpOptions } from './mlp.ts';
