import { describe, Rng } from '@chainrule/tensor';
import type { Initializer } from './initializers.ts';

/** Passes an Rng through. Throws `TypeError` for anything else. */
export function checkRng(rng: unknown, who: string): Rng {
  if (rng instanceof Rng) return rng;
  throw new TypeError(`${who}: rng is ${describe(rng)}, expected an Rng; pass rng: new Rng(seed)`);
}

/** Passes an initializer through. Throws `TypeError` for anything else. */
export function checkInit(init: unknown, who: string): Initializer {
  if (typeof init === 'function') return init as Initializer;
  throw new TypeError(`${who}: init is ${describe(init)}, expected an initializer such as kaimingUniform()`);
}
