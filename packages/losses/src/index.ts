/**
 * Losses: the scalar at the end, and where dLdZ begins.
 *
 * @packageDocumentation
 */
export type { Loss, LossOptions, Reduction } from './loss.ts';
export { MSELoss } from './mse-loss.ts';
export { CrossEntropyLoss } from './cross-entropy-loss.ts';
export type { CrossEntropyLossOptions } from './cross-entropy-loss.ts';
