import { ADAPTIVE } from './adaptive.generated.ts';
import { ARITHMETIC } from './arithmetic.generated.ts';
import { CORE } from './core.generated.ts';
import { CURVES } from './curves.generated.ts';
import { ENTROPIES } from './entropies.generated.ts';
import { LOSSES } from './losses.generated.ts';
import { instantiate, machine } from './machine.ts';
import type { Wasm } from './machine.ts';
import { NORMS } from './norms.generated.ts';

// One function for each module in assembly/modules. A program carries only those that it may call, and compiles each when
// it is first called.

/** What every network needs: products, sums, ReLU, the squared error and SGD. */
export function inCore(): Wasm {
  return machine!.modules.core ?? instantiate('core', CORE);
}

/** Element by element, and a row to all rows. */
export function inArithmetic(): Wasm {
  return machine!.modules.arithmetic ?? instantiate('arithmetic', ARITHMETIC);
}

/** The cross-entropies of logits. */
export function inEntropies(): Wasm {
  return machine!.modules.entropies ?? instantiate('entropies', ENTROPIES);
}

/** Activations beyond ReLU. */
export function inCurves(): Wasm {
  return machine!.modules.curves ?? instantiate('curves', CURVES);
}

/** Normalisations. */
export function inNorms(): Wasm {
  return machine!.modules.norms ?? instantiate('norms', NORMS);
}

/** Losses beyond the squared error and the cross-entropies. */
export function inLosses(): Wasm {
  return machine!.modules.losses ?? instantiate('losses', LOSSES);
}

/** Updates that scale each number's step by what its gradients were. */
export function inAdaptive(): Wasm {
  return machine!.modules.adaptive ?? instantiate('adaptive', ADAPTIVE);
}
