/**
 * `expect(layer).toHaveCorrectGradients(A)` for vitest: import it once, in a test or a setup file.
 *
 * @packageDocumentation
 */
import type { Tensor } from '@chainrule/tensor';
import { expect } from 'vitest';
import { checkGradients } from './check-gradients.ts';
import type { CheckOptions } from './check-gradients.ts';
import type { Differentiable } from './differentiable.ts';
import { paint } from './paint.ts';

/** What this module adds to vitest's `expect`. */
export interface GradientMatchers<R = unknown> {
  /** Passes when every gradient is right at A; what cannot be told does not pass. */
  toHaveCorrectGradients(A: Tensor, options?: CheckOptions): R;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- vitest's own form
  interface Matchers<T = any> extends GradientMatchers<T> {}
}

expect.extend({
  toHaveCorrectGradients(layer: Differentiable, A: Tensor, options?: CheckOptions) {
    const report = checkGradients(layer, A, options);
    // vitest knows whether colours are wanted.
    const colors = this.utils.RECEIVED_COLOR('') !== '';
    const text = (): string => (colors ? paint(String(report)) : String(report));
    return {
      pass: report.verdict === 'pass',
      message: () => (this.isNot ? `expected a gradient of this layer to be wrong\n\n${text()}` : text()),
    };
  },
});
