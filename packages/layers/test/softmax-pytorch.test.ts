// Softmax and LogSoftmax against torch and against the true values; the numbers are from oracles/softmax.py.
import { LogSoftmax, Softmax, type Layer } from '@chainrule/layers';
import { type DType, type Tensor } from '@chainrule/tensor';
import { describe, test } from 'vitest';
import { decode, expectWithin, gamma, smallest, unit } from './oracle.ts';
import numbers from './oracles/softmax.json' with { type: 'json' };

const layers: Readonly<Record<'softmax' | 'log_softmax', () => Layer>> = {
  softmax: () => new Softmax(),
  log_softmax: () => new LogSoftmax(),
};

/** The largest distance of a logit from its row's maximum: a rounded difference, as an exponent, is off by u times it. */
function spread(A: Tensor): number {
  const rows = A.toArray() as number[][];
  return Math.max(...rows.map((row) => Math.max(...row) - Math.min(...row)));
}

const dtypes = ['float64', 'float32'] as const satisfies DType[];
describe.each(dtypes)('in %s', (dtype) => {
  const cases = Object.entries(numbers[dtype]);

  describe.each(cases)('%s', (_, given) => {
    const A = decode(given.A, dtype);
    const dLdZ = decode(given.dLdZ, dtype);
    const u = unit[dtype];
    const C = A.shape[1]!;

    test('Softmax: every digit of small probabilities too', () => {
      const want = decode(given.softmax.true, dtype);
      const Z = new Softmax().forward(A);
      // e^(a − m): a − m is off by u·|a − m|, exp 2u; the sum of C, which are all positive; the division.
      const relative = (Math.min(spread(A), 800) + 2 + C + 2) * u;
      expectWithin(Z, want, (i) => relative * want.data[i]! + smallest[dtype], 'Z');
    });

    test('LogSoftmax: every digit of a class that is nearly certain too', () => {
      const want = decode(given.log_softmax.true, dtype);
      const Z = new LogSoftmax().forward(A);
      // e^(a − m) as above, exp of float32 within 2½ ulp. In float64 a − m once more; log1p of a sum; the subtraction.
      const ofExp =
        { float64: Math.min(spread(A), 800) + 2, float32: Math.min(spread(A), 104) + 5 }[dtype] * u;
      const relative = ofExp + (Math.min(spread(A), 800) + C + 4) * unit.float64 + u;
      expectWithin(Z, want, (i) => relative * Math.abs(want.data[i]!) + smallest[dtype], 'Z');
    });

    test.each(['softmax', 'log_softmax'] as const)('%s gives what PyTorch gives', (name) => {
      const layer = layers[name]();
      const [Z, dLdA] = [decode(given[name].Z, dtype), decode(given[name].dLdA, dtype)];
      // torch's log(Σ e) is off by u where it is near 0; |z| ≤ 2·spread is rounded twice.
      const bound = 2 * (Math.min(spread(A), 800) + C + 6) * u;
      expectWithin(layer.forward(A), Z, (i) => bound * Math.max(1, Math.abs(Z.data[i]!)), 'Z');
      // Σ dLdZ·z of C terms, |z| ≤ 1 or weights e^z ≤ 1; each off by `bound`, plus γ of the sum.
      const sum = Math.max(...dLdZ.data.map(Math.abs)) * C;
      expectWithin(layer.backward(dLdZ), dLdA, () => (2 * bound + 2 * gamma(C + 3, dtype)) * sum, 'dLdA');
    });
  });
});
