import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright';
import { launchOptions, requireChromium } from './chromium.ts';

// The packages as users get them: packed, installed from their tarballs far from the workspace, type-checked as
// Node and as a bundler resolve, and run in Node, through require() and in a browser. `npm run build` goes first.

interface Manifest {
  name: string;
  exports: Record<string, unknown>;
}

const packages = readdirSync('packages', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `packages/${entry.name}`);
const manifests = packages.map(
  (path) => JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as Manifest,
);
const names = manifests.map(({ name }) => name);
const temp = mkdtempSync(join(tmpdir(), 'chainrule-packages-'));
const consumer = join(temp, 'consumer');
mkdirSync(consumer);

try {
  const tarballs = pack();
  for (const tarball of tarballs) inspect(tarball);
  install(tarballs);
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    step(`types as ${moduleResolution!} resolves them`, 'node', [
      bin('typescript/lib/tsc.js'),
      ...typeCheck(module!, moduleResolution!),
    ]);
  }
  step('run in Node', 'node', ['out/train.js']);
  for (const name of names) {
    const counted = `const n = Object.keys(require('${name}')).length; if (n === 0) process.exit(1)`;
    step(`require('${name}')`, 'node', ['--no-warnings', '--input-type=commonjs', '--eval', counted]);
  }
  await runInBrowser();
  console.log(`${names.length} packages: packed, installed, type-checked, run in Node and in Chromium`);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function pack(): string[] {
  const args = ['scripts/pnpm.mjs', '-r', '--filter', './packages/*', 'pack', '--pack-destination', temp];
  step('pack', 'node', args, '.');
  const tarballs = readdirSync(temp).filter((file) => file.endsWith('.tgz'));
  if (tarballs.length !== names.length)
    throw new Error(`packed ${tarballs.length} of ${names.length} packages`);
  return tarballs.map((file) => join(temp, file));
}

/** What the tarball promises: its exports resolve for everyone, and it brings its licence and a page for npm. */
function inspect(tarball: string): void {
  const unpacked = join(temp, 'unpacked');
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked);
  step(`unpack ${tarball}`, 'tar', ['-xzf', tarball, '-C', unpacked]);
  const files = readdirSync(join(unpacked, 'package'));
  for (const wanted of ['README.md', 'LICENSE', 'dist', 'src']) {
    if (!files.includes(wanted)) throw new Error(`${tarball} has no ${wanted}`);
  }
  const manifest = readFileSync(join(unpacked, 'package/package.json'), 'utf8');
  if (/"(workspace|catalog):/.test(manifest))
    throw new Error(`${tarball} names versions that only the workspace knows`);
  step(`publint ${tarball}`, 'node', [bin('publint/src/cli.js'), tarball, '--strict'], '.');
  const attw = [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-summary', '--no-emoji'];
  step(`attw ${tarball}`, 'node', [bin('@arethetypeswrong/cli/dist/index.js'), ...attw], '.');
}

function install(tarballs: readonly string[]): void {
  const { version } = JSON.parse(readFileSync('node_modules/fast-check/package.json', 'utf8')) as {
    version: string;
  };
  const dependencies = Object.fromEntries([
    ...tarballs.map((file) => [nameIn(file), `file:${file}`]),
    ['fast-check', version],
  ]) as Record<string, string>;
  writeFileSync(
    join(consumer, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies }),
  );
  writeFileSync(join(consumer, 'train.ts'), readFileSync('scripts/consumer/train.ts'));
  step('npm install', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** chainrule-tensor-0.1.0.tgz holds @chainrule/tensor. */
function nameIn(tarball: string): string {
  const name = names.find((name) =>
    new RegExp(`/${name.replace('@', '').replace('/', '-')}-\\d[^/]*\\.tgz$`).test(tarball),
  );
  if (name === undefined) throw new Error(`${tarball} is none of ${names.join(', ')}`);
  return name;
}

function typeCheck(module: string, moduleResolution: string): string[] {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const target = [
    '--target',
    'es2023',
    '--lib',
    'es2023,dom',
    '--outDir',
    moduleResolution === 'nodenext' ? 'out' : 'unused',
  ];
  return ['train.ts', '--module', module, '--moduleResolution', moduleResolution, ...strict, ...target];
}

/** The bundle needs nothing of Node, and trains the same net in Chromium. */
async function runInBrowser(): Promise<void> {
  const { outputFiles } = buildSync({
    absWorkingDir: consumer,
    entryPoints: ['train.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  requireChromium();
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage();
    const line = await new Promise<string>((resolve, reject) => {
      page.on('pageerror', reject);
      page.on('console', (message) => {
        if (message.text().startsWith('trained:')) resolve(message.text());
      });
      setTimeout(reject, 30_000, new Error('the browser has not trained the net in 30 s')).unref();
      page.addScriptTag({ type: 'module', content: outputFiles[0]!.text }).catch(reject);
    });
    console.log(`in Chromium: ${line}`);
  } finally {
    await browser.close();
  }
}

function bin(path: string): string {
  return resolve('node_modules', path);
}

/** Says what it does; the output of a program is shown if it fails. */
function step(title: string, command: string, args: string[], cwd = consumer): void {
  console.log(`check:packages: ${title.replace(`${temp}/`, '')}`);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}${error?.message ?? ''}`);
  throw new Error(`${title} failed`);
}
