import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Options } from 'tsup';

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
}

// Runs in each package's folder: what its exports name as a source is an entry, and what they name beside it, its file.
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const entry = Object.fromEntries(
  Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [[basename(target['default']!, '.js'), target['@chainrule/source']!]],
  ),
);
const files = new Map(Object.entries(entry).map(([name, source]) => [resolve(source), `./${name}.js`]));

const config: Options = {
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  treeshake: true,
  // What two entries share stands in dist once, so that `instanceof` holds between them.
  splitting: true,
  external: [/^@chainrule\//],
  // Its licence is in NOTICE. One file less to find and to load at the start of every program.
  noExternal: ['pure-rand'],
  sourcemap: true,
  clean: true,
  silent: true,
  esbuildPlugins: [
    {
      // An entry that another one imports is imported by its file: as a namespace, bundlers of users see what is used of it.
      name: 'entries-are-files',
      setup(build) {
        build.onResolve({ filter: /^\.+\// }, ({ kind, path, importer, resolveDir }) => {
          const source = resolve(resolveDir, path);
          const file = files.get(source);
          if (kind === 'entry-point' || file === undefined) return undefined;
          if (importer.startsWith(dirname(source))) return undefined; // from within it
          return { path: file, external: true, sideEffects: false };
        });
      },
    },
  ],
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
