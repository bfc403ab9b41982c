import { build, type BuildOptions } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { STARTERS } from './contenders.ts';

const here = fileURLToPath(new URL('..', import.meta.url));

/**
 * The benchmark's own files as JavaScript, so that no child pays for a TypeScript loader; packages stay as they
 * are, but in peers that run as one file.
 */
export async function compile(): Promise<void> {
  const options = {
    absWorkingDir: here,
    outbase: '.',
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    logLevel: 'warning',
  } as const satisfies BuildOptions;
  const alone = STARTERS.filter(({ inOneFile }) => inOneFile).map(({ peer }) => `peers/${peer}.ts`);
  await build({
    ...options,
    entryPoints: ['workers/*.ts', 'peers/*.ts'],
    splitting: true,
    packages: 'external',
  });
  await build({ ...options, entryPoints: alone, minify: true });
}
