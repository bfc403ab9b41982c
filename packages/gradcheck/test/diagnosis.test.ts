import { elementary, Rng, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adapt, checkGradients, gradcheck, gradcheckLoss, mutants, size, tensor } from '../src/index.ts';
import type { Differentiable } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { activations, Elementwise, Linear, Stack } from './subjects/layers.ts';

const rng = new Rng(5);
const draw = (shape: readonly number[]): Tensor => {
  const X = Tensor.zeros(shape, 'float64');
  X.data.forEach((_, i) => (X.data[i] = rng.normal()));
  return X;
};

/** What gradcheck says of a dLdA = f(dLdZ, A) that is not that of Z = A·|A|. */
function hintOf(dLdA: (d: number, a: number, random: Rng) => number): string | undefined {
  const random = new Rng(1);
  const layer = (): Differentiable => {
    const right = new Elementwise('Signed', (a) => a * Math.abs(a), (a) => 2 * Math.abs(a)); // prettier-ignore
    right.backward = (dLdZ) =>
      new Tensor(
        dLdZ.data.map((d, i) => dLdA(d, right.A!.data[i]!, random)),
        dLdZ.shape,
      );
    return right;
  };
  return gradientErrorOf(() => {
    gradcheck(
      { sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] },
      { seed: 7, laws: ['gradients'] },
    );
  }).report.diagnosis;
}

describe('where a hint is wrong, there is none', () => {
  test('an error that is like nothing known is called nothing', () => {
    expect(hintOf((d, a) => d * (2 * Math.abs(a) + 0.1 * a * a * a))).toBeUndefined();
  });
  test('noise in backward is told, for it is seen in two calls', () => {
    expect(hintOf((d, a, random) => 2 * d * Math.abs(a) + random.uniform())).toContain(
      'two values when it is called twice after one forward',
    );
  });
  test('a constant factor is named as such, and not as a size', () => {
    expect(hintOf((d, a) => 3 * d * Math.abs(a))).toBe(
      'dLdA is 1.5 times what it should be, in every number',
    );
  });
  test.each([
    [1.001, '1.001'],
    [1 + 1e-6, '1.000001'],
    [4.999 / 5, '0.9998'],
    [1.9999, '1.9999'],
  ])('a factor of %s is not rounded to a whole number', (q, shown) => {
    expect(hintOf((d, a) => 2 * q * d * Math.abs(a))).toBe(
      `dLdA is ${shown} times what it should be, in every number`,
    );
  });
  test.each([1, 2, 3, 4])('a clip that backward forgets is no derivative taken at Z, seed %s', (seed) => {
    const f = (a: number): number => Math.min(Math.max(a, 0), 6);
    const layer = (): Differentiable => new Elementwise('ReLU6', f, (a) => (a > 0 ? 1 : 0));
    const error = gradientErrorOf(() => {
      gradcheck({ sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] }, { seed });
    });
    expect(error.report.diagnosis ?? '').not.toMatch(/taken at Z|row|column/);
  });
  test.each([1, 2, 3, 4, 5, 6])('what depends on the value of A is not told by rows, seed %s', (seed) => {
    const exp = (a: number): number => Math.min(Math.exp(a), 20000);
    const layer = (): Differentiable => new Elementwise('Exp', Math.exp, exp);
    const error = gradientErrorOf(() => {
      gradcheck({ sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] }, { seed });
    });
    expect(error.report.diagnosis ?? '').not.toMatch(/row|column/);
  });
  test('a region of one number is that number', () => {
    expect(hintOf((d, a) => d * (a === 1 ? 3 : 2 * Math.abs(a)))).toBe('dLdA is wrong only where A is 1');
  });
  test('all but the first column is not called only', () => {
    const layer = (): Differentiable => {
      const right = activations.Cube!();
      const backward = right.backward.bind(right);
      right.backward = (dLdZ) => {
        const dLdA = backward(dLdZ);
        dLdA.data.forEach((_, i) => (dLdA.data[i]! *= i % dLdA.shape[1]! === 0 ? 1 : 0));
        return dLdA;
      };
      return right;
    };
    const error = gradientErrorOf(() => {
      gradcheck({ sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] }, { seed: 7 });
    });
    expect(error.report.diagnosis).toBe('dLdA is 0, and should not be, in all but the first column');
  });
  test('a layer whose hint would need two cases, at one number, gets none', () => {
    const one = new Elementwise('Cube', (a) => a * a * a, () => 1); // prettier-ignore
    expect(checkGradients(one, Tensor.from([[2]], { dtype: 'float64' })).diagnosis).toBeUndefined();
  });
});

describe('what is said of every number was tried with more than the first', () => {
  const { exp } = elementary;
  const sigmoid = (x: number): number => 1 / (1 + exp(-x));
  const softmax = (row: number[]): number[] => {
    const E = row.map((x) => exp(x - Math.max(...row)));
    return E.map((e) => e / E.reduce((sum, x) => sum + x, 0));
  };
  /** Row by row: Z = f(A), dLdA = g(dLdZ, A). */
  const rows = (f: (A: number[]) => number[], g: (dLdZ: number[], A: number[]) => number[]) => {
    let saved: number[][] = [];
    return adapt({
      name: 'Rows',
      forward: (A: number[][]) => (saved = A.map((row) => [...row])).map(f),
      backward: (dLdZ: number[][]) => dLdZ.map((row, n) => g(row, saved[n]!)),
    });
  };
  const hint = (layer: () => Differentiable, C: fc.Arbitrary<number>, seed: number): string =>
    gradientErrorOf(() => {
      gradcheck(
        { sizes: { N: size(), C }, layer, input: (sizes) => [sizes.N, sizes.C] },
        { seed, laws: ['gradients'] },
      );
    }).report.diagnosis ?? '';
  test.each([1, 2, 3])('a softmax whose dot product forgets the first class, seed %s', (seed) => {
    const layer = (): Differentiable =>
      rows(softmax, (dLdZ, A) => {
        const Z = softmax(A);
        const sum = dLdZ.reduce((s, d, k) => (k > 0 ? s + d * Z[k]! : s), 0);
        return Z.map((z, j) => z * (dLdZ[j]! - sum));
      });
    expect(hint(layer, size(), seed)).not.toContain('reaches only');
  });
  test.each([1, 2, 3])("a GLU whose halves have each other's gradients, seed %s", (seed) => {
    const half = (A: number[]): [number[], number[]] => [A.slice(0, A.length / 2), A.slice(A.length / 2)];
    const layer = (): Differentiable =>
      rows(
        (A) => half(A)[0].map((x, j) => x * sigmoid(half(A)[1][j]!)),
        (dLdZ, A) => {
          const [X, G] = half(A);
          const S = G.map(sigmoid);
          return [...X.map((x, j) => dLdZ[j]! * x * S[j]! * (1 - S[j]!)), ...S.map((s, j) => dLdZ[j]! * s)];
        },
      );
    expect(hint(layer, fc.constantFrom(2, 4), seed)).not.toContain('depends on the same number');
  });
});

describe('one point is enough', () => {
  const A = draw([4, 3]);
  const report = (name: string) => {
    const layer = mutants
      .find((mutant) => mutant.name === name)!
      .make({ inFeatures: 3, outFeatures: 2 }, 'float64');
    for (const { value } of layer.parameters) value.data.set(draw(value.shape).data);
    return checkGradients(layer, A);
  };
  test.each([
    ['Sigmoid: A·(1 − A)', 'dLdA is a formula in Z that was given A'],
    ['Tanh: 1 − tanh² Z', 'dLdA is the derivative taken at Z instead of A'],
    ['Linear: dLdb of the last sample', 'dLdb is that of the last sample alone; it must sum over all N'],
    ['Linear: dLdW misses the last output', 'dLdW is 0, and should not be, only in the last row'],
    ['ReLU: dLdZ passed on', 'dLdA is dLdZ as it came: the derivative of forward is missing'],
    [
      'BatchNorm: γ forgotten in dLdA',
      'dLdA lacks the factor gamma: times gamma, column by column, it would be right',
    ],
    ['LayerNorm: dLdgamma and dLdbeta exchanged', 'dLdgamma holds what belongs into dLdbeta'],
  ])('%s', (name, says) => {
    const found = report(name);
    expect(found.verdict).toBe('fail');
    expect(found.diagnosis).toContain(says);
  });
  test('the layer is left as it was found, experiments or not', () => {
    const layer = mutants[0]!.make({ inFeatures: 3, outFeatures: 2 }, 'float64');
    const before = layer.parameters.map(({ value, gradient }) => {
      value.data.set(draw(value.shape).data);
      gradient.data.fill(7);
      return [value.clone(), gradient.clone()];
    });
    expect(checkGradients(layer, A).verdict).toBe('fail');
    layer.parameters.forEach(({ value, gradient }, p) => {
      expect([value.data, gradient.data]).toEqual(before[p]!.map(({ data }) => data));
    });
  });
});

test('the factor of a wrong link is not rounded to 1', () => {
  const layer = (): Differentiable => {
    const slightly = new Elementwise('Square', (a) => a * a, (a) => 2.0002 * a); // prettier-ignore
    return new Stack(slightly, activations.Tanh!());
  };
  const error = gradientErrorOf(() => {
    gradcheck({ sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C] }, { seed: 7 });
  });
  expect(error.report.links).toContain('dLdA is 1.0001 times what it should be, in every number');
});

test('of two wrong links both are named, and the last one explained', () => {
  const doubled = (): Linear => {
    const layer = new Linear(2, 2);
    const backward = layer.backward.bind(layer);
    layer.backward = (dLdZ) => {
      const dLdA = backward(dLdZ);
      layer.dLdW.data.forEach((d, i) => (layer.dLdW.data[i] = 2 * d));
      return dLdA;
    };
    layer.W.data.set([1, 2, -1, 0.5]);
    return layer;
  };
  const { links, diagnosis } = checkGradients(
    new Stack(doubled(), activations.Tanh!(), doubled()),
    draw([3, 2]),
  );
  expect(links).toContain(
    'layer 2, Linear(2 → 2), is wrong in dLdW, and the dLdZ that came into it is right',
  );
  expect(links).toContain('Wrong too: layer 0, Linear(2 → 2); right by itself: layer 1, Tanh');
  expect(diagnosis!.split('. ')).toHaveLength(3);
});

/** A layer of C → C by number, and what gradcheck says of it. */
function elementwiseHint(
  forward: (a: number) => number,
  dLdA: (d: number, a: number) => number,
  options: { readonly seed: number; readonly range?: [number, number] },
): string | undefined {
  const layer = (): Differentiable => {
    let A: number[][] = [];
    return adapt({
      forward: (rows: number[][]) => (A = rows.map((row) => [...row])).map((row) => row.map(forward)),
      backward: (dLdZ: number[][]) => dLdZ.map((row, n) => row.map((d, j) => dLdA(d, A[n]![j]!))),
    });
  };
  const ranges = options.range && { ranges: { A: options.range } };
  return gradientErrorOf(() => {
    gradcheck(
      { sizes: { N: size(), C: size() }, layer, input: ({ N, C }) => [N, C], ...ranges },
      { seed: options.seed, laws: ['gradients'] },
    );
  }).report.diagnosis;
}

describe('what one case alone would suggest is not said', () => {
  test.each([5, 66])('where backward overflows nothing is added to it, seed %i', (seed) => {
    const { exp } = Math;
    const overflows = elementwiseHint(
      (a) => a,
      (d, a) => (d * exp(a)) / exp(a),
      { seed, range: [600, 800] },
    );
    expect(overflows ?? '').not.toMatch(/before|from above/);
    const sigmoid = elementwiseHint(
      (a) => 1 / (1 + exp(-a)),
      (d, a) => (d * exp(-a)) / (1 + exp(-a)) ** 2,
      { seed, range: [-800, 800] },
    );
    expect(sigmoid ?? '').not.toMatch(/before|from above/);
  });

  test.each([1, 22, 333])('what is right where A is beyond ±3 is no formula in Z, seed %i', (seed) => {
    const hint = elementwiseHint(
      (a) => Math.max(0, Math.min(1, a / 6 + 0.5)),
      (d, a) => (Math.abs(a) < 2.5 ? d / 6 : 0),
      { seed },
    );
    expect(hint ?? '').not.toContain('formula in Z');
  });

  test('dLdZ that is only clipped is not missing', () => {
    expect(hintOf((d, a) => 2 * Math.max(-0.25, Math.min(0.25, d)) * Math.abs(a)) ?? '').not.toContain(
      'is missing',
    );
    expect(hintOf((_, a) => 2 * Math.abs(a))).toContain('the factor dLdZ is missing');
  });

  test.each([5, 66])('a last row that is not written is not all of dLdW, seed %i', (seed) => {
    class Short extends Linear {
      override backward(dLdZ: Tensor): Tensor {
        const before = this.dLdW.data.slice(-this.inFeatures);
        const dLdA = super.backward(dLdZ);
        this.dLdW.data.set(before, this.dLdW.size - this.inFeatures);
        return dLdA;
      }
    }
    const error = gradientErrorOf(() => {
      gradcheck(
        {
          sizes: { N: size(), C_in: size(), C_out: size() },
          layer: ({ C_in, C_out }) => new Short(C_in, C_out),
          input: ({ N, C_in }) => [N, C_in],
        },
        { seed, laws: ['gradients'] },
      );
    });
    expect(error.report.diagnosis).toMatch(
      /backward does not write (all numbers|\d+ of the \d+ numbers) of dLdW/,
    );
  });

  test.each([5, 66])('an error that is the same everywhere is no sum over a row, seed %i', (seed) => {
    const pinball = {
      forward: (Z: Tensor, Y: Tensor) => {
        saved = [Z, Y];
        const loss = (z: number, y: number): number => Math.max(0.25 * (y - z), 0.75 * (z - y));
        return Array.from(Z.data, (z, n) => loss(z, Y.data[n]!)).reduce((L, term) => L + term) / Z.size;
      },
      backward: () => {
        const [Z, Y] = saved!;
        return new Tensor(
          Z.data.map((z, i) => (z > Y.data[i]! ? 0.25 : -0.75) / Z.size),
          Z.shape,
        );
      },
    };
    let saved: [Tensor, Tensor] | undefined;
    const error = gradientErrorOf(() => {
      gradcheckLoss(
        {
          sizes: { N: size(), C: size() },
          loss: () => pinball,
          input: ({ N, C }) => [N, C],
          target: ({ N, C }) => tensor([N, C]),
        },
        { seed, laws: ['gradients'] },
      );
    });
    expect(error.report.diagnosis ?? '').not.toContain('sum over');
  });
});

/** A Linear whose backward is another one, and what is said of it at sizes of these names. */
function linearHint(
  spoil: (layer: Linear, dLdZ: Tensor) => Tensor,
  names: readonly [string, string] = ['C_in', 'C_out'],
  seed = 5,
): string | undefined {
  class Spoiled extends Linear {
    override backward(dLdZ: Tensor): Tensor {
      return spoil(this, dLdZ);
    }
  }
  const [inputs, outputs] = names;
  const error = gradientErrorOf(() => {
    gradcheck(
      {
        sizes: { N: size(), [inputs]: size(), [outputs]: size() },
        layer: (sizes: Record<string, number>) => new Spoiled(sizes[inputs]!, sizes[outputs]!),
        input: (sizes: Record<string, number>) => [sizes['N']!, sizes[inputs]!],
      },
      { seed, laws: ['gradients'] },
    );
  });
  return error.report.diagnosis;
}
const rightOf = (layer: Linear, dLdZ: Tensor): Tensor => Linear.prototype.backward.call(layer, dLdZ);
const scaled = (X: Tensor, factor: number): void => {
  X.data.forEach((x, i) => (X.data[i] = factor * x));
};

describe('sizes are called what the spec calls them', () => {
  const timesOutputs = (layer: Linear, dLdZ: Tensor): Tensor => {
    const dLdA = rightOf(layer, dLdZ);
    scaled(layer.dLdW, layer.outFeatures);
    return dLdA;
  };
  const forOneOutput = (layer: Linear, dLdZ: Tensor): Tensor => {
    const dLdA = rightOf(layer, dLdZ);
    if (layer.outFeatures === 1) scaled(layer.dLdW, 1.5);
    return dLdA;
  };
  test('the letters of the maths', () => {
    expect(linearHint(timesOutputs)).toMatch(/^dLdW is C_out = \d times too large$/);
    expect(linearHint(forOneOutput)).toBe('dLdW is wrong only for C_out < 2');
  });
  test('names of one’s own', () => {
    const names = ['width', 'units'] as const;
    expect(linearHint(timesOutputs, names)).toMatch(/^dLdW is C = units = \d times too large$/);
    expect(linearHint(forOneOutput, names)).toBe('dLdW is wrong only for units < 2');
  });
  test('no name: what is counted', () => {
    const sums = (): Differentiable => {
      let A: number[][] = [];
      return adapt({
        name: 'Sums',
        forward: (X: number[][]) => (A = X).map((row) => row.slice(1).map((a, j) => a + row[j]!)),
        backward: (dLdZ: number[][]) =>
          // What overlaps is assigned, not added.
          dLdZ.map((row, n) => A[n]!.map((_, j) => row[j] ?? row[j - 1]!)),
      });
    };
    const error = gradientErrorOf(() => {
      gradcheck(
        {
          sizes: { N: size(), L: size({ min: 2, max: 5 }) },
          layer: sums,
          input: ({ N, L }) => [N, L],
        },
        { seed: 5, laws: ['gradients'] },
      );
    });
    expect(error.report.diagnosis).toBe('dLdA is wrong only for C > 1, the columns of Z');
  });
});

describe('what backward does not use of dLdZ', () => {
  const without =
    (keeps: (n: number, c: number, shape: readonly number[]) => boolean) =>
    (dLdZ: Tensor): Tensor =>
      new Tensor(
        dLdZ.data.map((d, i) =>
          keeps(Math.floor(i / dLdZ.shape[1]!), i % dLdZ.shape[1]!, dLdZ.shape) ? d : 0,
        ),
        dLdZ.shape,
      );
  test.each([5, 66])('a sample is left out of a sum, seed %i', (seed) => {
    const last = without((n, _, [N]) => n < N! - 1);
    const hint = linearHint(
      (layer, dLdZ) => {
        const dLdA = rightOf(layer, dLdZ).clone();
        const dLdb = layer.dLdb.data.slice();
        rightOf(layer, last(dLdZ));
        layer.dLdb.data.set(dLdb);
        return dLdA;
      },
      undefined,
      seed,
    );
    expect(hint).toBe('dLdW leaves out the last sample; it must sum over all N');
  });
  test.each([5, 66])('a column is left out of a product, seed %i', (seed) => {
    const first = without((_, c) => c > 0);
    const hint = linearHint(
      (layer, dLdZ) => {
        const dLdA = rightOf(layer, first(dLdZ)).clone();
        rightOf(layer, dLdZ);
        return dLdA;
      },
      undefined,
      seed,
    );
    expect(hint).toBe('dLdA leaves out the first column of dLdZ');
  });
});

test('a gradient of what forward does not depend on', () => {
  class Biasless extends Linear {
    override forward(A: Tensor): Tensor {
      const b = this.b.data.slice();
      this.b.data.fill(0);
      const Z = super.forward(A);
      this.b.data.set(b);
      return Z;
    }
  }
  const error = gradientErrorOf(() => {
    gradcheck(
      {
        sizes: { N: size(), C: size() },
        layer: ({ C }) => new Biasless(C, 2),
        input: ({ N, C }) => [N, C],
      },
      { seed: 5, laws: ['gradients'] },
    );
  });
  expect(error.report.diagnosis).toBe('dLdb is not 0, and in none of the cases does forward depend on b');
});

test.each([2, 8])('an error that fades is not said to end where it is last seen, seed %i', (seed) => {
  const hint = elementwiseHint(
    (a) => 1 / (1 + Math.exp(-a)),
    (d, a) => {
      const z = 1 / (1 + Math.exp(-a));
      return d * z * (1 + z);
    },
    { seed },
  );
  expect(hint ?? '').not.toContain('only where');
});
