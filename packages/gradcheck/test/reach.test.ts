import type { DType, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { gradcheck, size } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { Linear } from './subjects/layers.ts';

type Where = (a: number, layer: WrongWhere, i: number) => boolean;

/** A Linear whose dLdA is 1 % wrong in some places only. */
class WrongWhere extends Linear {
  readonly where: Where;
  calls = 0;

  constructor(inFeatures: number, outFeatures: number, dtype: DType, where: Where) {
    super(inFeatures, outFeatures, dtype);
    this.where = where;
  }

  override backward(dLdZ: Tensor): Tensor {
    const dLdA = super.backward(dLdZ);
    this.calls++;
    for (let i = 0; i < dLdA.size; i++) if (this.where(this.A!.data[i]!, this, i)) dLdA.data[i]! *= 1.01;
    return dLdA;
  }
}

const rows = ({ A }: Linear): number => A!.shape[0]!;
const bugs: [string, Where][] = [
  ['A < 0', (a) => a < 0],
  ['A > 3', (a) => a > 3],
  ['|A| > 8', (a) => Math.abs(a) > 8],
  ['A > 20', (a) => a > 20],
  ['0 < |A| < 0.01', (a) => a !== 0 && Math.abs(a) < 0.01],
  ['A = 0', (a) => a === 0],
  ['N > 3', (_, layer) => rows(layer) > 3],
  ['N odd, above 1', (_, layer) => rows(layer) % 2 === 1 && rows(layer) > 1],
  ['C_in ≠ C_out', (_, { inFeatures, outFeatures }) => inFeatures !== outFeatures],
  ['two equal inputs', (a, { A }, i) => a !== 0 && A!.data.some((b, j) => i !== j && a === b)],
  ['W beyond 8', (_, { W }) => W.data.some((w) => Math.abs(w) > 8)],
  ['repeated use', (_, { calls }) => calls > 1],
  ['the last of more than 8', (_, { A }, i) => i === 8 && A!.size > 9],
];

describe.each([1, 2])('an error of 1 %% in some places only, seed %i', (seed) => {
  test.each(bugs)('%s', (_, where) => {
    const error = gradientErrorOf(() => {
      gradcheck(
        {
          sizes: { N: size(), inFeatures: size(), outFeatures: size() },
          layer: ({ inFeatures, outFeatures }, dtype) =>
            new WrongWhere(inFeatures, outFeatures, dtype, where),
          input: ({ N, inFeatures }) => [N, inFeatures],
        },
        { seed },
      );
    });
    expect(error.law).toBe('gradients');
    expect(error.report.entries.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toEqual([
      'dLdA',
    ]);
  });
});
