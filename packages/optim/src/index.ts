/**
 * Optimizers: what turns dLdW and dLdb into a step.
 *
 * @packageDocumentation
 */
export type { Optimizer, OptimizerState, ParameterState } from './optimizer.ts';
export { SGD } from './sgd.ts';
export type { SGDOptions } from './sgd.ts';
