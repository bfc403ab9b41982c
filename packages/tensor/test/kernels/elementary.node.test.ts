// The functions of assembly/elementary by themselves, also where no kernel leads: log1p of the largest numbers.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as elementary from '../../src/elementary/index.ts';
import * as singles from '../../src/elementary/single.ts';
import { difference } from '../same-bits.ts';
import { samples, unitSamples } from './elementary-samples.ts';

const { exp, expm1, log, log1p, tanh, sigmoid, erfc, twiceNormalCdf, normalDensity } = elementary;

/** The definitions, by the files in which both stand. */
const files = {
  exp: { exp },
  expm1: { expm1 },
  log: { log },
  log1p: { log1p },
  tanh: { tanh },
  sigmoid: { sigmoid },
  erf: { erfc },
  normal: { twiceNormalCdf, normalDensity },
};

/** Each function over the pairs of an array in memory, in place. */
const source = Object.entries(files)
  .flatMap(([file, functions]) => Object.keys(functions).map((name) => [file, name] as const))
  .map(
    ([file, name]) => `
import { ${name} as ${name}OfPair } from './${file}';
export function ${name}(at: usize, end: usize): void {
  for (; at < end; at += 16) v128.store(at, ${name}OfPair(v128.load(at)));
}`,
  )
  .concat(
    Object.keys(singles).map(
      (name) => `
import { ${name} as ${name}OfFour } from './single';
export function ${name}Single(at: usize, end: usize): void {
  for (; at < end; at += 16) v128.store(at, ${name}OfFour(v128.load(at)));
}`,
    ),
  )
  .join('\n');

const folder = fileURLToPath(new URL('../../assembly/elementary/', import.meta.url));

/** What is used of the compiler; its own types would redefine Array for everyone. */
interface Compiler {
  main(
    options: readonly string[],
    files: {
      readFile(file: string): string | null;
      writeFile(file: string, contents: Uint8Array<ArrayBuffer>): void;
      listFiles(): string[];
    },
  ): Promise<{ error: Error | null }>;
}
const COMPILER: string = 'assemblyscript/asc';

async function compile(): Promise<WebAssembly.Exports> {
  const compiler = (await import(COMPILER)) as Compiler;
  const compiled: Uint8Array<ArrayBuffer>[] = [];
  const { error } = await compiler.main(
    ['all.ts', '--outFile', 'all.wasm', '--runtime', 'stub', '--enable', 'simd', '--disableWarning', '112'],
    {
      readFile: (file) => {
        if (file === 'all.ts') return source;
        return existsSync(folder + file) ? readFileSync(folder + file, 'utf8') : null;
      },
      writeFile: (_, contents) => {
        compiled.push(contents);
      },
      listFiles: () => [],
    },
  );
  if (error !== null) throw error;
  return new WebAssembly.Instance(new WebAssembly.Module(compiled[0]!)).exports;
}

const PAGE = 65536; // the constants stand in the first

const compiled = await compile();
const memory = compiled['memory'] as WebAssembly.Memory;
memory.grow(1 + Math.ceil(samples.byteLength / PAGE));

test('the elementary functions in WebAssembly have the bits of their definition', () => {
  const X = new Float64Array(memory.buffer, PAGE, samples.length);
  for (const [name, definition] of Object.values(files).flatMap((functions) => Object.entries(functions))) {
    X.set(samples);
    (compiled[name] as (at: number, end: number) => void)(PAGE, PAGE + samples.byteLength);
    expect([name, difference(X, samples.map(definition))]).toEqual([name, undefined]);
  }
});

test('those of float32 numbers, too', () => {
  for (const [name, definition] of Object.entries(singles)) {
    const given = Float32Array.from(name === 'log1pOfUnit' ? unitSamples : samples);
    const X = new Float32Array(memory.buffer, PAGE, given.length);
    X.set(given);
    // whole vectors: what stands behind the last number is nobody's
    (compiled[`${name}Single`] as (at: number, end: number) => void)(PAGE, PAGE + X.byteLength);
    expect([name, difference(X, given.map(definition))]).toEqual([name, undefined]);
  }
});
