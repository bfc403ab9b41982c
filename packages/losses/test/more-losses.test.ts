// What the definitions of the losses beyond MSE and cross-entropy imply, and where they have to be stable.
import {
  BCELoss,
  BCEWithLogitsLoss,
  CrossEntropyLoss,
  HuberLoss,
  KLDivLoss,
  L1Loss,
  NLLLoss,
  SmoothL1Loss,
} from '@chainrule/losses';
import { elementary, map, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';

const dtype = 'float64';
const matrix = (...rows: number[][]) => Tensor.from(rows, { dtype });

describe('extremes', () => {
  test('BCEWithLogitsLoss at ±1000 and ±40: every digit of what is nearly right', () => {
    const loss = new BCEWithLogitsLoss({ reduction: 'sum' });
    expect(loss.forward(matrix([1000, -1000]), matrix([1, 0]))).toBe(0);
    expect(loss.backward().data.map(Math.abs)).toEqual(Float64Array.of(0, 0));
    expect(loss.forward(matrix([1000, -1000]), matrix([0, 1]))).toBe(2000);
    expect(loss.backward().toArray()).toEqual([[1, -1]]);
    expect(loss.forward(matrix([40]), matrix([1]))).toBe(4.248354255291589e-18); // e⁻⁴⁰, but for e⁻⁸⁰
    expect(loss.backward().item()).toBe(-4.248354255291589e-18);
  });

  test('BCELoss at 0 and 1 is bounded: 100, and 1e12', () => {
    const loss = new BCELoss({ reduction: 'sum' });
    expect(loss.forward(matrix([0, 1]), matrix([0, 1]))).toBe(0);
    expect(loss.backward().toArray()).toEqual([[0, 0]]);
    expect(loss.forward(matrix([0, 1]), matrix([1, 0]))).toBe(200);
    expect(loss.backward().toArray()).toEqual([[-1, 1].map((sign) => sign / Math.fround(1e-12))]);
  });

  test('KLDivLoss: 0·log 0 is 0, even where Z is −∞', () => {
    const loss = new KLDivLoss({ reduction: 'sum' });
    expect(loss.forward(matrix([0, -Infinity]), matrix([1, 0]))).toBe(0);
  });

  test('NaN flows', () => {
    const [Z, Y] = [matrix([NaN]), matrix([0.5])];
    for (const loss of [
      new L1Loss(),
      new HuberLoss(),
      new SmoothL1Loss(),
      new BCELoss(),
      new BCEWithLogitsLoss(),
    ]) {
      expect(loss.forward(Z, Y)).toBeNaN();
      expect(loss.backward().item()).toBeNaN();
    }
  });
});

describe('one in terms of another', () => {
  const A = matrix([2, -1, 0.5], [-3, 0.25, 1]);

  test('NLLLoss of log softmax is CrossEntropyLoss', () => {
    const P = (A.toArray() as number[][]).map((row) => {
      const e = row.map(elementary.exp);
      return e.map((x) => x / e.reduce((sum, y) => sum + y, 0));
    });
    const [nll, whole] = [new NLLLoss(), new CrossEntropyLoss()];
    expect(nll.forward(map(matrix(...P), elementary.log), [2, 0])).toBeCloseTo(whole.forward(A, [2, 0]), 14);
    const wanted = whole.backward();
    const dLdZ = nll.backward().toArray() as number[][];
    for (const [n, row] of dLdZ.entries()) {
      const sum = row.reduce((s, g) => s + g, 0);
      for (const [c, g] of row.entries()) expect(g - P[n]![c]! * sum).toBeCloseTo(wanted.at(n, c), 14);
    }
  });

  test('BCELoss of σ is BCEWithLogitsLoss', () => {
    const Y = matrix([1, 0, 0.25], [0, 1, 1]);
    const Z = map(A, elementary.sigmoid);
    const [bce, whole] = [new BCELoss(), new BCEWithLogitsLoss()];
    expect(bce.forward(Z, Y)).toBeCloseTo(whole.forward(A, Y), 14);
    const wanted = whole.backward().data;
    bce.backward().data.forEach((g, i) => {
      expect(g * Z.data[i]! * (1 - Z.data[i]!)).toBeCloseTo(wanted[i]!, 14);
    });
  });

  test('SmoothL1Loss with a β of almost nothing is L1Loss too', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      for (const beta of [1e-37, 1e-38, 1e-39, 1e-46, 1e-307, 1e-309, 5e-324]) {
        const loss = new SmoothL1Loss({ beta });
        expect(loss.forward(Tensor.from([[3, 1]], { dtype }), Tensor.from([[1, 1]], { dtype }))).toBeCloseTo(
          1,
          6,
        );
        const [slope, flat] = loss.backward().data;
        expect([dtype, beta, slope?.toFixed(6), flat]).toEqual([dtype, beta, '0.500000', 0]);
      }
    }
  });

  test('SmoothL1Loss is HuberLoss over β, and L1Loss for β = 0', () => {
    const Y = matrix([0, 0, 0], [0, 0, 0]);
    expect(new SmoothL1Loss({ beta: 2 }).forward(A, Y)).toBe(new HuberLoss({ delta: 2 }).forward(A, Y) / 2);
    expect(new SmoothL1Loss({ beta: 0 }).forward(A, Y)).toBe(new L1Loss().forward(A, Y));
  });
});

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

const wrong = (value: unknown) => value as never;

test('what they refuse', () => {
  const Z = Tensor.zeros([2, 3]);
  expect([
    errorOf(() => new L1Loss(wrong({ reduction: 'none' }))),
    errorOf(() => new L1Loss(wrong({ reduction: null }))),
    errorOf(() => new L1Loss(wrong({ beta: 1 }))),
    errorOf(() => new HuberLoss({ delta: 0 })),
    errorOf(() => new HuberLoss({ delta: -1 })),
    errorOf(() => new HuberLoss(wrong({ delta: '1' }))),
    errorOf(() => new HuberLoss(wrong({ detla: 1 }))),
    errorOf(() => new SmoothL1Loss({ beta: -1 })),
    errorOf(() => new SmoothL1Loss({ beta: NaN })),
    errorOf(() => new BCELoss(wrong({ weight: 1 }))),
    errorOf(() => new KLDivLoss(wrong({ reduction: 'batchMean' }))),
    errorOf(() => new KLDivLoss(wrong({ logTarget: true }))),
    errorOf(() => new KLDivLoss(wrong(null))),
    errorOf(() => new L1Loss().forward(Z, Tensor.zeros([3, 2]))),
    errorOf(() => new HuberLoss().forward(Tensor.zeros([3]), Z)),
    errorOf(() => new SmoothL1Loss().forward(Z, Tensor.zeros([2, 3], 'float64'))),
    errorOf(() => new BCELoss().forward(Tensor.from([[0.5, 1.5]]), Tensor.from([[0, 1]]))),
    errorOf(() => new BCELoss().forward(Tensor.from([[0.5], [-2]]), Tensor.from([[0], [1]]))),
    errorOf(() => new BCEWithLogitsLoss().forward(Z, wrong([0, 1]))),
    errorOf(() => new NLLLoss().forward(Z, [0, 3])),
    errorOf(() => new NLLLoss().forward(Z, [0])),
    errorOf(() => new NLLLoss().forward(Z, wrong(Tensor.zeros([2, 3])))),
    errorOf(() => new KLDivLoss().forward(Z, wrong([0, 1]))),
    errorOf(() => new L1Loss().backward()),
    errorOf(() => new NLLLoss().backward()),
    errorOf(() => new KLDivLoss().backward()),
  ]).toMatchInlineSnapshot(`
    [
      "RangeError: L1Loss: reduction is 'none', expected one of 'mean', 'sum'",
      "RangeError: L1Loss: reduction is null, expected one of 'mean', 'sum'",
      "TypeError: L1Loss: unknown option 'beta'; known are reduction",
      "RangeError: HuberLoss: delta is 0, expected a finite number above 0",
      "RangeError: HuberLoss: delta is -1, expected a finite number above 0",
      "TypeError: HuberLoss: delta is '1', expected a finite number above 0",
      "TypeError: HuberLoss: unknown option 'detla'; did you mean 'delta'?",
      "RangeError: SmoothL1Loss: beta is -1, expected a finite number, 0 or more",
      "RangeError: SmoothL1Loss: beta is NaN, expected a finite number, 0 or more",
      "TypeError: BCELoss: unknown option 'weight'; known are reduction",
      "RangeError: KLDivLoss: reduction is 'batchMean', expected one of 'mean', 'sum', 'batchmean'; did you mean 'batchmean'?",
      "TypeError: KLDivLoss: unknown option 'logTarget'; known are reduction",
      "TypeError: KLDivLoss: options are null, expected an object such as { reduction: … }",
      "ShapeError: L1Loss.forward: Y is [3, 2], expected [2, 3]",
      "ShapeError: HuberLoss(1).forward: Z is [3], expected [N, C]",
      "DTypeError: SmoothL1Loss(1).forward: Y is float64, expected float32; Y.to('float32') converts it",
      "RangeError: BCELoss.forward: Z[0, 1] is 1.5, expected a probability, 0 to 1; BCEWithLogitsLoss takes logits",
      "RangeError: BCELoss.forward: Z[1, 0] is -2, expected a probability, 0 to 1; BCEWithLogitsLoss takes logits",
      "TypeError: BCEWithLogitsLoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one",
      "RangeError: NLLLoss.forward: Y[1] is 3, expected a class index, 0 to 2",
      "ShapeError: NLLLoss.forward: Y has 1 class indices, expected N = 2",
      "TypeError: NLLLoss.forward: Y is a Tensor, expected 2 class indices",
      "TypeError: KLDivLoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one",
      "Error: L1Loss.backward: call forward first; backward needs the Z and Y that forward saw",
      "Error: NLLLoss.backward: call forward first; backward needs the Z and Y that forward saw",
      "Error: KLDivLoss.backward: call forward first; backward needs the Z and Y that forward saw",
    ]
  `);
});

test('a refused forward leaves the earlier one to its backward', () => {
  const loss = new NLLLoss();
  loss.forward(matrix([1, 2]), [1]);
  expect(() => loss.forward(matrix([1, 2]), [2])).toThrow();
  expect(loss.backward().toArray()).toEqual([[0, -1]]);
});
