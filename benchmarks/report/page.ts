import { OURS } from '../lib/contenders.ts';
import type { Results } from '../lib/results.ts';
import { inferenceTable, matmulTable, memoryTable, startTable } from './others.ts';
import { partsTable } from './parts.ts';
import { trainingTable } from './training.ts';

const FIGURE = 'Time of a training step, as multiples of chainrule’s, for five tasks and every peer';

/** What README shows: the training tables and the figure. */
export function short(results: Results, figures: string): string {
  return [trainingTable(results), circumstances(results), `![${FIGURE}](${figures}/speed.svg)`].join('\n\n');
}

/** What the guide shows: all tables. */
export function full(results: Results, figures: string): string {
  const { notes } = results;
  return [
    '### Training',
    `![${FIGURE}](${figures}/speed.svg)`,
    ...tables(results),
    ...(notes.length === 0 ? [] : ['### Left out', notes.map((note) => `- ${note}`).join('\n')]),
    '### Circumstances',
    circumstances(results),
  ].join('\n\n');
}

/** What the terminal shows: whatever was measured. */
export function tables(results: Results): string[] {
  const { training, matmul, inference, parts, cold, size, memory } = results;
  const some = (record: object): boolean => Object.keys(record).length > 0;
  return [
    ...(some(training) ? [trainingTable(results)] : []),
    ...(some(matmul) ? ['### Products of square matrices', matmulTable(results)] : []),
    ...(some(inference) ? ['### Inference', inferenceTable(results)] : []),
    ...(some(parts) ? ['### Layers, losses and optimizers', partsTable(results)] : []),
    ...(some(cold) || some(size) ? ['### Start', startTable(results)] : []),
    ...(memory ? ['### Memory', memoryTable(results)] : []),
  ];
}

function circumstances({ date, machine, node, backend, rounds, blas, variants }: Results): string {
  const ways = Object.entries(variants).flatMap(([task, by]) =>
    Object.entries(by).map(([id, variant]) => `${id} on ${task} by ${variant}`),
  );
  const facts = [
    `${OURS} on its ${backend} kernels`,
    machine,
    `Node ${node}`,
    ...(blas === undefined ? [] : [`BLAS of PyTorch and numpy: ${blas}`]),
    `${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}`,
    date,
  ];
  return [`${facts.join('; ')}.`, ...(ways.length === 0 ? [] : [`The faster way: ${ways.join(', ')}.`])].join(
    ' ',
  );
}
