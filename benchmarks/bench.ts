/** `npm run bench`: chainrule beside its peers, on the same work, in one run. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOptions, USAGE } from './lib/options.ts';
import type { Results } from './lib/results.ts';
import { replaceSection } from './report/replace.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const RAW = `${root}benchmarks/results/speed.json`;
const FIGURE = `${root}docs/figures/speed.svg`;
const PAGES = [
  { file: 'docs/guide/speed.md', figures: '../figures', content: 'full' },
  { file: 'README.md', figures: 'docs/figures', content: 'short' },
] as const;
/** What the benchmark needs built, and no more. */
const PACKAGES = ['tensor', 'layers', 'losses', 'optim'].flatMap((name) => [
  '--filter',
  `@chainrule/${name}`,
]);

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else if (options.check) run('node_modules/vitest/vitest.mjs', ['run', '--project', 'benchmarks']);
else {
  if (options.needsPeers) {
    if (!existsSync(`${root}benchmarks/node_modules`))
      console.log('benchmarks: installing the peers (half a gigabyte) …');
    run('scripts/pnpm.mjs', ['-C', 'benchmarks', 'install', '--frozen-lockfile', '--reporter=silent']);
  }
  if (options.render) await write(JSON.parse(readFileSync(RAW, 'utf8')) as Results);
  else await measure();
}

async function measure(): Promise<void> {
  // Before ten minutes of work: is there a place for what it finds?
  if (options.write) for (const { file } of PAGES) replaceSection(readFileSync(root + file, 'utf8'), '');
  run('scripts/pnpm.mjs', ['--reporter=silent', ...PACKAGES, 'run', 'build']);
  // Not before there is a build: these import chainrule as its users get it.
  const { compile } = await import('./lib/bundle.ts');
  const { Measurement } = await import('./measure/all.ts');
  const { tables } = await import('./report/page.ts');
  const { backend } = await import('@chainrule/tensor');
  await compile();
  const start = performance.now();
  const measurement = new Measurement(options.plan, backend(), (text) => process.stdout.write(text));
  const results = await measurement.run();
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(
    `\n${tables(results).join('\n\n')}\n\n${[...results.notes, `measured in ${minutes} min`].join('\n')}`,
  );
  if (options.write) {
    mkdirSync(`${root}benchmarks/results`, { recursive: true });
    writeFileSync(RAW, JSON.stringify(results));
    await write(results);
  }
  if (measurement.failed) process.exitCode = 1;
}

/** The figure, and the tables between the marks of the pages that show them. */
async function write(results: Results): Promise<void> {
  const report = await import('./report/page.ts');
  const { figure } = await import('./report/figure.ts');
  mkdirSync(`${root}docs/figures`, { recursive: true });
  writeFileSync(FIGURE, figure(results));
  for (const { file, figures, content } of PAGES) {
    const page = readFileSync(root + file, 'utf8');
    writeFileSync(root + file, replaceSection(page, report[content](results, figures)));
  }
  const files = [RAW, ...PAGES.map(({ file }) => root + file)];
  run('node_modules/prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', ...files]);
  console.log(`written: docs/figures/speed.svg, ${PAGES.map(({ file }) => file).join(', ')}`);
}

/** A program of the root's, which says itself what goes wrong. */
function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [root + program, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
