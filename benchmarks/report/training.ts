import { OURS, TRAINERS } from '../lib/contenders.ts';
import { ratios, type Results } from '../lib/results.ts';
import { geometricMean } from '../lib/stats.ts';
import { flops, TASKS } from '../lib/tasks.ts';
import { TRAINING } from '../lib/targets.ts';
import { highestPeak } from './peak.ts';
import { digits, judged, table } from './format.ts';

/** Times ours fits in theirs, the geometric mean over the rounds; `undefined` for who did not run. */
export function ratio({ training }: Results, task: string, id: string): number | undefined {
  const [theirs, ours] = [training[task]?.[id], training[task]?.[OURS]];
  return theirs && ours && geometricMean(ratios(theirs, ours));
}

export function trainingTable(results: Results): string {
  const tasks = [...TASKS.values()].filter(({ name }) => results.training[name]);
  const ours = tasks.map(({ name }) => `${digits(Math.min(...results.training[name]![OURS]!))} µs`);
  const rows = TRAINERS.filter(({ id }) => id !== OURS)
    .filter(({ id }) => tasks.some(({ name }) => results.training[name]![id]))
    .map(({ id, label }) => [
      label,
      ...tasks.map(({ name }) => {
        const times = ratio(results, name, id);
        return times === undefined ? '–' : judged(times, TRAINING[id]?.[name]);
      }),
    ]);
  const limit = highestPeak(results, 'float32');
  const bound = tasks.map((task) => {
    const time = Math.min(...results.training[task.name]![OURS]!);
    return limit === undefined ? '–' : digits(flops(task) / (limit * 1000) / time);
  });
  return table([
    [
      'time of a training step ÷ chainrule’s',
      ...tasks.map((task) => `${task.name}: ${task.sizes.join('-')}`),
    ],
    ...rows,
    ...(limit === undefined ? [] : [['the products alone at the machine’s 128-bit peak', ...bound]]),
    ['**chainrule**, best round', ...ours],
  ]);
}
