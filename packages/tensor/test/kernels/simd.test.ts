import { backend, Rng } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as kernels from '../../src/kernels/index.ts';
import * as reference from '../../src/kernels/reference/index.ts';
import { located, prefix } from '../../src/kernels/simd/arrays.ts';
import * as modules from '../../src/kernels/simd/modules.ts';
import { dtypes } from '../arbitraries.ts';
import { drawArguments, kernelNames } from './cases.ts';
import { placed, places } from './places.ts';
import { differences, run } from './run.ts';

test('there is WebAssembly SIMD on every machine that runs these tests', () => {
  expect(backend()).toBe('simd');
});

test('every kernel has a twin in one module', () => {
  const twins = Object.values(modules).flatMap((module) => Object.keys(module()));
  expect(twins.toSorted()).toEqual(kernelNames.toSorted());
});

const somewhere = fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 4 });

describe.each(kernelNames)(
  '%s: simd gives the bits of the reference, wherever its operands stand',
  (name) => {
    test.each(dtypes)('%s', (dtype) => {
      fc.assert(
        fc.property(drawArguments(name, dtype), somewhere, (drawn, where) => {
          let next = 0;
          const outcome = run(kernels, name, drawn, (X) => placed(X, where[next++ % where.length]!));
          expect(differences(outcome, run(reference, name, drawn))).toEqual([]);
        }),
      );
    });

    test.each(dtypes)('%s, up to 70', (dtype) => {
      fc.assert(
        fc.property(drawArguments(name, dtype, fc.integer({ min: 1, max: 70 })), (drawn) => {
          const outcome = run(kernels, name, drawn, (X) => placed(X, 'located'));
          expect(differences(outcome, run(reference, name, drawn))).toEqual([]);
        }),
        { numRuns: 8 },
      );
    });
  },
);

describe('products larger than a block give the bits of the reference', () => {
  // Around the limits in assembly/matmul/product.ts: KC = 256, MC = 128, NC = 1024, rows 256 bytes apart, 32 uses.
  const shapes = [
    [5, 257, 33],
    [7, 300, 257],
    [12, 600, 6],
    [129, 20, 300],
    [130, 258, 131],
    [260, 9, 140],
    [4, 3, 1030],
    [9, 513, 1027],
    [300, 7, 3],
    [34, 300, 70],
    [2, 300, 70],
    [66, 1, 35],
  ] as const;

  test.each(dtypes)('%s', (dtype) => {
    const rng = new Rng(1);
    for (const [m, k, n] of shapes) {
      const [X, Y, b, Z] = [m * k, k * n, n, m * n].map((length) =>
        located(length, dtype).map(() => rng.normal()),
      );
      const cases = { matmulNN: [X, Y, Z], matmulNT: [X, Y, b, Z], matmulTN: [X, Y, Z] } as const;
      for (const name of ['matmulNN', 'matmulNT', 'matmulTN'] as const) {
        const drawn = [...cases[name], m, k, n];
        for (const place of ['located', 'heap'] as const) {
          const outcome = run(kernels, name, drawn, (X) => placed(X, place));
          expect([name, m, k, n, ...differences(outcome, run(reference, name, drawn))]).toEqual([
            name,
            m,
            k,
            n,
          ]);
        }
      }
    }
  });
});

test('a product writes nothing behind the vectors of its result', () => {
  const few = [1, 2, 3, 4, 5, 7, 9, 17, 18, 21, 35];
  for (const dtype of dtypes) {
    for (const m of few) {
      for (const n of few) {
        const [X, Y] = [located(m * 3, dtype).fill(1), located(3 * n, dtype).fill(1)] as const;
        const memory = located(m * n + 64, dtype).fill(7);
        const Z = prefix(memory, m * n);
        kernels.matmulNN(X, Y, Z, m, 3, n);
        kernels.matmulNT(X, Y, Y, Z, m, 3, n);
        kernels.matmulTN(X, Y, Z, m, 3, n);
        const end = Math.ceil((m * n) / 4) * 4;
        expect([dtype, m, n, ...memory.subarray(end).filter((z) => z !== 7)]).toEqual([dtype, m, n]);
      }
    }
  }
});

test('a kernel changes nothing but its result, even where arrays stand side by side', () => {
  for (const dtype of dtypes) {
    for (let length = 1; length <= 17; length++) {
      const arrays = Array.from({ length: 5 }, () => located(length, dtype).fill(3));
      kernels.add(arrays[1]!, arrays[3]!, arrays[2]!, length);
      expect(arrays.map((X) => [...X])).toEqual([3, 3, 6, 3, 3].map((x) => Array.from({ length }, () => x)));
    }
  }
});
