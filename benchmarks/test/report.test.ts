import { expect, test } from 'vitest';
import type { Results } from '../lib/results.ts';
import { digits, judged } from '../report/format.ts';
import { figure } from '../report/figure.ts';
import { full, short } from '../report/page.ts';
import { replaceSection } from '../report/replace.ts';

const RESULTS: Results = {
  date: '2000-01-01',
  machine: 'a machine',
  node: '20.0.0',
  backend: 'simd',
  rounds: 2,
  notes: ['somebody is left out'],
  training: { T1: { chainrule: [2, 4], loops: [20, 20], tfjs: [400, 800] } },
  variants: { T1: { tfjs: 'trainOnBatch' } },
  matmul: {
    'float32 128': {
      peak: [60, 50],
      NN: { gflops: [30, 30], share: [0.45, 0.8] },
      NT: { gflops: [54, 27], share: [0.9, 0.9] },
      TN: { gflops: [54, 54], share: [0.9, 0.9] },
    },
  },
  inference: { '1': { chainrule: [10, 10], 'onnxruntime-web': [14, 14] } },
  parts: {
    Adam: { chainrule: [20, 10], reference: [40, 80], pytorch: [5, 10] },
    ReLU: { chainrule: [4, 4], reference: [40, 40], tfjs: [100, 100], pytorch: [20, 20] },
  },
  cold: { chainrule: [100, 90, 110], tfjs: [150, 150, 150] },
  size: { chainrule: 21_000, 'chainrule-mlp': 30_000, tfjs: 400_000 },
  memory: { steps: 1000, models: 700e6 },
};

test('numbers have two digits or three', () => {
  expect([0.0123, 0.123, 1.234, 12.34, 99.97, 123.4, 1234].map(digits)).toEqual([
    '0.012',
    '0.12',
    '1.23',
    '12.3',
    '100',
    '123',
    '1,234',
  ]);
});

test('what falls short of its target is bold, beside the target', () => {
  expect(judged(7, 7)).toBe('7.00');
  expect(judged(6.99, 7)).toBe('**6.99** of 7.00');
});

test('the tables show ratios, geometric means over the rounds, and what fell short', () => {
  const page = full(RESULTS, '../figures');
  expect(page).toContain('| plain typed-array loops | 7.07 |'); //           √(10·5)
  expect(page).toContain('| tfjs 4.22, wasm | 200 |');
  expect(page).toContain('| **chainrule**, best round | 2.00 µs |');
  expect(page).toContain('| float32, 128³ | **60 % (30.0)** of 70 % | 90 % (38.2) | 90 % (54.0) | 60.0 |');
  expect(page).toContain('| onnxruntime-web 1.30, wasm | 1.40 |');
  expect(page).toContain('**21.0 kB** of 20 kB');
  expect(page).toContain('| chainrule with mlp, which knows every activation |  | – | 30.0 kB |');
  expect(page).toContain('**700 MB** of 600 MB');
  expect(page).toContain('- somebody is left out');
  expect(page).toContain('tfjs on T1 by trainOnBatch');
  expect(short(RESULTS, 'docs/figures')).toContain('(docs/figures/speed.svg)');
});

test('layers come before losses and optimizers, and who has not all of them has gaps', () => {
  const page = full(RESULTS, '../figures');
  const rows = page.split('\n').filter((line) => /ReLU|Adam|PyTorch/.test(line));
  expect(rows).toEqual([
    '| time of a forward and a backward, or of a step, ÷ chainrule’s | chainrule without WebAssembly | tfjs 4.22, wasm | PyTorch, CPU | **chainrule**, best round |',
    '| ReLU | 10.0 | 25.0 | 5.00 | 4.00 µs |',
    '| Adam | 4.00 | – | 0.50 | 10.0 µs |', // √(2·8), √(¼·1)
  ]);
});

test('the figure has a bar for each peer that ran, with its number', () => {
  const svg = figure(RESULTS);
  for (const text of ['plain typed-array loops', '7.07', 'tfjs 4.22, wasm', '200'])
    expect(svg).toContain(`>${text}<`);
  expect(svg).not.toContain('jax-js');
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
});

test('a section is replaced between its marks, and nothing else', () => {
  const page = 'a\n<!-- speed:begin, by npm run bench -->\nold $1\n<!-- speed:end -->\nb';
  expect(replaceSection(page, 'new $&')).toBe(
    'a\n<!-- speed:begin, by npm run bench -->\n\nnew $&\n\n<!-- speed:end -->\nb',
  );
  expect(() => replaceSection('a', 'b')).toThrow(/speed:begin/);
});
