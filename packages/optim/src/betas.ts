import { describe } from '@chainrule/tensor';

/** Passes [β₁, β₂] through, both from 0 to below 1. Throws `RangeError` or `TypeError` for anything else. */
export function checkBetas(betas: unknown, who: string): readonly [number, number] {
  if (!Array.isArray(betas) || betas.length !== 2) {
    const got = Array.isArray(betas) ? `${betas.length} numbers` : describe(betas);
    throw new TypeError(`${who}: betas is ${got}, expected two numbers such as [0.9, 0.999]`);
  }
  const [beta1, beta2] = Array.from(betas, (beta: unknown, i) => {
    if (typeof beta === 'number' && beta >= 0 && beta < 1) return beta;
    const message = `${who}: betas[${i}] is ${describe(beta)}, expected a number from 0 to below 1`;
    throw typeof beta === 'number' ? new RangeError(message) : new TypeError(message);
  }) as [number, number];
  return [beta1, beta2];
}
