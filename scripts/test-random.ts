import { run, VITEST } from './run.ts';

// The packages' tests with other values than every day's, round after round; arguments go on to vitest.
// CHAINRULE_SEED is the seed of the first round, CHAINRULE_RUNS how many cases a property draws.
const first = Number(process.env['CHAINRULE_SEED'] ?? Date.now() % 2 ** 31);
const runs = Number(process.env['CHAINRULE_RUNS'] ?? 1000);
const rounds = Number(process.env['CHAINRULE_ROUNDS'] ?? 5);

for (let round = 0; round < rounds; round++) {
  const seed = String(first + round);
  const again = `CHAINRULE_SEED=${seed} CHAINRULE_RUNS=${runs} CHAINRULE_ROUNDS=1 npm run test:random`;
  console.log(`Round ${round + 1} of ${rounds}, seed ${seed}`);
  const passed = run(
    'node',
    [VITEST, 'run', '--project', 'unit', '--testTimeout', '600000', ...process.argv.slice(2)],
    {
      env: { ...process.env, CHAINRULE_SEED: seed, CHAINRULE_RUNS: String(runs) },
    },
  );
  if (!passed) {
    console.error(`Failed. Again: ${again}`);
    process.exit(1);
  }
}
