import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { oneHot, transposed } from '../lib/layouts.ts';
import { onnxModel } from '../lib/onnx.ts';
import { readOptions, USAGE } from '../lib/options.ts';
import { peak } from '../lib/peak.ts';
import { makeProblem } from '../lib/make-problem.ts';
import { loadProblem, saveProblem } from '../lib/problem.ts';
import { geometricMean, median, relativeError } from '../lib/stats.ts';
import { flops, TASKS } from '../lib/tasks.ts';
import { microseconds } from '../lib/timing.ts';
import { Measurement } from '../measure/all.ts';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a problem comes back from its file as it was', () => {
  const path = join(folder, 'T1');
  const problem = makeProblem(TASKS.get('T1')!);
  saveProblem(path, problem);
  expect(loadProblem(path)).toEqual(problem);
});

test('the median is the middle one, or the mean of the middle two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('the geometric mean of ratios and of their inverses agree', () => {
  expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
  expect(geometricMean([1 / 2, 1 / 8])).toBeCloseTo(1 / 4, 12);
});

test('the relative error is that of the worst, and NaN and missing numbers count', () => {
  expect(relativeError([1, 2.2], [1, 2])).toBeCloseTo(0.1, 12);
  expect(relativeError([NaN, 2], [1, 2])).toBeNaN();
  expect(relativeError([1], [1, 2])).toBe(Infinity);
});

test('a step of T2 multiplies and adds 17,408 times: twice 4·32 and thrice 32·3, for 16 samples', () => {
  expect(flops(TASKS.get('T2')!)).toBe(2 * 16 * (2 * 4 * 32 + 3 * 32 * 3));
});

test.each(['float32', 'float64'] as const)('the loop of the %s peak sums what its formula says', (dtype) => {
  const { run, flops } = peak(dtype);
  expect(flops).toBe(dtype === 'float32' ? 96 : 48);
  expect(run(1)).toBe(12 * 0.5); //    0·½ + ½
  expect(run(2)).toBe(12 * 0.75); //   ½·½ + ½
});

test('Wᵀ and the rows of classes are laid out as the peers want them', () => {
  expect(transposed(Float32Array.of(1, 2, 3, 4, 5, 6), 2)).toEqual(Float32Array.of(1, 4, 2, 5, 3, 6));
  expect(oneHot([1, 0], 3)).toEqual(Float32Array.of(0, 1, 0, 1, 0, 0));
});

test('the ONNX model holds each weight and bias, byte for byte', () => {
  const problem = makeProblem(TASKS.get('T2')!);
  const model = Buffer.from(onnxModel(problem));
  for (const { W, b } of problem.weights) {
    for (const { buffer } of [W, b]) expect(model.includes(Buffer.from(buffer as ArrayBuffer))).toBe(true);
  }
});

test('the time of a call is the time of a call, however many make a sample', async () => {
  const wait = (n: number): void => {
    const end = performance.now() + n * 0.5;
    while (performance.now() < end);
  };
  const time = await microseconds(wait, { warmup: 20, time: 40 });
  expect(time).toBeGreaterThanOrEqual(500);
  expect(time).toBeLessThan(5000);
});

test('a run leaves no files behind, nor does one that fails', async () => {
  const own = mkdtempSync(join(folder, 'tmp-'));
  for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, own); // what tmpdir() reads
  const plan = { only: [], peers: [], rounds: 1, span: { warmup: 1, time: 1 } };
  const run = (print: () => void): Promise<unknown> => {
    const measurement = new Measurement(plan, 'simd', print);
    expect(readdirSync(own)).toHaveLength(1);
    return measurement.run();
  };
  await run(() => undefined);
  const broken = (): never => {
    throw new Error('no room to print');
  };
  await expect(run(broken)).rejects.toThrow('no room to print');
  expect(readdirSync(own)).toEqual([]);
});

test('options: only a full run writes, --quick needs no peer, and unknown names are refused', () => {
  expect(readOptions([])).toMatchObject({ write: true, needsPeers: true });
  expect(readOptions(['--quick'])).toMatchObject({ write: false, needsPeers: false });
  expect(readOptions(['--only', 'T1', '--peers', 'loops,tfjs'])).toMatchObject({
    write: false,
    needsPeers: true,
    plan: { only: ['T1'], peers: ['loops', 'tfjs'] },
  });
  expect(readOptions(['--quick', '--only', 'layers,optimizers'])).toMatchObject({
    needsPeers: false,
    plan: { only: ['layers', 'optimizers'] },
  });
  expect(USAGE).toContain('layers, losses, optimizers');
  expect(() => readOptions(['--only', 'T9'])).toThrow(RangeError);
  expect(() => readOptions(['--rounds', '0'])).toThrow(RangeError);
});
