import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Block, blocksOf } from '../docs-blocks/blocks.ts';
import { abridge, promised } from '../docs-blocks/run.ts';
import { typeCheck } from '../docs-blocks/type-check.ts';

const folder = mkdtempSync(`${tmpdir()}/chainrule-docs-`);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function page(text: string, file = 'page.md'): Block[] {
  writeFileSync(`${folder}/${file}`, text);
  return blocksOf(file, folder);
}

describe('the blocks of a page', () => {
  test('stand on their own lines, named after their fence', () => {
    const [block] = page('# Title\n\n```ts\nconst x = 1;\n```\n');
    expect(block).toEqual({ name: 'page.md:3', code: '\n\n\nconst x = 1;\n', noRun: false });
  });

  test('lose the indentation of their list, and other languages are left alone', () => {
    const blocks = page('```sh\nls\n```\n\n- item\n\n  ```ts no-run\n  f(\n    1,\n  );\n  ```\n');
    expect(blocks.map(({ code, noRun }) => [code.trim(), noRun])).toEqual([['f(\n  1,\n);', true]]);
  });

  test('continue those before them, but only when they say so', () => {
    const blocks = page('```ts\na;\n```\n```ts continue\nb;\n```\n```ts continue\nc;\n```\n```ts\nd;\n```\n');
    expect(blocks.map(({ code }) => code.replaceAll('\n', ''))).toEqual(['a;', 'a;b;', 'a;b;c;', 'd;']);
  });

  test('are found in doc comments, and not in code', () => {
    const source =
      'const s = `\n```ts\nno\n```\n`;\n/**\n * Sum.\n *\n * ```ts\n * yes;\n * ```\n */\nf();\n';
    expect(page(source, 'source.ts').map(({ name, code }) => [name, code.trim()])).toEqual([
      ['source.ts:9', 'yes;'],
    ]);
  });

  test.each(['```js\n```', '```typescript\n```', '```ts norun\n```', '```ts continue\n```', '```ts\nopen'])(
    'cannot hide from the check: %j',
    (text) => {
      expect(() => page(text)).toThrow('page.md:1');
    },
  );
});

test('a type error is found on its line', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
  const module = `${root}/page.md~~1.ts`;
  expect(typeCheck(new Map([[module, '\nconst x: string = 1;\nexport { x };\n']]), root).get(module)).toEqual(
    ["line 2: TS2322: Type 'number' is not assignable to type 'string'."],
  );
});

test('a promise is the text after the arrow, and … stands for the rest of a line', () => {
  expect(promised('log(1); // → 1\n// → two words \nlog(); // →\n// no promise')).toEqual([
    '1',
    'two words',
    '',
  ]);
  expect(abridge('0.12345', '0.12…')).toBe('0.12…');
  expect(abridge('0.22345', '0.12…')).toBe('0.22345');
  expect(abridge('0.12345', undefined)).toBe('0.12345');
});
