// Compiles packages/tensor/assembly to WebAssembly: each file in assembly/modules is a module. Writes them, as text, where
// the sources import them from. Does nothing when the first line of the output names a hash of the very sources, options
// and compiler.
/* global WebAssembly */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'packages/tensor/assembly';

const options = [
  '-Oz',
  '--converge',
  // The memory is made in src/kernels/simd/machine.ts and handed in; nothing is allocated or collected in a module.
  ...['--importMemory', '--noExportMemory', '--runtime', 'stub'],
  ...['--enable', 'simd'],
  // AS112: functions that pass vectors are never called from JavaScript.
  ...['--disableWarning', '112'],
];

/** The modules share one memory: the constants of each have a place of their own, below what src/kernels/simd/layout.ts hands out. */
const CONSTANTS = 0x400;
const ROOM = 0x2000;

const files = readdirSync(root + folder, { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
  .sort();
const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
const hash = createHash('sha256').update(JSON.stringify([version, options]));
for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(root + file));
hash.update(readFileSync(fileURLToPath(import.meta.url)));
const firstLine = `// ${hash.digest('hex')}`;

const names = files
  .filter((file) => file.startsWith(`${folder}/modules/`))
  .map((file) => file.slice(`${folder}/modules/`.length, -'.ts'.length));
for (const [i, name] of names.entries()) {
  const output = `${root}packages/tensor/src/kernels/simd/${name}.generated.ts`;
  if (existsSync(output) && readFileSync(output, 'utf8').split('\n', 1)[0] === firstLine) continue;
  writeFileSync(output, source(name, await compile(name, CONSTANTS + i * ROOM)));
}

async function compile(name, constants) {
  const { main } = await import('assemblyscript/asc');
  let binary;
  const { error, stderr } = await main(
    [
      `${folder}/modules/${name}.ts`,
      ...['--outFile', 'kernels.wasm', '--memoryBase', String(constants)],
      ...options,
    ],
    {
      readFile: (file, base) => {
        const path = base === undefined ? file : `${root}${file}`;
        return existsSync(path) ? readFileSync(path, 'utf8') : null;
      },
      writeFile: (_, contents) => {
        binary = contents;
      },
      listFiles: () => [],
    },
  );
  const messages = stderr.toString();
  if (messages !== '') console.error(messages);
  if (error !== null) throw error;
  checkConstants(name, binary, constants);
  return binary;
}

function checkConstants(name, binary, constants) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } });
  const outside = new Uint8Array(memory.buffer).findIndex(
    (byte, at) => byte !== 0 && (at < constants || at >= constants + ROOM),
  );
  if (outside >= 0)
    throw new Error(`${name}: constants reach address ${outside}, beyond their ${ROOM} bytes`);
}

function source(name, binary) {
  return [
    firstLine,
    `/** assembly/modules/${name}.ts, ${binary.length} bytes of WebAssembly, as src/kernels/simd/decode.ts reads them. */`,
    `export const ${name.toUpperCase()}: string =\n  '${encode(binary)}';`,
    '',
  ].join('\n');
}

/**
 * One character for each of the 90 most frequent bytes, which stand first, in hexadecimal; `~` and two hexadecimal digits for
 * any other byte. Gzip finds what repeats, which base64 would hide, and has half as much to read as in hexadecimal.
 */
function encode(binary) {
  const counts = Array.from({ length: 256 }, (_, byte) => ({ byte, count: 0 }));
  for (const byte of binary) counts[byte].count++;
  counts.sort((a, b) => b.count - a.count);
  const characters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(32 + i)).filter(
    (c) => !"'\\`$".includes(c),
  );
  const hexadecimal = (byte) => byte.toString(16).padStart(2, '0');
  const codes = [];
  counts.forEach(({ byte }, i) => {
    codes[byte] = characters[i] ?? `~${hexadecimal(byte)}`;
  });
  const frequent = counts.slice(0, characters.length).map(({ byte }) => hexadecimal(byte));
  return frequent.join('') + Array.from(binary, (byte) => codes[byte]).join('');
}

/** For vitest, which runs this file before all tests: importing it has done the work. */
export function setup() {}
