import { backend, useBackend } from '@chainrule/tensor';
import { afterEach, expect, test, vi } from 'vitest';

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

// jsdom has no TextEncoder.
test.each(['WebAssembly', 'TextEncoder'])(
  'without %s there is no machine, and nothing breaks',
  async (name) => {
    const source = '../src/kernels/simd/machine.ts';
    const { machine } = (await import(/* @vite-ignore */ `${source}?with=${name}`)) as {
      machine?: { memory: WebAssembly.Memory };
    };
    expect(machine?.memory).toBeInstanceOf(WebAssembly.Memory);
    vi.stubGlobal(name, undefined);
    try {
      const without = (await import(/* @vite-ignore */ `${source}?without=${name}`)) as { machine: unknown };
      expect(without.machine).toBeUndefined();
    } finally {
      vi.unstubAllGlobals();
    }
  },
);

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
