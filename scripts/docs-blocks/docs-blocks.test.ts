import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allBlocks, moduleOf } from './programs.ts';
import { abridge, promised, run } from './run.ts';
import { typeCheck } from './type-check.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const blocks = allBlocks(root);
const errors = typeCheck(new Map(blocks.map((block) => [moduleOf(block, root), block.code])), root);

describe('every ts block compiles, runs and prints what it says', () => {
  for (const block of blocks) {
    const module = moduleOf(block, root);

    test(block.name, async () => {
      expect(errors.get(module)).toEqual([]);
      if (block.noRun) return;
      const printed = await run(module);
      const promises = promised(block.code);
      if (promises.length === 0) return;
      expect(printed.map((line, i) => abridge(line, promises[i]))).toEqual(promises);
    });
  }
});
