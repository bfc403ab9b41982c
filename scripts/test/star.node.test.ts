import { existsSync, readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// The dependencies of the house form a star around tensor; not even development dependencies close a cycle.
const STAR: Record<string, { sources: string[]; builtIn?: string[]; tests: string[] }> = {
  // What is built in, users do not install.
  tensor: { sources: [], builtIn: ['pure-rand'], tests: ['fast-check', 'vitest'] },
  layers: { sources: ['@chainrule/tensor'], tests: ['@chainrule/gradcheck', 'fast-check', 'vitest'] },
  losses: { sources: ['@chainrule/tensor'], tests: ['@chainrule/gradcheck', 'fast-check', 'vitest'] },
  optim: { sources: ['@chainrule/tensor'], tests: ['fast-check', 'vitest'] },
  gradcheck: { sources: ['@chainrule/tensor', 'fast-check', 'vitest'], tests: [] },
  chainrule: {
    sources: ['tensor', 'layers', 'losses', 'optim', 'gradcheck'].map((name) => `@chainrule/${name}`),
    tests: ['fast-check', 'vitest'],
  },
};

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8')) as Manifest;
}

/** The packages that the files of a folder import: `@chainrule/tensor`, `fast-check`, `node:fs`. */
function imports(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const specifiers = files
    .flatMap((file) => ts.preProcessFile(readFileSync(`${folder}/${file}`, 'utf8')).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith('.'));
  return [
    ...new Set(specifiers.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)),
  ].sort();
}

test('every package has its place in the star', () => {
  expect(
    readdirSync('packages', { withFileTypes: true })
      .flatMap((e) => (e.isDirectory() ? e.name : []))
      .sort(),
  ).toEqual(Object.keys(STAR).sort());
});

describe.each(Object.entries(STAR))('%s', (folder, { sources, builtIn = [], tests }) => {
  const { name, dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest(folder);

  test('depends on nothing outside the star', () => {
    for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
      expect([...sources, 'fast-check']).toContain(dependency);
    }
    for (const dependency of Object.keys(devDependencies))
      expect([...sources, ...builtIn, ...tests]).toContain(dependency);
  });

  test('imports nothing outside the star', () => {
    const declared = [...Object.keys({ ...dependencies, ...peerDependencies }), ...builtIn];
    for (const specifier of imports(`packages/${folder}/src`)) expect(declared).toContain(specifier);
    for (const specifier of imports(`packages/${folder}/test`)) {
      if (!specifier.startsWith('node:')) expect([name, ...sources, ...tests]).toContain(specifier);
    }
  });
});
