import { readFileSync } from 'node:fs';
import { type Options } from 'tsup';

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
}

// Runs in each package's folder: what its exports name as a source is an entry.
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const entry = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? [] : (target['@chainrule/source'] ?? []),
);

const config: Options = {
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  treeshake: true,
  // What two entries share stands in dist once, so that `instanceof` holds between them.
  splitting: true,
  external: [/^@chainrule\//],
  sourcemap: true,
  clean: true,
  silent: true,
  plugins: [
    {
      // esbuild imports a shared chunk for its effects too. It has none, and bundlers of users would warn about that.
      name: 'no-bare-imports',
      renderChunk: (code) => ({ code: code.replace(/^import ['"][^'"]*['"];\n/gm, '') }),
    },
  ],
  // tsup sets baseUrl, which TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
};

export default config;
