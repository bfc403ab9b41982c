/**
 * e^x, log x, tanh x and their kin, made of + − × ÷ and √ alone: the same bits on every engine, which `Math.exp` and
 * the like do not promise. NaN and ∞ flow as IEEE 754 says; nothing throws.
 *
 * @example
 * ```ts
 * import { elementary } from '@chainrule/tensor';
 *
 * console.log(elementary.exp(1), elementary.expm1(1e-10)); // → 2.718281828459045 1.00000000005e-10
 * ```
 *
 * @packageDocumentation
 */
export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { tanh } from './tanh.ts';
export { sigmoid } from './sigmoid.ts';
export { erf, erfc } from './erf.ts';
export { cosPi, sinPi } from './sinpi.ts';
export { pow } from './pow.ts';
export { normalDensity, twiceNormalCdf } from './normal.ts';
