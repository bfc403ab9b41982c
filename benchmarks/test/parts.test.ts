import { useBackend } from '@chainrule/tensor';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { loadCase, saveCase, type Case } from '../lib/case.ts';
import { SUPPLIERS } from '../lib/contenders.ts';
import { makeCase } from '../lib/make-case.ts';
import { PART_KINDS, PARTS, SETTINGS } from '../lib/parts.ts';
import { otherWork, provesNothing, type Outcome } from '../measure/parts.ts';
import { use } from '../peers/chainrule-parts.ts';

const CASES = PART_KINDS.flatMap((kind) => PARTS[kind].map((name) => makeCase(kind, name)));

const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  useBackend('simd');
});

/** Numbers of their own, which later uses leave alone. */
function outcome(given: Case, times: number = SETTINGS.checked): Outcome {
  const { run, outcome } = use(given);
  run(times);
  return outcome().map((numbers) => Array.from(numbers));
}

function onReference(given: Case): Outcome {
  useBackend('reference');
  return outcome(given);
}

test.each(CASES)('the case of $name comes back from its file as it was', (given) => {
  const path = join(folder, 'case');
  saveCase(path, given);
  expect(isDeepStrictEqual(loadCase(path), given)).toBe(true); // toEqual takes seconds for so many numbers
});

describe.each(CASES)('$name', (given) => {
  const ours = outcome(given);

  test('gives numbers worth a comparison, the same on the reference kernels', () => {
    expect(provesNothing(given, ours)).toBe(false);
    expect(otherWork(given, onReference(given), ours)).toBeUndefined();
  });

  test('each number that it gives counts: the largest, 1 % off, is seen as other work', () => {
    ours.forEach((numbers, i) => {
      const start = given.kind === 'optimizers' ? given.pairs[i]![0].data : undefined;
      const news = numbers.map((x, k) => x - (start?.[k] ?? 0));
      const worst = news.reduce((worst, x, k) => (Math.abs(x) > Math.abs(news[worst]!) ? k : worst), 0);
      const wrong = ours.with(i, numbers.with(worst, numbers[worst]! + 0.01 * news[worst]!));
      expect(otherWork(given, wrong, ours)).toMatch(given.name);
    });
  });

  test('what is missing, zero or no number is seen', () => {
    expect(otherWork(given, ours.slice(0, -1), ours)).toMatch(given.name);
    expect(otherWork(given, ours.with(0, [NaN, ...ours[0]!.slice(1)]), ours)).toMatch(given.name);
    const nothing = given.kind === 'optimizers' ? Array.from(given.pairs[0]![0].data) : ours[0]!.map(() => 0);
    expect(provesNothing(given, ours.with(0, nothing))).toBe(true);
  });
});

test('an optimizer that has done one step less is seen, whatever its steps are', () => {
  for (const given of CASES.filter(({ kind }) => kind === 'optimizers'))
    expect(otherWork(given, outcome(given, SETTINGS.checked - 1), outcome(given))).toMatch(given.name);
});

test('Dropout may drop what it likes, but half of all, and in backward what it dropped in forward', () => {
  const given = makeCase('layers', 'Dropout');
  const [first, second] = [outcome(given, 1), outcome(given, 2)];
  expect(first).not.toEqual(second);
  expect(otherWork(given, first, second)).toBeUndefined();
  expect(otherWork(given, [first[0]!, second[1]!], second)).toMatch(/Dropout/);
  const [A, dLdZ] = given.pairs[0]!;
  const kept = (X: Float32Array): number[] => Array.from(X, (x) => 2 * x);
  expect(otherWork(given, [kept(A.data), kept(dLdZ.data)], second)).toMatch(/Dropout/);
});

test('a peer is asked for parts that there are', () => {
  const known = Object.values(PARTS).flat();
  for (const { parts } of SUPPLIERS) expect(known).toEqual(expect.arrayContaining([...(parts ?? [])]));
});
