/** The same numbers for every peer: data and initial weights of a task, in a file that JavaScript and Python read. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Task } from './tasks.ts';

/** One layer's initial numbers. */
export interface Weights {
  readonly W: Float32Array; // [C_out, C_in]
  readonly b: Float32Array; // [C_out]
}

export interface Problem extends Task {
  readonly A: Float32Array; // [batch, C_in]
  /** Targets [batch, 1] for the MSE, class indices [batch] for the cross-entropy. */
  readonly Y: Float32Array;
  readonly weights: readonly Weights[];
}

/** `<path>.json` holds the task; `<path>.f32` holds A, Y, then W and b layer by layer. */
export function saveProblem(path: string, { A, Y, weights, ...task }: Problem): void {
  const parts = [A, Y, ...weights.flatMap(({ W, b }) => [W, b])];
  writeFileSync(`${path}.f32`, Buffer.concat(parts.map((part) => new Uint8Array(part.buffer))));
  writeFileSync(`${path}.json`, JSON.stringify(task));
}

export function loadProblem(path: string): Problem {
  const task = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Task;
  const bytes = readFileSync(`${path}.f32`);
  let offset = 0;
  const take = (length: number): Float32Array => {
    const part = new Float32Array(length);
    new Uint8Array(part.buffer).set(bytes.subarray(offset, (offset += 4 * length)));
    return part;
  };
  const { sizes, batch } = task;
  const [A, Y] = [take(batch * sizes[0]!), take(batch)];
  const weights = sizes.slice(1).map((outFeatures, l) => ({
    W: take(outFeatures * sizes[l]!),
    b: take(outFeatures),
  }));
  return { ...task, A, Y, weights };
}
