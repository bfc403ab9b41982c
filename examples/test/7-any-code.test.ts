import { expect, test } from 'vitest';
import { run } from '../7-any-code.ts';
import { watch } from './lines.ts';

test('any code: a hand-written backward over nested arrays is judged by name, and mended', () => {
  const { broken, mended } = watch(run).result;
  expect(broken).toMatch(/^Pooling: dLdA is not the gradient of forward|dLdw/);
  expect(broken).toContain('replay with');
  expect(mended).toBe('every gradient is right');
});

test('any code: the same seed prints the same lines', () => {
  expect(watch(run, 3).lines).toEqual(watch(run, 3).lines);
});
