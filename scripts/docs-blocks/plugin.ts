import { fileURLToPath } from 'node:url';
import { type Plugin } from 'vite';
import { blockOf } from './programs.ts';

const testNow = fileURLToPath(new URL('test-now.ts', import.meta.url));

/** Serves the blocks as modules; a block that imports vitest is a test file, whose tests run where they stand. */
export function docsBlocks(root: string): Plugin {
  const isBlock = (id: string) => id.includes('~~') && blockOf(id, root) !== undefined;
  return {
    name: 'chainrule:docs-blocks',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (isBlock(id)) return id;
      return id === 'vitest' && isBlock(importer) ? testNow : undefined;
    },
    load(id) {
      return isBlock(id) ? blockOf(id, root)?.code : undefined;
    },
  };
}
