/**
 * Losses: the scalar at the end, and where dLdZ begins.
 *
 * @packageDocumentation
 */
export type { Loss, LossOptions, Reduction } from './loss.ts';
export { MSELoss } from './mse-loss.ts';
export { L1Loss } from './l1-loss.ts';
export { HuberLoss } from './huber-loss.ts';
export type { HuberLossOptions } from './huber-loss.ts';
export { SmoothL1Loss } from './smooth-l1-loss.ts';
export type { SmoothL1LossOptions } from './smooth-l1-loss.ts';
export { CrossEntropyLoss } from './cross-entropy-loss.ts';
export type { CrossEntropyLossOptions } from './cross-entropy-loss.ts';
export { NLLLoss } from './nll-loss.ts';
export { BCELoss } from './bce-loss.ts';
export { BCEWithLogitsLoss } from './bce-with-logits-loss.ts';
export { KLDivLoss } from './kl-div-loss.ts';
export type { KLDivLossOptions } from './kl-div-loss.ts';
