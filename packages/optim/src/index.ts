/**
 * Optimizers: what turns dLdW and dLdb into a step. Schedules: what lr should be at each. Clipping.
 *
 * @packageDocumentation
 */
export type {
  Optimizer,
  OptimizerState,
  ParameterState,
  ParameterGroup,
  ParameterList,
  Group,
} from './optimizer.ts';
export { SGD } from './sgd.ts';
export type { SGDOptions } from './sgd.ts';
export { Adam } from './adam.ts';
export type { AdamOptions } from './adam.ts';
export { AdamW } from './adam-w.ts';
export type { AdamWOptions } from './adam-w.ts';
export { RMSprop } from './rmsprop.ts';
export type { RMSpropOptions } from './rmsprop.ts';
export { Adagrad } from './adagrad.ts';
export type { AdagradOptions } from './adagrad.ts';
export { clipGradNorm, clipGradValue } from './clip.ts';
export type { Scheduler, SchedulerState, Scheduled } from './schedules/scheduler.ts';
export { StepLR } from './schedules/step-lr.ts';
export type { StepLROptions } from './schedules/step-lr.ts';
export { MultiStepLR } from './schedules/multi-step-lr.ts';
export type { MultiStepLROptions } from './schedules/multi-step-lr.ts';
export { ExponentialLR } from './schedules/exponential-lr.ts';
export type { ExponentialLROptions } from './schedules/exponential-lr.ts';
export { LinearLR } from './schedules/linear-lr.ts';
export type { LinearLROptions } from './schedules/linear-lr.ts';
export { CosineAnnealingLR } from './schedules/cosine-annealing-lr.ts';
export type { CosineAnnealingLROptions } from './schedules/cosine-annealing-lr.ts';
export { OneCycleLR } from './schedules/one-cycle-lr.ts';
export type { OneCycleLROptions } from './schedules/one-cycle-lr.ts';
export { ReduceLROnPlateau } from './schedules/reduce-lr-on-plateau.ts';
export type { ReduceLROnPlateauOptions } from './schedules/reduce-lr-on-plateau.ts';
