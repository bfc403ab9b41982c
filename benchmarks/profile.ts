/** Where a step's time goes, in the packages as users get them: `npm run profile -- T1`. */
import { Session } from 'node:inspector/promises';
import { makeProblem } from './lib/make-problem.ts';
import { TASKS } from './lib/tasks.ts';
import { create } from './peers/chainrule.ts';

const MICROSECONDS = 2_000_000;
const SHOWN = 12;

const [name = 'T1'] = process.argv.slice(2);
const task = TASKS.get(name);
if (task === undefined)
  throw new RangeError(`profile: task is '${name}', expected ${[...TASKS.keys()].join(', ')}`);
const training = create(makeProblem(task));
const run = async (microseconds: number): Promise<void> => {
  for (const end = performance.now() + microseconds / 1000; performance.now() < end;)
    await training.train(100);
};
await run(MICROSECONDS / 2); // until all of it is compiled

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 100 });
await session.post('Profiler.start');
await run(MICROSECONDS);
const { profile } = await session.post('Profiler.stop');

const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
const times = new Map<string, number>();
profile.samples?.forEach((id, i) => {
  const { functionName, url } = frames.get(id)!;
  const place = url.startsWith('wasm:') ? 'WebAssembly' : functionName;
  times.set(place, (times.get(place) ?? 0) + profile.timeDeltas![i]!);
});
const total = [...times.values()].reduce((sum, time) => sum + time, 0);
for (const [place, time] of [...times].sort(([, a], [, b]) => b - a).slice(0, SHOWN)) {
  console.log(`${((100 * time) / total).toFixed(1).padStart(5)} %  ${place}`);
}
