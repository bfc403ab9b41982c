import type { Evidence } from '../diagnosis-evidence.ts';
import type { Probe } from '../diagnosis-probe.ts';

/** A gradient at one point, and the layer to ask. */
export interface Asked extends Evidence {
  readonly probe: Probe;
  /** Which of the gradients that a probe gives it is: 0 is dLdA, then the parameters in their order. */
  readonly gradient: number;
}

/** A question to the layer. */
export interface Experiment {
  /** Whether the answer is what `says` says: `undefined` where this case cannot show it. */
  readonly test: (asked: Asked) => boolean | undefined;
  readonly says: (name: string) => string;
}
