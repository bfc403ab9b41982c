import { ADAPTIVE } from './adaptive.generated.ts';
import { CORE } from './core.generated.ts';
import { CURVES } from './curves.generated.ts';
import { LOSSES } from './losses.generated.ts';
import { instantiate } from './machine.ts';
import type { Wasm } from './machine.ts';
import { NORMS } from './norms.generated.ts';

// One function for each module in assembly/modules. A program carries only those that it may call, and compiles each when
// it is first called.

let core: Wasm | undefined;
let curves: Wasm | undefined;
let norms: Wasm | undefined;
let losses: Wasm | undefined;
let adaptive: Wasm | undefined;

/** Products, sums, arithmetic, ReLU, the squared error, the cross-entropies and SGD. */
export function inCore(): Wasm {
  return (core ??= instantiate(CORE));
}

/** Activations beyond ReLU. */
export function inCurves(): Wasm {
  return (curves ??= instantiate(CURVES));
}

/** Normalisations. */
export function inNorms(): Wasm {
  return (norms ??= instantiate(NORMS));
}

/** Losses beyond the squared error and the cross-entropies. */
export function inLosses(): Wasm {
  return (losses ??= instantiate(LOSSES));
}

/** Updates that scale each number's step by what its gradients were. */
export function inAdaptive(): Wasm {
  return (adaptive ??= instantiate(ADAPTIVE));
}
