// Compiles packages/tensor/assembly to WebAssembly and writes it, as text, where the sources import it from.
// Does nothing when the first line of the output names a hash of the very sources, options and compiler.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'packages/tensor/assembly';
const output = `${root}packages/tensor/src/kernels/simd/wasm.generated.ts`;

const options = [
  '-Oz',
  '--converge',
  // The memory is made in src/kernels/simd/memory.ts and handed in; nothing is allocated or collected in the module.
  ...['--importMemory', '--noExportMemory', '--runtime', 'stub'],
  ...['--enable', 'simd'],
  // AS112: functions that pass vectors are never called from JavaScript.
  ...['--disableWarning', '112'],
];

const files = readdirSync(root + folder, { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
  .sort();
const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
const hash = createHash('sha256').update(JSON.stringify([version, options]));
for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(root + file));
hash.update(readFileSync(fileURLToPath(import.meta.url)));
const firstLine = `// ${hash.digest('hex')}`;

if (!existsSync(output) || readFileSync(output, 'utf8').split('\n', 1)[0] !== firstLine) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, module(await compile()));
}

async function compile() {
  const { main } = await import('assemblyscript/asc');
  let binary;
  const { error, stderr } = await main([`${folder}/index.ts`, '--outFile', 'kernels.wasm', ...options], {
    readFile: (name, base) => {
      const path = base === undefined ? name : `${root}${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  const messages = stderr.toString();
  if (messages !== '') console.error(messages);
  if (error !== null) throw error;
  return binary;
}

function module(binary) {
  const text = Buffer.from(binary).toString('hex');
  return [
    firstLine,
    `/** The kernels of packages/tensor/assembly, ${binary.length} bytes of WebAssembly in hexadecimal: gzip still sees the bytes. */`,
    `export const WASM: string =\n  '${text}';`,
    '',
  ].join('\n');
}
