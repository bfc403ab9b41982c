import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

/** The benchmark's own files as JavaScript, so that no child pays for a TypeScript loader; packages stay as they are. */
export async function compile(): Promise<void> {
  await build({
    absWorkingDir: here,
    entryPoints: ['workers/*.ts', 'peers/*.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    logLevel: 'warning',
  });
}
