/** The same numbers for every peer: what a part is used on, in a file that JavaScript and Python read. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Kind } from './parts.ts';

export interface Numbers {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A part, and pairs of numbers: [A, dLdZ] for a layer, [Z, Y] for a loss, each [P, dLdP] for an optimizer. */
export interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly pairs: readonly (readonly [Numbers, Numbers])[];
}

/** `<path>.json` holds the name, the kind and the shapes; `<path>.f32` the numbers, pair by pair. */
export function saveCase(path: string, { name, kind, pairs }: Case): void {
  const parts = pairs.flat().map(({ data }) => new Uint8Array(data.buffer));
  writeFileSync(`${path}.f32`, Buffer.concat(parts));
  const shapes = pairs.map((pair) => pair.map(({ shape }) => shape));
  writeFileSync(`${path}.json`, JSON.stringify({ name, kind, shapes }));
}

export function loadCase(path: string): Case {
  const { name, kind, shapes } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Pick<
    Case,
    'name' | 'kind'
  > & { readonly shapes: readonly (readonly [readonly number[], readonly number[]])[] };
  const bytes = readFileSync(`${path}.f32`);
  let offset = 0;
  const take = (shape: readonly number[]): Numbers => {
    const data = new Float32Array(shape.reduce((size, n) => size * n, 1));
    new Uint8Array(data.buffer).set(bytes.subarray(offset, (offset += data.byteLength)));
    return { shape, data };
  };
  return { name, kind, pairs: shapes.map(([first, second]) => [take(first), take(second)]) };
}
