// Runs first in every script: a fresh clone needs only Node and npm. Without dependencies, for there are none yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinned, pnpm } from './pnpm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.chainrule-install`;

requireNode();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()) install();
await import('./build-kernels.mjs');

function requireNode() {
  const wanted = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(
    `chainrule needs Node ${wanted} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Changes whenever an install could change node_modules. */
function fingerprint() {
  const folders = ['.', ...list('.'), ...list('packages')];
  const manifests = folders
    .map((folder) => `${folder}/package.json`)
    .filter((file) => existsSync(root + file));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`\n${file}\n`).update(readFileSync(root + file));
  }
  return hash.digest('hex');
}

function list(folder) {
  return readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => (folder === '.' ? entry.name : `${folder}/${entry.name}`))
    .sort();
}

function install() {
  const start = performance.now();
  console.log('chainrule: installing the development dependencies (once; about half a minute) …');
  const { status, error, stdout, stderr } = pnpm(['install', '--frozen-lockfile']);
  if (status !== 0) {
    console.error([stdout, stderr, error?.message].filter(Boolean).join('\n'));
    console.error('chainrule: the install failed. Is the npm registry reachable (npm ping)?');
    console.error(`After a change of a package.json: npx pnpm@${pinned} install --no-frozen-lockfile`);
    process.exit(1);
  }
  writeFileSync(stamp, fingerprint());
  console.log(`chainrule: installed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
