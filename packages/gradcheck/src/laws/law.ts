import type { GradientReport } from '../report.ts';

/**
 * Every law, in the order in which they are tried; each is a run of its own. A layer that writes where it must not breaks
 * others by it: what it writes is told first.
 */
export const LAWS = [
  'gradients',
  'leaves its inputs alone',
  'linear in dLdZ',
  'repeatable',
  'no memory of an earlier batch',
  'zero in gives zero out',
  'batch order',
  'float32 beside float64',
  'backward needs forward',
  'parameters keep their identity',
  'predict agrees with forward',
] as const;

/** The name of a law. */
export type Law = (typeof LAWS)[number];

/** One way in which a case breaks a law. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
  /** What is broken, for shrinking not to slip to something else: `dLdW`. */
  readonly what: string;
  /** Lines under the headline. */
  readonly details: readonly string[];
  /** Where the law is about numbers of gradients. */
  readonly report: GradientReport | undefined;

  /** `headline` goes on after the name of the layer: `backward is not linear in dLdZ`. */
  constructor(headline: string, what: string, details: readonly string[] = [], report?: GradientReport) {
    super(headline);
    this.what = what;
    this.details = details;
    this.report = report;
  }
}
