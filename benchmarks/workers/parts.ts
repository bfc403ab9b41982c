/** A child process: one peer's layers, losses or optimizers, what each gives, and its time for it. */
import { writeFileSync } from 'node:fs';
import { loadCase } from '../lib/case.ts';
import type { Supplier } from '../lib/contender.ts';
import type { SETTINGS } from '../lib/parts.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { microseconds, type Span } from '../lib/timing.ts';

export interface PartsArgs extends Span {
  readonly peer: string;
  /** Paths. */
  readonly cases: readonly string[];
  readonly settings: typeof SETTINGS;
}

/** For each case the time of one use. What a few uses give is in the file `<case>.<peer>.json`. */
export type PartsResult = readonly number[];

const { peer, cases, settings, ...span } = readArgs() as PartsArgs;
const { use } = (await import(new URL(`../peers/${peer}.js`, import.meta.url).href)) as Supplier;
const results: number[] = [];
for (const path of cases) {
  const { run, outcome } = await use(loadCase(path));
  run(settings.checked);
  writeFileSync(`${path}.${peer}.json`, JSON.stringify(outcome().map((numbers) => Array.from(numbers))));
  results.push(await microseconds(run, span));
}
answer(results satisfies PartsResult);
process.exit();
