// BCEWithLogitsLoss where the answer is nearly right or far off, against the true values; the numbers are from
// oracles/tails.py.
import { BCEWithLogitsLoss } from '@chainrule/losses';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, smallest, unit } from '../../layers/test/oracle.ts';
import numbers from './oracles/tails.json' with { type: 'json' };

const { Z: logits, ...cases } = numbers;

describe.each(['float64', 'float32'] as const satisfies DType[])('in %s', (dtype) => {
  const Z = decode(logits);
  const kept = [...Z.data.keys()].filter(
    (i) => dtype === 'float64' || Math.fround(Z.data[i]!) === Z.data[i]!,
  );
  const pick = (text: string): number[] => kept.map((i) => decode(text).data[i]!);
  const u = unit[dtype];

  test.each(Object.entries(cases))('%s', (key, want) => {
    const y = Number(key.slice(4));
    const loss = new BCEWithLogitsLoss({ reduction: 'sum' });
    const [L, dLdZ, terms] = [pick(want.L), pick(want.dLdZ), pick(want.terms)];
    expect(kept.length).toBeGreaterThan(20);
    pick(logits).forEach((z, k) => {
      // L in float64, its two terms positive: a product and a difference, exp and log1p of 2u each, the sum. In float32
      // exp and log1p are within 2½ ulp each.
      const ofLog = { float64: 0, float32: 10 * u }[dtype] * Math.log1p(Math.exp(-Math.abs(z)));
      const got = loss.forward(Tensor.full([1, 1], z, dtype), Tensor.full([1, 1], y, dtype));
      expect(Math.abs(got - L[k]!), `L of ${z}`).toBeLessThanOrEqual(
        8 * unit.float64 * L[k]! + ofLog + smallest[dtype],
      );
      // dLdZ: σ of 2u, in float32 of 2½ ulp, a product and a difference.
      const ofSigma = { float64: 2, float32: 5 }[dtype];
      const bound = (ofSigma + 1) * u * terms[k]! + u * Math.abs(dLdZ[k]!) + smallest[dtype];
      expectWithin(loss.backward(), Tensor.full([1, 1], dLdZ[k]!, 'float64'), () => bound, `dLdZ of ${z}`);
    });
  });
});
