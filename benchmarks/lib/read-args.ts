/** What a child process is told: a JSON object as its only argument. */
export function readArgs(): unknown {
  return JSON.parse(process.argv[2]!);
}

/** What a child process tells: one line of JSON, its last. */
export function answer(result: unknown): void {
  process.stdout.write(`\n${JSON.stringify(result)}\n`);
}
