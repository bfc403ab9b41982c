import type { Options } from '../lib/main.ts';

/** What an example prints, and what it returns. */
export function watch<Result>(
  run: (options: Options) => Result,
  seed?: number,
): { lines: string[]; result: Result } {
  const lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
  };
  const result = run(seed === undefined ? { print } : { print, seed });
  return { lines, result };
}
