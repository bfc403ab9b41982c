import { CORE } from './core.generated.ts';
import { CURVES } from './curves.generated.ts';
import { instantiate } from './machine.ts';
import type { Wasm } from './machine.ts';

// One function for each module in assembly/modules. A program carries only those that it may call, and compiles each when
// it is first called.

let core: Wasm | undefined;
let curves: Wasm | undefined;

/** Products, sums, arithmetic, ReLU, the squared error, cross-entropies and SGD. */
export function inCore(): Wasm {
  return (core ??= instantiate(CORE));
}

/** Activations beyond ReLU. */
export function inCurves(): Wasm {
  return (curves ??= instantiate(CURVES));
}
