import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** Runs a program without stdin, its output shown; whether it ended well. */
export function run(command: string, args: readonly string[], options: SpawnSyncOptions = {}): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0;
}

/** The entry of a development tool, for `node`: a name in node_modules/.bin is a shell script on Windows. */
export const VITEST = 'node_modules/vitest/vitest.mjs';
