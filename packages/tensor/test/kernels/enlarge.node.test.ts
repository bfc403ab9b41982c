import type { Floats } from '@chainrule/tensor';
import { beforeEach, expect, test, vi } from 'vitest';
import * as reference from '../../src/kernels/reference/index.ts';
import { difference } from '../same-bits.ts';

// The move to a larger memory happens once in a program, so each test begins with modules of its own, which a browser
// does not give.
beforeEach(() => {
  vi.resetModules();
});

const program = async () => ({
  m: await import('../../src/kernels/simd/machine.ts'),
  arrays: await import('../../src/kernels/simd/arrays.ts'),
  kernels: await import('../../src/kernels/index.ts'),
});

test('a large array asks for a larger memory; what stood in the small one stays, and kernels go on with it', async () => {
  const { m, kernels, arrays } = await program();
  const { ADDRESS, located, overlap, prefix } = arrays;
  const addressOfArray = (X: Floats): number => Reflect.get(X, ADDRESS) as number;
  const [size, start] = [6, [3, -1, 4, -1, 5, -9]];
  const [value, gradient] = [located(size, 'float32'), located(size, 'float32')];
  value.set(start);
  kernels.scale(2, value, gradient, size);
  expect([...gradient]).toEqual(start.map((x) => 2 * x));
  const small = m.machine!;
  expect(small.memory.buffer.byteLength).toBeLessThan(32 << 20);
  expect(addressOfArray(value)).toBeGreaterThanOrEqual(small.floor);

  const large = located(1 << 14, 'float32'); // 64 kB
  expect(m.machine).not.toBe(small);
  expect(large.buffer).toBe(m.machine!.memory.buffer);
  expect(value.buffer).toBe(small.memory.buffer);
  expect([...value]).toEqual(start);
  expect(addressOfArray(value)).toBeLessThan(m.machine!.floor);
  expect(addressOfArray(large)).toBeGreaterThanOrEqual(m.machine!.floor);
  expect(overlap(value, large)).toBe(false);

  const expected = value.slice();
  for (let step = 0; step < 3; step++) {
    kernels.multiply(value, expected, prefix(large, size), size); // reads the small memory, writes the large one
    kernels.add(prefix(large, size), expected, gradient, size); // and the other way round
    kernels.sgd(value, gradient, size, 0.1, 0.01, 1); // updates in the small memory
    const wanted = new Float32Array(size);
    reference.multiply(expected, expected, wanted, size);
    reference.add(wanted, expected, wanted, size);
    expect(difference(gradient, wanted)).toBeUndefined();
    reference.sgd(expected, wanted, size, 0.1, 0.01, 1);
    expect(difference(value, expected)).toBeUndefined();
  }
});

test('many small arrays fill the small memory; the next one stands in a larger one', async () => {
  const { m, arrays } = await program();
  const { located } = arrays;
  const small = m.machine!.memory;
  const kept: Floats[] = [];
  while (m.machine!.memory === small) kept.push(located(10_000, 'float32'));
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.at(-1)!.buffer).toBe(m.machine!.memory.buffer);
  expect(kept.at(-2)!.buffer).toBe(small.buffer);
});

test('operands too large for the small memory: that call falls back on the definition, the next finds a larger one', async () => {
  const { m, kernels } = await program();
  const size = 1_000_000; // float64: 8 MB, thrice
  const [X, Y] = [1, 2].map((seed) => Float64Array.from({ length: size }, (_, i) => seed / (i + 1)));
  const [actual, expected] = [new Float64Array(size), new Float64Array(size)];
  const small = m.machine!.memory;
  reference.multiply(X!, Y!, expected, size);
  kernels.multiply(X!, Y!, actual, size);
  expect(difference(actual, expected)).toBeUndefined();
  const large = m.machine!.memory;
  expect(large).not.toBe(small);

  actual.fill(0);
  kernels.multiply(X!, Y!, actual, size);
  expect(difference(actual, expected)).toBeUndefined();
  expect(m.machine!.memory).toBe(large);
});
