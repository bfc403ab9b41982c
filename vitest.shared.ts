import { defaultClientConditions, defaultServerConditions, type UserConfig } from 'vite';

const condition = '@chainrule/source';

/** Workspace packages resolve to their sources, in Node (ssr) and in the browser. */
export const sources: UserConfig = {
  resolve: { conditions: [condition, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [condition, ...defaultServerConditions] } },
};

/** vitest leaves one of two cores to itself, and hardly uses it. */
export const everyCore = '100%';

/** How long one test may take, in milliseconds: it ends what hangs, and leaves room to what a busy machine slows down. */
export const testTimeout = 120_000;

/** What test-setup.ts hands to fast-check: `CHAINRULE_SEED` and `CHAINRULE_RUNS`, or the same run every time. */
export const properties: { seed: number; numRuns: number } = {
  seed: Number(process.env['CHAINRULE_SEED'] ?? 11785),
  numRuns: Number(process.env['CHAINRULE_RUNS'] ?? 100),
};

declare module 'vitest' {
  interface ProvidedContext {
    properties: { seed: number; numRuns: number };
  }
}
