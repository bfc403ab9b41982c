import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as reference from '../../src/kernels/reference/index.ts';
import { dtypes } from '../arbitraries.ts';
import { drawArguments, kernelNames } from './cases.ts';
import { naive } from './naive.ts';
import { differences, run } from './run.ts';

test('every kernel has a case and a formula', () => {
  const names = Object.keys(reference).filter((name) => name !== 'softmaxRow');
  expect(kernelNames.toSorted()).toEqual(names.toSorted());
  expect(Object.keys(naive).toSorted()).toEqual(names.toSorted());
});

describe.each(kernelNames)('%s is its formula, to the last bit', (name) => {
  test.each(dtypes)('%s', (dtype) => {
    fc.assert(
      fc.property(drawArguments(name, dtype), (drawn) => {
        expect(differences(run(reference, name, drawn), run(naive, name, drawn))).toEqual([]);
      }),
    );
  });
});
