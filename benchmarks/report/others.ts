import type { DType } from '@chainrule/tensor';
import { BUNDLED, OURS, PREDICTORS } from '../lib/contenders.ts';
import { ratios, type Results } from '../lib/results.ts';
import { geometricMean, median } from '../lib/stats.ts';
import { BUNDLE, COLD, INFERENCE, matmulTarget, MODELS, STEPS } from '../lib/targets.ts';
import { digits, judged, percent, table } from './format.ts';
import { highestPeak } from './peak.ts';

export function matmulTable(results: Results): string {
  const rows = Object.entries(results.matmul).map(([key, products]) => {
    const [dtype, size] = key.split(' ') as [DType, string];
    const peak = highestPeak(results, dtype)!;
    const target = matmulTarget(dtype, Number(size), results.node);
    const cells = (['NN', 'NT', 'TN'] as const).map((layout) => {
      const share = geometricMean(products[layout].share);
      const shown = `${percent(share)} (${digits(geometricMean(products[layout].gflops))})`;
      return target === undefined || share >= target ? shown : `**${shown}** of ${percent(target)}`;
    });
    return [`${dtype}, ${size}³`, ...cells, digits(peak)];
  });
  return table([['share of the peak (GFLOP/s)', 'X·Y', 'X·Yᵀ', 'Xᵀ·Y', '128-bit peak'], ...rows]);
}

export function inferenceTable({ inference }: Results): string {
  const batches = Object.keys(inference);
  const rows = PREDICTORS.filter(({ id }) => id !== OURS)
    .filter(({ id }) => batches.some((batch) => inference[batch]![id]))
    .map(({ id, label }) => [
      label,
      ...batches.map((batch) => {
        const [theirs, ours] = [inference[batch]![id], inference[batch]![OURS]!];
        if (theirs === undefined) return '–';
        return judged(geometricMean(ratios(theirs, ours)), batch === '1' ? INFERENCE[id] : undefined);
      }),
    ]);
  return table([
    ['time of an answer ÷ chainrule’s, 784-128-64-10', ...batches.map((batch) => `batch ${batch}`)],
    ...rows,
    ['**chainrule**, best round', ...batches.map((b) => `${digits(Math.min(...inference[b]![OURS]!))} µs`)],
  ]);
}

/** Cold start and bundle, which a user pays once. */
export function startTable({ cold, size }: Results): string {
  const rows = BUNDLED.filter(({ id }) => cold[id] ?? size[id]).map(({ id, label }) => {
    const [time, bytes] = [cold[id], size[id]];
    const ours = cold[OURS];
    const times = time && ours && median(time) / median(ours);
    const bundle = bytes === undefined ? '–' : `${digits(bytes / 1000)} kB`;
    return [
      id === OURS ? '**chainrule**' : label,
      times === undefined || id === OURS ? '' : judged(times, COLD[id]),
      time === undefined ? '–' : `${median(time).toFixed(0)} ms`,
      id === OURS && bytes !== undefined && bytes > BUNDLE ? `**${bundle}** of ${BUNDLE / 1000} kB` : bundle,
    ];
  });
  const head = ['', 'first step ÷ chainrule’s', 'start to first step of T1', 'bundle, minified and gzipped'];
  return table([head, ...rows]);
}

export function memoryTable({ memory }: Results): string {
  if (memory === undefined) return '';
  const judge = (bytes: number, limit: number): string => {
    const shown = `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
    return bytes <= limit ? shown : `**${shown}** of ${limit / 1e6} MB`;
  };
  return table([
    ['memory', ''],
    ['what 100,000 steps of T1 leave behind', judge(memory.steps, STEPS)],
    [
      'the most that 5,000 models of 784-64-10 take, built, trained for a step and dropped',
      judge(memory.models, MODELS),
    ],
  ]);
}
