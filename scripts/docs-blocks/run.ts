import { formatWithOptions } from 'node:util';
import { vi } from 'vitest';
import { finished } from './test-now.ts';

/** Imports the module and gives back the lines that it printed with console.log. */
export async function run(module: string): Promise<string[]> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
    printed.push(...formatWithOptions({ colors: false }, ...values).split('\n'));
  });
  try {
    await import(/* @vite-ignore */ module);
    await finished();
  } finally {
    log.mockRestore();
  }
  return printed.map((line) => line.trimEnd());
}

/** The texts of the comments `// → text`: one for each printed line, in order. */
export function promised(code: string): string[] {
  return [...code.matchAll(/\/\/ →(?: (.*))?$/gm)].map(([, text = '']) => text.trimEnd());
}

/** An ending `…` stands for the rest of the line. */
export function abridge(line: string, promise: string | undefined): string {
  if (promise === undefined || !promise.endsWith('…')) return line;
  const start = promise.slice(0, -1);
  return line.startsWith(start) ? promise : line;
}
