import { readFileSync } from 'node:fs';

/** A ```ts block of a page, or of a TSDoc comment, as a program of its own. */
export interface Block {
  /** `README.md:12`, the line of the fence. */
  readonly name: string;
  /** The blocks that it continues, and itself, on the lines where they stand in the page. */
  readonly code: string;
  /** Type-checked only. */
  readonly noRun: boolean;
}

const FENCE = /^(?<indent>\s*)(?<ticks>`{3,})(?<info>[^`]*)$/;

/** The blocks of one file, in order. */
export function blocksOf(file: string, root: string): Block[] {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  const lines = (file.endsWith('.ts') ? onlyDocumentation(text) : text).split('\n');
  const blocks: Block[] = [];
  let chain: string[] = [];

  for (let i = 0; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i]!)?.groups;
    if (fence === undefined) continue;
    const name = `${file}:${i + 1}`;
    const indent = fence['indent']!.length;
    const [language, ...words] = fence['info']!.trim().split(/\s+/);
    if (/^(typescript|tsx|js|javascript|mjs)$/.test(language!)) {
      throw new Error(`${name}: say \`\`\`ts, so that the block is checked and run`);
    }

    const page: string[] = lines.map(() => '');
    const end = lines.findIndex((line, at) => at > i && line.trim() === fence['ticks']);
    if (end < 0) throw new Error(`${name}: the block is never closed`);
    for (let at = i + 1; at < end; at++) page[at] = lines[at]!.slice(indent);
    i = end;
    if (language !== 'ts') continue;

    const unknown = words.find((word) => word !== 'no-run' && word !== 'continue');
    if (unknown !== undefined) throw new Error(`${name}: "ts ${unknown}" is neither no-run nor continue`);
    if (words.includes('continue')) {
      if (chain.length === 0) throw new Error(`${name}: there is no block to continue`);
      chain = page.map((line, at) => line || chain[at]!);
    } else {
      chain = page;
    }
    blocks.push({ name, code: chain.join('\n').trimEnd() + '\n', noRun: words.includes('no-run') });
  }
  return blocks;
}

/** The insides of the doc comments, on their lines; every other line is empty. */
function onlyDocumentation(source: string): string {
  let inside = false;
  return source
    .split('\n')
    .map((line) => {
      if (/^\s*\/\*\*/.test(line)) inside = !line.includes('*/');
      else if (inside && line.includes('*/')) inside = false;
      else if (inside) return line.replace(/^\s*\* ?/, '');
      return '';
    })
    .join('\n');
}
