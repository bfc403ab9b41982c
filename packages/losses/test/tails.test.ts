// Cross-entropies where the answer is nearly right or far off, against the true values; of BCEWithLogitsLoss
// the numbers are from oracles/tails.py.
import { checkLossGradient } from '@chainrule/gradcheck';
import { BCEWithLogitsLoss, CrossEntropyLoss } from '@chainrule/losses';
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

describe('CrossEntropyLoss', () => {
  const oneHot = (dtype: DType): Tensor => Tensor.from([[1, 0, 0]], { dtype });
  const targets = [['a class', () => [0]], ['a row of weights', oneHot]] as const; // prettier-ignore

  test.each(targets)('dLdZ keeps its digits where p is nearly 1, of %s', (_, target) => {
    for (const dtype of ['float32', 'float64'] as const) {
      for (let z = 0; z <= 80; z += 0.5) {
        const loss = new CrossEntropyLoss();
        loss.forward(Tensor.from([[z, 0, -1]], { dtype }), target(dtype));
        const [first, ...others] = loss.backward().data;
        const [e1, e2] = [Math.exp(-z), Math.exp(-1 - z)];
        const want = [-(e1 + e2) / (1 + e1 + e2), e1 / (1 + e1 + e2), e2 / (1 + e1 + e2)];
        [first!, ...others].forEach((got, c) => {
          expect(Math.abs(got / want[c]! - 1), `${dtype}, ${z}, ${c}`).toBeLessThan(12 * unit[dtype]);
        });
      }
    }
  });

  test.each(targets)('is never called wrong there, of %s', (_, target) => {
    for (let z = 0; z <= 40; z += 2.5) {
      const report = checkLossGradient(
        new CrossEntropyLoss(),
        Tensor.from([[z, 0, -1]], { dtype: 'float64' }),
        target('float64'),
      );
      expect(report.verdict, String(report)).not.toBe('fail');
    }
  });
});
