import type { GradientCase } from './arbitraries/case.ts';
import type { Law } from './laws/law.ts';
import { INSPECT, paint } from './paint.ts';
import type { InspectOptions } from './paint.ts';
import type { GradientReport } from './report.ts';

/**
 * Thrown by {@link gradcheck} and {@link gradcheckLoss} where a law of backward is broken. The message is for people; the
 * fields are for programs.
 *
 * @example
 * ```ts
 * import { gradcheck, GradientError, mutants, size } from '@chainrule/gradcheck';
 *
 * const mutant = mutants.find(({ name }) => name === 'Linear: dLdW divided by N')!;
 * try {
 *   gradcheck({
 *     sizes: { N: size(), inFeatures: size(), outFeatures: size() },
 *     layer: (sizes, dtype) => mutant.make(sizes, dtype),
 *     input: ({ N, inFeatures }) => [N, inFeatures],
 *   });
 * } catch (error) {
 *   if (error instanceof GradientError) console.log(error.law, error.report.verdict); // → gradients fail
 * }
 * ```
 */
export class GradientError extends Error {
  /** `'GradientError'`. */
  override readonly name = 'GradientError';
  /** The law that is broken. */
  readonly law: Law;
  /** What was found at the smallest case. */
  readonly report: GradientReport;
  /** The smallest case that breaks it; undefined when no case could tell. */
  readonly counterexample: GradientCase | undefined;
  /** With `path` and `laws: [law]`, what makes fast-check go straight to this case. */
  readonly seed: number;
  /** See `seed`. */
  readonly path: string;
  /** A vitest test of the smallest case, to be pasted where `spec` is in scope; undefined when no case could tell. */
  readonly test: string | undefined;

  /** Made by `gradcheck` and `gradcheckLoss`. */
  constructor(
    message: string,
    found: Pick<GradientError, 'law' | 'report' | 'counterexample' | 'seed' | 'path'> & {
      readonly cause?: unknown;
      readonly test?: string;
    },
  ) {
    super(message, found.cause === undefined ? {} : { cause: found.cause });
    this.law = found.law;
    this.report = found.report;
    this.counterexample = found.counterexample;
    this.seed = found.seed;
    this.path = found.path;
    this.test = found.test;
    Object.defineProperty(this, INSPECT, {
      value: (_depth: unknown, options?: InspectOptions) => inspected(this, options?.colors === true),
    });
  }
}

/** What Node prints of an error: in colours on a terminal, with the test to paste before the stack. */
function inspected({ message, test, stack = '' }: GradientError, colors: boolean): string {
  const text = test === undefined ? message : `${message}\n\n${test}`;
  const trace = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  return `GradientError: ${colors ? paint(text) : text}\n${trace}`;
}
