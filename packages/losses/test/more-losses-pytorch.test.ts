// L1, SmoothL1, Huber, BCE, BCEWithLogits, NLL and KLDiv against torch; the numbers are from oracles/more-losses.py.
import * as losses from '@chainrule/losses';
import { type Loss } from '@chainrule/losses';
import { type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, unit } from '../../layers/test/oracle.ts';
import numbers from './oracles/more-losses.json' with { type: 'json' };

const classes = losses as unknown as Readonly<Record<string, new (options: object) => Loss<unknown>>>;

/**
 * Ours are rounded once for each number of L and dLdZ, theirs at each operation, at most eight; torch's 1 − p, 1 − σ and
 * sums are rounded in the precision of their largest term, which is 1 or the largest |z|.
 */
function near(got: number, want: number, largest: number, u: number): boolean {
  return Object.is(got, want) || Math.abs(got - want) <= 16 * u * Math.max(Math.abs(want), largest);
}

describe.each(numbers.cases)('$name $options', ({ name, options, Z, Y, results }) => {
  test.each(Object.entries(results as Readonly<Record<string, { L: string; dLdZ: string }>>))(
    '%s gives what PyTorch gives',
    (key, want) => {
      const [dtype, reduction] = key.split(' ') as [DType, string];
      const loss = new classes[name]!({ ...(JSON.parse(options) as object), reduction });
      const z = decode(Z, dtype);
      const L = loss.forward(z, name === 'NLLLoss' ? [...decode(Y).data] : decode(Y, dtype));
      const u = unit[dtype];
      const share = reduction === 'mean' ? z.size : 1;
      expect(near(L, Number(want.L.split(' ')[1]), 0, u * z.size), `L = ${L}, ${want.L}`).toBe(true);
      const dLdZ = decode(want.dLdZ, dtype).data;
      loss.backward().data.forEach((g, i) => {
        expect(near(g + 0, dLdZ[i]! + 0, 1 / share, u), `dLdZ[${i}] = ${g}, ${dLdZ[i]}`).toBe(true); // + 0: −0 is 0
      });
    },
  );
});
