import { node } from '../lib/child.ts';
import { environment, type Contender } from '../lib/contenders.ts';
import type { Span } from '../lib/timing.ts';
import type { InferArgs, InferResult } from '../workers/infer.ts';
import { TOLERANCE } from './training.ts';

export const BATCHES: readonly number[] = [1, 64];

export async function infer(contender: Contender, problem: string, span: Span): Promise<InferResult> {
  const args: InferArgs = { peer: contender.peer, problem, ...span };
  return (await node<InferResult>('infer', args, { env: environment(contender) })).result;
}

/** The largest difference, measured against the largest answer: single answers may be near 0. */
export function differs(Z: readonly number[], ours: readonly number[]): boolean {
  const largest = ours.reduce((largest, z) => Math.max(largest, Math.abs(z)), 0);
  return Z.length !== ours.length || !Z.every((z, i) => Math.abs(z - ours[i]!) <= TOLERANCE * largest);
}
