// LeakyReLU, ELU, SiLU, Softplus and GELU, from −1e300 to 1e300, against torch and against the true values; the numbers
// are from oracles/rectifiers.py.
import { ELU, GELU, LeakyReLU, SiLU, Softplus, type Layer } from '@chainrule/layers';
import { Tensor, type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { decode, expectWithin, smallest, unit } from './oracle.ts';
import numbers from './oracles/rectifiers.json' with { type: 'json' };

const layers: Readonly<Record<string, () => Layer>> = {
  'LeakyReLU 0.01': () => new LeakyReLU(),
  'LeakyReLU -0.5': () => new LeakyReLU({ negativeSlope: -0.5 }),
  'ELU 1': () => new ELU(),
  'ELU 1.75': () => new ELU({ alpha: 1.75 }),
  SiLU: () => new SiLU(),
  'Softplus 1 20': () => new Softplus(),
  'Softplus 0.5 5': () => new Softplus({ beta: 0.5, threshold: 5 }),
  'GELU none': () => new GELU(),
  'GELU tanh': () => new GELU({ approximate: 'tanh' }),
};

interface Numbers {
  readonly torch: { readonly Z: string; readonly dLdA: string };
  readonly true: { readonly Z: string; readonly dLdA: string; readonly size: string };
}

/**
 * How many half ulps the formulas are off, at most: 2 for each elementary function of float64, 5 of float32, of which a
 * term has two at most, and 1 for each product and sum, of which it has six; 18 for the normal distribution of float32.
 * GELU(tanh) takes σ(2u) of a 2u with six roundings, each worth |2u| half ulps of the result.
 * `tiny`: a subnormal factor is off by one smallest number, times what multiplies it: |a| ≤ 746, and 2u′·|a| ≤ 3000 for GELU(tanh).
 */
function ours(name: string, a: number, dtype: DType): { units: number; tiny: number } {
  const units = dtype === 'float64' ? 10 : name === 'GELU none' ? 29 : 16;
  if (name !== 'GELU tanh') return { units, tiny: 746 };
  const v = Math.min(Math.abs(a), 30);
  return { units: units + 6 * 1.6 * (v + 0.045 * v ** 3), tiny: 3000 };
}

describe.each(['float64', 'float32'] as const satisfies DType[])('in %s', (dtype) => {
  const { A: text, ...cases } = numbers[dtype];
  const A = decode(text, dtype);
  const u = unit[dtype];
  const each = Object.entries(cases as Record<string, Numbers>);
  const ones = Tensor.full(A.shape, 1, dtype);

  test.each(each)('%s is the true value, in the tails too', (name, want) => {
    const layer = layers[name]!();
    const bound = (size: number, i: number): number => {
      const { units, tiny } = ours(name, A.data[i]!, dtype);
      return Math.abs(size) * units * u + tiny * smallest[dtype];
    };
    const { Z, dLdA, size } = want.true;
    const terms = decode(size, dtype);
    const values = decode(Z, dtype);
    expectWithin(layer.forward(A), values, (i) => bound(values.data[i]!, i), 'Z');
    expectWithin(layer.backward(ones), decode(dLdA, dtype), (i) => bound(terms.data[i]!, i), 'dLdA');
  });

  // torch takes 1 + erf, 1 + tanh and 1 − σ in the precision of 1 and multiplies by a, so that its tails lose their digits:
  // 16 half ulps of max(1, |a|), |a| ≤ 40 before they are 0, cover both. Where its e^a, a² or a³ overflow, it has NaN.
  test.each(each)('%s gives what PyTorch gives', (name, want) => {
    const layer = layers[name]!();
    const bound = (Y: Tensor) => (i: number) =>
      16 * u * Math.max(1, Math.min(Math.abs(A.data[i]!), 40), Math.abs(Y.data[i]!));
    for (const [got, torch, what] of [
      [layer.forward(A), decode(want.torch.Z, dtype), 'Z'],
      [layer.backward(ones), decode(want.torch.dLdA, dtype), 'dLdA'],
    ] as const) {
      const known = torch.data.map((x, i) => (Number.isFinite(x) ? x : got.data[i]!));
      expect(torch.data.filter((x) => !Number.isFinite(x)).length).toBeLessThan(12);
      const Y = new Tensor(known, torch.shape);
      expectWithin(got, Y, bound(Y), what);
    }
  });
});
