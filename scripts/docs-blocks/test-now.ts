// Stands in for vitest in a block: one test cannot declare another, so it runs at once.
export { expect, vi } from 'vitest';

type Body = () => unknown;
const running: Promise<unknown>[] = [];

export function test(name: string, body: Body): void {
  running.push(
    (async () => {
      await body();
    })().catch((cause: unknown) => {
      throw new Error(`test "${name}" failed`, { cause });
    }),
  );
}

export const it: typeof test = test;

export function describe(_name: string, body: Body): void {
  body();
}

/** Waits for the tests of the block which has just been imported. */
export async function finished(): Promise<void> {
  await Promise.all(running.splice(0));
}
