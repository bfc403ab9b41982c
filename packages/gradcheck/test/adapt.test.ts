import { Tensor } from '@chainrule/tensor';
import type { NestedArray } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { adapt, checkGradients, gradcheck, size } from '../src/index.ts';
import type { GradcheckSpec } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';

type Matrix = number[][];

/** A dense layer as a notebook has it; `keep` leaves what was in dW. */
function notebook(inputs: number, outputs: number, keep = false) {
  const W = Array.from({ length: outputs }, () => new Array<number>(inputs).fill(0));
  const dW = Array.from({ length: outputs }, () => new Array<number>(inputs).fill(0));
  let saved: Matrix = [];
  return {
    W,
    dW,
    forward: (A: Matrix): Matrix =>
      (saved = A).map((row) => W.map((w) => row.reduce((sum, a, j) => sum + a * w[j]!, 0))),
    backward: (G: Matrix): Matrix => {
      dW.forEach((row, k) => {
        row.forEach(
          (old, j) => (row[j] = (keep ? old : 0) + G.reduce((sum, g, n) => sum + g[k]! * saved[n]![j]!, 0)),
        );
      });
      return G.map((g) => W[0]!.map((_, j) => g.reduce((sum, d, k) => sum + d * W[k]![j]!, 0)));
    },
  };
}

const specOf = (keep: boolean): GradcheckSpec<'N' | 'i' | 'o'> => ({
  sizes: { N: size(), i: size(), o: size() },
  layer: ({ i, o }, dtype) => {
    const { W, dW, forward, backward } = notebook(i, o, keep);
    return adapt({
      name: 'Notebook',
      forward,
      backward,
      parameters: [{ name: 'W', value: W, gradient: dW }],
      dtype,
    });
  },
  input: ({ N, i }) => [N, i],
});
const LAWS = [
  'gradients',
  'linear in dLdZ',
  'no memory of an earlier batch',
  'float32 beside float64',
] as const;

test('nested arrays: a right layer passes, one that accumulates is told so', () => {
  gradcheck(specOf(false), { laws: LAWS });
  const { report } = gradientErrorOf(() => {
    gradcheck(specOf(true), { laws: LAWS });
  });
  expect(report.diagnosis).toBe('backward adds to the dLdW that was there before; it must overwrite it');
});

test('typed arrays, with the shape beside them, and gradients that are new arrays each time', () => {
  const w = Float64Array.of(0.5, -1);
  let dw = new Float64Array(2);
  let saved: Float64Array = new Float64Array(0);
  const layer = adapt<Float64Array, Float64Array>({
    arrays: 'typed',
    forward: (A) => (saved = A).map((a, i) => a * w[i % 2]!),
    backward: (dLdZ) => {
      dw = new Float64Array(2);
      dLdZ.forEach((d, i) => (dw[i % 2] = dw[i % 2]! + d * saved[i]!));
      return dLdZ.map((d, i) => d * w[i % 2]!);
    },
    parameters: [{ name: 'w', value: w, gradient: () => dw }],
  });
  const report = checkGradients(layer, Tensor.from([[1, 2], [3, 4]], { dtype: 'float64' })); // prettier-ignore
  expect(report.verdict).toBe('pass');
  expect(report.entries.map(({ name }) => name)).toEqual(['dLdA', 'dLdw']);
});

test('typed arrays of another shape', () => {
  const sum = adapt<Float64Array, Float64Array>({
    arrays: 'typed',
    forward: (A, [N, C]) =>
      Float64Array.from({ length: N! }, (_, n) => A.subarray(n * C!, n * C! + C!).reduce((s, a) => s + a, 0)),
    backward: (dLdZ) => Float64Array.from({ length: dLdZ.length * 3 }, (_, i) => dLdZ[Math.floor(i / 3)]!),
    outputShape: ([N]) => [N!, 1],
  });
  expect(checkGradients(sum, Tensor.full([2, 3], 1, 'float64')).verdict).toBe('pass');
});

describe('misuse', () => {
  const same = (X: Matrix): Matrix => X;
  const A = Tensor.full([1, 2], 1, 'float64');
  const refused = (functions: unknown): (() => void) => {
    return () => {
      adapt(functions as Parameters<typeof adapt>[0]);
    };
  };
  test('what is handed in', () => {
    expect(refused(undefined)).toThrow('adapt: got undefined, expected { forward, backward, parameters? }');
    expect(refused({ backward: same })).toThrow(
      'adapt: forward is undefined, expected a function over plain arrays',
    );
    expect(refused({ forward: same, backward: same, parameters: 1 })).toThrow(
      'adapt: parameters is 1, expected',
    );
    expect(refused({ forward: same, backward: same, parameters: [{}] })).toThrow(
      'a parameter is called undefined',
    );
    expect(
      refused({ forward: same, backward: same, parameters: [{ name: 'w', value: 1, gradient: 2 }] }),
    ).toThrow('adapt: parameter w has value 1 and gradient 2, expected arrays');
  });
  test('what comes out', () => {
    const none = adapt({
      name: 'Mine',
      forward: () => undefined as unknown as NestedArray,
      backward: same as never,
    });
    expect(() => checkGradients(none, A)).toThrow(
      'Mine.forward: Z is undefined, expected an array of numbers',
    );
    const turned = adapt({ name: 'Mine', forward: same, backward: (): Matrix => [[1], [1]] });
    expect(() => checkGradients(turned, A)).toThrow('Mine.backward: dLdA is [2, 1], expected [1, 2]');
    const short = adapt({
      name: 'Mine',
      forward: same,
      backward: same,
      parameters: [{ name: 'w', value: [1, 2], gradient: () => [1] }],
    });
    expect(() => checkGradients(short, A)).toThrow('Mine.backward: the gradient of w is [1], expected [2]');
  });
});

describe('what functions write into the arrays that they are handed', () => {
  const cube = (x: number): number => x * x * x;
  const slope = (x: number): number => 3 * x * x;
  type Rows = (number[] | Float64Array)[];
  /** The rows of a matrix in either form, which share its memory. */
  const rowsOf = (X: Matrix | Float64Array, [N]: readonly number[]): Rows =>
    Array.isArray(X)
      ? X
      : Array.from({ length: N! }, (_, n) => X.subarray((n * X.length) / N!, ((n + 1) * X.length) / N!));
  const overwrite = (X: Rows, f: (x: number, n: number, j: number) => number): void => {
    X.forEach((row, n) => {
      row.forEach((x, j) => (row[j] = f(x, n, j)));
    });
  };

  const faults = ['none', 'A in forward', 'A in backward', 'dLdZ', 'g in forward', 'g in backward'] as const;

  /** Z = g·a³, right but for what it writes. */
  function layerWith(fault: (typeof faults)[number], arrays: 'nested' | 'typed') {
    const [g, dg] = [[1], [0]];
    let saved: Rows = [];
    let A: Rows = [];
    const copy = (X: Rows): Rows => X.map((row) => row.slice());
    const back = (X: Rows): Matrix | Float64Array =>
      arrays === 'nested' ? X.map((row) => [...row]) : Float64Array.from(X.flatMap((row) => [...row]));
    return adapt<Matrix | Float64Array, Matrix | Float64Array>({
      name: 'Cube',
      arrays,
      forward: (X, shape) => {
        A = rowsOf(X, shape);
        saved = copy(A);
        const Z = copy(A);
        overwrite(Z, (x) => g[0]! * cube(x));
        if (fault === 'A in forward') overwrite(A, cube);
        if (fault === 'g in forward') g[0]! += 1;
        return back(Z);
      },
      backward: (D, shape) => {
        if (saved.length === 0) throw new Error('Cube.backward: call forward first');
        const dLdZ = rowsOf(D, shape);
        dg[0] = 0;
        for (const [n, row] of dLdZ.entries()) {
          for (const [j, d] of row.entries()) dg[0] += d * cube(saved[n]![j]!);
        }
        const dLdA = copy(dLdZ);
        overwrite(dLdA, (d, n, j) => d * g[0]! * slope(saved[n]![j]!));
        if (fault === 'A in backward') overwrite(A, () => 7);
        if (fault === 'dLdZ') overwrite(dLdZ, () => 7);
        if (fault === 'g in backward') g[0]! -= 0.125;
        return back(dLdA);
      },
      parameters: [{ name: 'g', value: g, gradient: dg }],
    });
  }

  describe.each(['nested', 'typed'] as const)('%s', (arrays) => {
    test.each(faults)('%s', (fault) => {
      const run = (): void => {
        gradcheck(
          {
            sizes: { N: size(), C: size() },
            layer: () => layerWith(fault, arrays),
            input: ({ N, C }) => [N, C],
          },
          { laws: ['leaves its inputs alone'] },
        );
      };
      if (fault === 'none') expect(run).not.toThrow();
      else {
        const [what, where] = fault.split(' in ');
        expect(gradientErrorOf(run).message).toContain(`Cube: ${where ?? 'backward'} changes ${what!}`);
      }
    });
  });
});
