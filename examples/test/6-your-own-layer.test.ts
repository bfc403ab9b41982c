import { expect, test } from 'vitest';
import { run } from '../6-your-own-layer.ts';
import { watch } from './lines.ts';

test('your own layer: gradcheck names the gradient that is wrong, and passes the mended layer', () => {
  const { broken, mended } = watch(run).result;
  expect(broken).toMatch(/dLdA is not the gradient of forward/);
  expect(broken).toMatch(/right: dLdg/);
  expect(mended).toBe('every gradient is right');
});

test('your own layer: the same seed prints the same lines', () => {
  expect(watch(run).lines).toEqual(watch(run).lines);
});
