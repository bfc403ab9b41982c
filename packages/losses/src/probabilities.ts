import { nameOf } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';

/** Throws `RangeError` where a number of Z is below 0 or above 1: a logit, most likely. NaN flows. */
export function checkProbabilities(Z: Tensor, who: object): void {
  const { data } = Z;
  for (let i = 0; i < data.length; i++) {
    const z = data[i]!;
    if (z < 0 || z > 1) {
      const C = Z.shape[1]!;
      const place = `Z[${Math.floor(i / C)}, ${i % C}]`;
      throw new RangeError(
        `${nameOf(who)}.forward: ${place} is ${z}, expected a probability, 0 to 1; BCEWithLogitsLoss takes logits`,
      );
    }
  }
}
