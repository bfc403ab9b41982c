import { argmax, type Tensor } from '@chainrule/tensor';
import { table } from './format.ts';

/** How many rows of Z have their largest logit at the right class. */
export function countRight(Z: Tensor, Y: ArrayLike<number>): number {
  return argmax(Z).reduce((right, predicted, i) => right + Number(predicted === Y[i]), 0);
}

/** counts[true][predicted]. */
export function confusion(Z: Tensor, Y: ArrayLike<number>): number[][] {
  const C = Z.shape[1]!;
  const counts = Array.from({ length: C }, () => new Array<number>(C).fill(0));
  argmax(Z).forEach((predicted, i) => counts[Y[i]!]![predicted]!++);
  return counts;
}

/** The confusion matrix with its classes; a dot for 0. */
export function confusionTable(counts: readonly (readonly number[])[], names: readonly string[]): string {
  return table([
    ['true \\ read as', ...names],
    ...counts.map((row, i) => [names[i]!, ...row.map((count) => count || '·')]),
  ]);
}
