import { checkNumber, isParameter } from '@chainrule/tensor';
import type { ParameterList } from './optimizer.ts';
import { checkParameters } from './parameters.ts';
import type { Parameter } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';

/**
 * Scales all gradients down together when they are too long: G ← G·min(1, maxNorm/(‖G‖ + 1e-6)), ‖G‖ = √Σ g² over all of
 * them, in float64.
 *
 * Source: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013; the 1e-6 is
 * PyTorch's (`torch.nn.utils.clip_grad_norm_`).
 *
 * @param parameters - `model.parameters`, or groups
 * @param maxNorm - 0 or more; with ∞ nothing is scaled and the norm is measured
 * @returns ‖G‖ before it was scaled
 * @throws `RangeError` for a negative maxNorm or NaN, `TypeError` for a list that holds something else than parameters.
 *
 * @example
 * ```ts
 * import { clipGradNorm } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 2]), gradient: Tensor.from([[3, 4]]) };
 * console.log(clipGradNorm([W], 1)); // → 5
 * console.log(W.gradient.at(0, 0).toFixed(3), W.gradient.at(0, 1).toFixed(3)); // → 0.600 0.800
 * ```
 */
export function clipGradNorm(parameters: ParameterList, maxNorm: number): number {
  if (maxNorm !== Infinity) checkNumber(maxNorm, 'clipGradNorm', 'maxNorm', 0);
  const list = listOf(parameters, 'clipGradNorm');
  let squares = 0;
  for (const { gradient } of list) squares += kernels.dot(gradient.data, gradient.data, gradient.size);
  const norm = squares === Infinity ? scaledNorm(list) : Math.sqrt(squares);
  const factor = maxNorm / (norm + 1e-6);
  if (factor >= 1 || maxNorm === Infinity) return norm;
  for (const { gradient } of list) kernels.scale(factor, gradient.data, gradient.data, gradient.size); // NaN shows
  return norm;
}

/**
 * G ← max(−value, min(value, G)): clamps every number of every gradient; NaN stays NaN.
 *
 * Source: PyTorch's `torch.nn.utils.clip_grad_value_`.
 *
 * @param parameters - `model.parameters`, or groups
 * @param value - 0 or more
 * @throws `RangeError` for a negative value, NaN or ∞, `TypeError` for a list that holds something else than parameters.
 *
 * @example
 * ```ts
 * import { clipGradValue } from '@chainrule/optim';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const W = { name: 'W', value: Tensor.zeros([1, 2]), gradient: Tensor.from([[0.5, -4]]) };
 * clipGradValue([W], 1);
 * console.log(W.gradient.toArray()); // → [ [ 0.5, -1 ] ]
 * ```
 */
export function clipGradValue(parameters: ParameterList, value: number): void {
  checkNumber(value, 'clipGradValue', 'value', 0);
  for (const { gradient } of listOf(parameters, 'clipGradValue')) {
    kernels.clamp(value, gradient.data, gradient.data, gradient.size);
  }
}

/** ‖G‖ where the squares overflow: of all numbers over the largest one. */
function scaledNorm(list: readonly Parameter[]): number {
  let most = 0;
  for (const { gradient } of list) for (const g of gradient.data) most = Math.max(most, Math.abs(g));
  if (!Number.isFinite(most)) return most;
  let squares = 0;
  for (const { gradient } of list) for (const g of gradient.data) squares += (g / most) * (g / most);
  return most * Math.sqrt(squares);
}

/** The parameters; a plain list of them is taken as it is, so that clipping at each step allocates nothing. */
function listOf(parameters: ParameterList, who: string): readonly Parameter[] {
  return isList(parameters) ? parameters : checkParameters(parameters, who);
}

/** Whether it is a list of parameters, without a hole. */
function isList(parameters: unknown): parameters is readonly Parameter[] {
  if (!Array.isArray(parameters) || parameters.length === 0) return false;
  for (const parameter of parameters) if (!isParameter(parameter)) return false;
  return true;
}
