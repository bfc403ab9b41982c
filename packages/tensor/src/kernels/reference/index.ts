/** Plain loops, for reading: the definition of every kernel, to the last bit. */
export * from './matmul.ts';
export * from './sums.ts';
export * from './arithmetic.ts';
export * from './activations.ts';
export * from './rectifiers.ts';
export * from './gelu.ts';
export * from './softmax.ts';
export * from './norms.ts';
export * from './errors.ts';
export * from './cross-entropies.ts';
export * from './divergences.ts';
export * from './sgd.ts';
export * from './adaptive.ts';
