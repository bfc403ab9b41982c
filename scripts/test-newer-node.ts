import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, VITEST } from './run.ts';

// The tests that compare bits, on a newer engine than the one that runs everything else: every kernel beside its
// definition, the elementary functions, and a whole training run. The engine comes from npm and goes away again.
const NEWER = '26.10.0';
const TESTS = [
  'packages/tensor/test/kernels',
  'packages/tensor/test/elementary',
  'packages/chainrule/test/same-bits',
];

const folder = mkdtempSync(join(tmpdir(), 'chainrule-node-'));
try {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${NEWER}`];
  const newer = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const passed =
    run('npm', install, { cwd: folder, shell: process.platform === 'win32' }) &&
    run(newer, ['--print', '"Node " + process.version']) &&
    run(newer, [VITEST, 'run', '--project', 'unit', ...TESTS, ...process.argv.slice(2)]);
  if (!passed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
