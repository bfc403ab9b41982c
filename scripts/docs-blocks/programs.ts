import ts from 'typescript';
import { type Block, blocksOf } from './blocks.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/**/*.md',
  'packages/*/README.md',
  'packages/*/src/**/*.ts',
];
const NOT = ['docs/api', 'node_modules', '**/*.generated.ts'];

/** Every block of the house's pages and doc comments. */
export function allBlocks(root: string): Block[] {
  const files = ts.sys
    .readDirectory(root, ['.md', '.ts'], NOT, PAGES)
    .map((file) => file.slice(root.length + 1));
  return files.sort().flatMap((file) => blocksOf(file, root));
}

/** The module of a block stands in the root folder, where all packages of the house resolve; it is on no disk. */
export function moduleOf({ name }: Block, root: string): string {
  return `${root}/${name.replaceAll('/', '~').replace(':', '~~')}.ts`;
}

/** The block of a module, if it is one. */
export function blockOf(module: string, root: string): Block | undefined {
  const [page, line] = module
    .slice(root.length + 1)
    .replace(/\.ts$/, '')
    .split('~~');
  if (!module.startsWith(root) || page === undefined || line === undefined) return undefined;
  const file = page.replaceAll('~', '/');
  return blocksOf(file, root).find(({ name }) => name === `${file}:${line}`);
}
