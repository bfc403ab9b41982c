import { checkOptions, describe, ShapeError, Tensor } from '@chainrule/tensor';
import { checkMode } from './check-gradients.ts';
import { compare } from './compare.ts';
import type { Comparisons, Mode } from './compare.ts';
import { diagnosisOf } from './diagnosis.ts';
import type { Dimensions } from './diagnosis.ts';
import { nameOf } from './differentiable.ts';
import type { DifferentiableLoss } from './differentiable.ts';
import { formatShape } from './format.ts';
import { makeReport } from './report.ts';
import type { GradientReport } from './report.ts';
import { lossSubject } from './subject.ts';
import { checkRanges } from './ranges.ts';
import type { Ranges } from './subject.ts';

/** Options of {@link checkLossGradient}. */
export interface LossCheckOptions {
  /** `'auto'` unless said otherwise. */
  readonly mode?: Mode;
  /** From where to where forward is defined, by the names of tensors: `{ Z: [0, 1] }`. Everywhere unless given. */
  readonly ranges?: Ranges;
}

/**
 * Is dLdZ = ∂L/∂Z, at this Z and Y?
 *
 * @param loss - anything with forward(Z, Y): number and backward(): Tensor
 * @param Z - where to check
 * @param Y - the target, in whatever form the loss takes it; it is only handed on
 * @returns the report, with the one entry `dLdZ`
 * @throws `TypeError` when loss or Z is no such thing, `ShapeError` when dLdZ is not in the shape of Z; and
 *   whatever forward and backward throw.
 *
 * @example
 * ```ts
 * import { checkLossGradient } from '@chainrule/gradcheck';
 * import { dot, scale, Tensor } from '@chainrule/tensor';
 *
 * let saved = Tensor.zeros([1, 1]);
 * const square = {
 *   forward: (Z: Tensor) => dot((saved = Z), Z),
 *   backward: () => scale(2, saved),
 * };
 * console.log(checkLossGradient(square, Tensor.from([[1, 3]], { dtype: 'float64' }), undefined).verdict); // → pass
 * ```
 */
export function checkLossGradient<Target>(
  loss: DifferentiableLoss<Target>,
  Z: Tensor,
  Y: Target,
  options: LossCheckOptions = {},
): GradientReport {
  refuseNonLoss(loss, 'checkLossGradient');
  checkOptions(options, 'checkLossGradient', ['mode', 'ranges']);
  checkRanges(options.ranges, 'checkLossGradient', ['Z']);
  const found = compareLoss(loss, Z, Y, options);
  return makeReport(nameOf(loss, 'loss'), found, found.point, diagnosisOf(found));
}

/** A loss's gradient beside finite differences, with all that a report needs. */
export function compareLoss<Target>(
  loss: DifferentiableLoss<Target>,
  Z: Tensor,
  Y: Target,
  options: LossCheckOptions = {},
  twice = true,
): Comparisons & { dimensions: Dimensions; point: Map<string, unknown> } {
  checkMode(options.mode, 'checkLossGradient');
  if (!(Z instanceof Tensor)) {
    throw new TypeError(`checkLossGradient: Z is ${describe(Z)}, expected a Tensor; Tensor.from makes one`);
  }
  const who = nameOf(loss, 'loss');
  const L = loss.forward(Z.clone(), Y);
  if (typeof L !== 'number')
    throw new TypeError(`checkLossGradient: ${who}.forward gives ${describe(L)}, expected a number`);
  const dLdZ = loss.backward();
  if (!(dLdZ instanceof Tensor))
    throw new TypeError(`checkLossGradient: ${who}.backward gives ${describe(dLdZ)}, expected a Tensor`);
  if (formatShape(dLdZ.shape) !== formatShape(Z.shape)) {
    throw new ShapeError(
      `${who}.backward: dLdZ is ${formatShape(dLdZ.shape)}, expected ${formatShape(Z.shape)}`,
    );
  }
  const compared = compare(lossSubject(loss, Z, Y, options.ranges), options.mode, twice);
  loss.forward(Z.clone(), Y);
  const dimensions =
    Z.rank < 2
      ? {}
      : {
          N: Z.shape[0]!,
          C: Z.shape[Z.rank - 1]!,
          'N·C': Z.shape[0]! * Z.shape[Z.rank - 1]!,
        };
  return {
    ...compared,
    dimensions,
    point: new Map<string, unknown>([
      ['Z', Z.clone()],
      ['Y', Y],
    ]),
  };
}

/** Refuses what has no forward or no backward. */
export function refuseNonLoss(loss: unknown, who: string): asserts loss is DifferentiableLoss<unknown> {
  if (typeof loss !== 'object' || loss === null || Array.isArray(loss) || loss instanceof Tensor) {
    throw new TypeError(`${who}: loss is ${describe(loss)}, expected { forward, backward }`);
  }
  const { forward, backward } = loss as Partial<DifferentiableLoss<unknown>>;
  if (typeof forward !== 'function')
    throw new TypeError(`${who}: ${nameOf(loss, 'loss')} has no forward(Z, Y)`);
  if (typeof backward !== 'function')
    throw new TypeError(`${who}: ${nameOf(loss, 'loss')} has no backward()`);
}
