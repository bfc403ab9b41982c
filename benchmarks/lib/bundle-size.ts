import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = fileURLToPath(new URL('..', import.meta.url));

/** What a program loads beside its JavaScript. */
const BESIDE: Readonly<Record<string, string>> = {
  tfjs: '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
};

/** Bytes, minified and gzipped, of the program in `peers/` that trains a multi-layer perceptron, with its library. */
export async function bundleSize(peer: string): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [`peers/${peer}.ts`],
    bundle: true,
    minify: true,
    write: false,
    external: ['node:*', 'fs', 'path', 'crypto', 'os', 'util', 'worker_threads', 'perf_hooks'],
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  });
  const program = gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  const beside = BESIDE[peer];
  return beside === undefined
    ? program
    : program + gzipSync(readFileSync(resolve(beside)), { level: 9 }).length;
}

function resolve(path: string): string {
  return createRequire(`${here}package.json`).resolve(path);
}
