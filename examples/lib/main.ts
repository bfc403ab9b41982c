import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where an example's lines go: `console.log`, or a list in a test. */
export type Print = (line: string) => void;

/** What every example takes: the same seed prints the same lines. */
export interface Options {
  readonly seed?: number;
  readonly print?: Print;
}

/** Runs the example if its file was executed, not if it was imported. Its last line is the only one that varies. */
export function main(url: string, run: () => unknown): void {
  const executed = process.argv[1] ?? '';
  if (!existsSync(executed) || realpathSync(executed) !== fileURLToPath(url)) return;
  const start = performance.now();
  run();
  console.log(`\ntook ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
