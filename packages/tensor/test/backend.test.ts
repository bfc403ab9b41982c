import { backend, useBackend } from '@chainrule/tensor';
import { afterEach, expect, test } from 'vitest';

const first = backend();
afterEach(() => {
  useBackend(first);
});

test('the reference is there on every machine', () => {
  useBackend('reference');
  expect(backend()).toBe('reference');
});

test('WebAssembly SIMD runs where it can', () => {
  expect(first).toBe('simd');
});

test('an unknown backend is refused, and nothing changes', () => {
  for (const name of ['webgl', 'SIMD', '', undefined, null, 1]) {
    expect(() => {
      useBackend(name as never);
    }).toThrow(RangeError);
  }
  expect(() => {
    useBackend('webgl' as never);
  }).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: useBackend: 'webgl' is not available here, only 'reference' and 'simd']`,
  );
  expect(backend()).toBe(first);
});
