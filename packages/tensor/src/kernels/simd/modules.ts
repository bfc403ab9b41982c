import { ADAPTIVE } from './adaptive.generated.ts';
import { ARITHMETIC } from './arithmetic.generated.ts';
import { CORE } from './core.generated.ts';
import { CURVES } from './curves.generated.ts';
import { ENTROPIES } from './entropies.generated.ts';
import { LOSSES } from './losses.generated.ts';
import { instantiate } from './machine.ts';
import type { Wasm } from './machine.ts';
import { NORMS } from './norms.generated.ts';

// One function for each module in assembly/modules. A program carries only those that it may call, and compiles each when
// it is first called.

let core: Wasm | undefined;
let arithmetic: Wasm | undefined;
let curves: Wasm | undefined;
let entropies: Wasm | undefined;
let norms: Wasm | undefined;
let losses: Wasm | undefined;
let adaptive: Wasm | undefined;

/** What every network needs: products, sums, ReLU, the squared error and SGD. */
export function inCore(): Wasm {
  return (core ??= instantiate(CORE));
}

/** Element by element, and a row to all rows. */
export function inArithmetic(): Wasm {
  return (arithmetic ??= instantiate(ARITHMETIC));
}

/** The cross-entropies of logits. */
export function inEntropies(): Wasm {
  return (entropies ??= instantiate(ENTROPIES));
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
