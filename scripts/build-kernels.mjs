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
  // Nothing is allocated or collected.
  ...['--runtime', 'stub'],
  ...['--enable', 'simd'],
  // AS112: functions that pass vectors are never called from JavaScript.
  ...['--disableWarning', '112'],
];

/** The kernels' memory is made in src/kernels/simd/machine.ts and handed in. */
const handedIn = ['--importMemory', '--noExportMemory'];

/** As in assembly/decoder.ts: the codes of characters from the first to ~, and what room the text has. */
const FIRST = 40;
const ESCAPE = 126;
const PLACE = 65408;

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
  await generate(name, async () => {
    const constants = CONSTANTS + i * ROOM;
    const binary = await compile(`modules/${name}`, [...handedIn, '--memoryBase', String(constants)]);
    checkConstants(name, binary, constants);
    return [
      `/** assembly/modules/${name}.ts, ${binary.length} bytes of WebAssembly, as src/kernels/simd/decode.ts reads them. */`,
      `export const ${name.toUpperCase()}: string =\n  ${JSON.stringify(encode(name, binary))};`,
    ];
  });
}
await generate('decoder', async () => [
  '/** assembly/decoder.ts */',
  `export const DECODER: readonly number[] = [${(await compile('decoder', ['--initialMemory', '1'])).join()}];`,
]);

/** Writes a source file, unless it is there. */
async function generate(name, lines) {
  const output = `${root}packages/tensor/src/kernels/simd/${name}.generated.ts`;
  if (existsSync(output) && readFileSync(output, 'utf8').split('\n', 1)[0] === firstLine) return;
  writeFileSync(output, [firstLine, ...(await lines()), ''].join('\n'));
}

async function compile(path, more) {
  const { main } = await import('assemblyscript/asc');
  let binary;
  const { error, stderr } = await main(
    [`${folder}/${path}.ts`, '--outFile', 'kernels.wasm', ...more, ...options],
    {
      readFile: (file, base) => {
        const path = base === undefined ? file : `${root}${file}`;
        return existsSync(path) ? withLazyTables(readFileSync(path, 'utf8')) : null;
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
  return binary;
}

/** Tables become part of the modules whose functions use them, not of all that import their file. */
function withLazyTables(source) {
  return source.replace(/^(?=(?:export )?const \w+: usize = memory\.data\b)/gm, '@lazy ');
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

/**
 * A character for each of the 86 most frequent bytes, in their order, and `~` and two characters for any other: gzip finds
 * what repeats, which base64 would hide, and has half as much to read as in hexadecimal. Before them stands which bytes
 * are frequent, four in a character. Four bits are a character from 0 to ?.
 */
function encode(name, binary) {
  const counts = Array.from({ length: 256 }, (_, byte) => ({ byte, count: 0 }));
  for (const byte of binary) counts[byte].count++;
  counts.sort((a, b) => b.count - a.count);
  const codes = [];
  const frequent = counts.slice(0, ESCAPE - FIRST).map(({ byte }) => byte);
  frequent.sort((a, b) => a - b).forEach((byte, i) => (codes[byte] = String.fromCharCode(FIRST + i)));
  const digit = (bits) => String.fromCharCode(48 + bits);
  const set = Array.from({ length: 64 }, (_, i) =>
    digit([0, 1, 2, 3].reduce((bits, j) => bits | (codes[4 * i + j] === undefined ? 0 : 1 << j), 0)),
  );
  const characters = Array.from(binary, (byte) => codes[byte] ?? `~${digit(byte >> 4)}${digit(byte & 15)}`);
  const text = [...set, ...characters].join('');
  if (text.length > PLACE) throw new Error(`${name}: ${text.length} characters, ${PLACE} have room`);
  return text;
}

/** For vitest, which runs this file before all tests: importing it has done the work. */
export function setup() {}
