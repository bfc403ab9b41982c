import { PART_KINDS } from './parts.ts';
import type { Span } from './timing.ts';

/** What to measure, and how long. */
export interface Plan {
  readonly only: readonly string[];
  /** The ids of the contenders; chainrule is always among them. */
  readonly peers: readonly string[] | undefined;
  readonly rounds: number;
  readonly span: Span;
}

export const KINDS: readonly string[] = ['matmul', 'inference', ...PART_KINDS, 'cold', 'size', 'memory'];
