/**
 * Is this backward the gradient of this forward? For chainrule's layers and for yours.
 *
 * @packageDocumentation
 */
export { checkGradients } from './check-gradients.ts';
export type { CheckOptions } from './check-gradients.ts';
export { checkLossGradient } from './check-loss-gradient.ts';
export type { LossCheckOptions } from './check-loss-gradient.ts';
export { gradcheck } from './gradcheck.ts';
export type { GradcheckSpec } from './gradcheck.ts';
export { gradcheckLoss } from './gradcheck-loss.ts';
export type { GradcheckLossSpec } from './gradcheck-loss.ts';
export type { GradcheckParameters } from './run-laws.ts';
export { LAWS } from './laws/law.ts';
export type { Law } from './laws/law.ts';
export type { Differentiable, DifferentiableLoss } from './differentiable.ts';
export type { GradientReport, GradientEntry, Worst, Point } from './report.ts';
export type { Mode, Verdict } from './compare.ts';
export type { Ranges } from './subject.ts';
export { GradientError } from './gradient-error.ts';
export { size } from './arbitraries/size.ts';
export type { SizeArbitrary } from './arbitraries/size.ts';
export { tensor } from './arbitraries/tensor.ts';
export type { TensorArbitraryOptions } from './arbitraries/tensor.ts';
export type { GradientCase, Sizes } from './arbitraries/case.ts';
export { jacobian } from './jacobian.ts';
export type { Jacobian } from './jacobian.ts';
export { mutants } from './mutants.ts';
export type { Mutant } from './mutants.ts';
export { adapt } from './adapt.ts';
export type { Adapted, AdaptedArray, AdaptedParameter } from './adapt.ts';
export { paint } from './paint.ts';
