// Linear against torch.nn.functional.linear; the numbers are from oracles/linear.py. Bounds: bounds.ts.
import { Linear } from '@chainrule/layers';
import { type DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { linearBounds } from './bounds.ts';
import { decode, expectWithin } from './oracle.ts';
import numbers from './oracles/linear.json' with { type: 'json' };

type Results = Record<'Z' | 'dLdA' | 'dLdW' | 'dLdb', string>;
type Case = Record<'A' | 'W' | 'b' | 'dLdZ', string> & { float64: Results; float32?: Results };

function check(example: Case, dtype: DType): void {
  const [A, W, b, dLdZ] = (['A', 'W', 'b', 'dLdZ'] as const).map((name) => decode(example[name], dtype)) as [
    ReturnType<typeof decode>,
    ReturnType<typeof decode>,
    ReturnType<typeof decode>,
    ReturnType<typeof decode>,
  ];
  const layer = new Linear(A.shape[1]!, W.shape[0]!, { dtype });
  layer.W.data.set(W.data);
  layer.b.data.set(b.data);
  const got = { Z: layer.forward(A), dLdA: layer.backward(dLdZ), dLdW: layer.dLdW, dLdb: layer.dLdb };
  const bounds = linearBounds(A, W, b, dLdZ);
  const want = example[dtype]!;
  for (const name of ['Z', 'dLdA', 'dLdW', 'dLdb'] as const) {
    expectWithin(got[name], decode(want[name], dtype), bounds[name], name);
  }
}

const cases = (group: object): [string, Case][] => Object.entries(group) as [string, Case][];

describe('Linear gives what PyTorch gives', () => {
  test.each(cases(numbers.shapes))('%s in float64', (_, example) => {
    check(example, 'float64');
  });
  test.each(cases(numbers.shapes))('%s in float32', (_, example) => {
    check(example, 'float32');
  });
  test.each(cases(numbers.magnitudes))('%s', (_, example) => {
    check(example, 'float64');
  });
  test.each(cases(numbers.special))('%s', (_, example) => {
    check(example, 'float64');
  });
});

test('the oracle reaches overflow, underflow, ∞ and NaN', () => {
  const all = JSON.stringify(numbers);
  for (const text of ['Infinity', '-Infinity', 'NaN', '-0', 'e-300', 'e+300', 'e-320'])
    expect(all).toContain(text);
});
