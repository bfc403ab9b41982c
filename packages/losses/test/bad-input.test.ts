// What a wrong call gets: who, got, wanted, a hint where one is known; and the earlier forward still has its backward.
import { CrossEntropyLoss, MSELoss, type Loss } from '@chainrule/losses';
import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { bits } from '../../layers/test/oracle.ts';

/** The error of a forward, which must leave the backward of the one before as it was. */
function refusal<Target>(loss: Loss<Target>, Z: Tensor, Y: Target): string {
  const kept = bits(loss.backward());
  const error = errorOf(() => loss.forward(Z, Y));
  expect(bits(loss.backward())).toBe(kept);
  return error;
}

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
const Z = Tensor.from([
  [1, 2, 3],
  [0, -1, 1],
]);

describe('MSELoss', () => {
  const Y = Tensor.zeros([2, 3]);

  test('wrong options', () => {
    expect([
      errorOf(() => new MSELoss(wrong({ reduction: 'avg' }))),
      errorOf(() => new MSELoss(wrong({ reduction: 'summ' }))),
      errorOf(() => new MSELoss(wrong({ reduce: 'sum' }))),
      errorOf(() => new MSELoss(wrong({ labelSmoothing: 0.1 }))),
      errorOf(() => new MSELoss(wrong('sum'))),
      errorOf(() => new MSELoss(wrong(null))),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: MSELoss: reduction is 'avg', expected one of 'mean', 'sum'",
        "RangeError: MSELoss: reduction is 'summ', expected one of 'mean', 'sum'; did you mean 'sum'?",
        "TypeError: MSELoss: unknown option 'reduce'; known are reduction",
        "TypeError: MSELoss: unknown option 'labelSmoothing'; known are reduction",
        "TypeError: MSELoss: options are 'sum', expected an object such as { reduction: … }",
        "TypeError: MSELoss: options are null, expected an object such as { reduction: … }",
      ]
    `);
  });

  test('wrong Z and Y: the forward before stays', () => {
    const loss = new MSELoss();
    loss.forward(Z, Y);
    expect([
      refusal(loss, Tensor.zeros([3]), Tensor.zeros([3])),
      refusal(loss, wrong([[1]]), Y),
      refusal(loss, Z, Tensor.zeros([2, 1])),
      refusal(loss, Z, Tensor.zeros([6])),
      refusal(loss, Z, Tensor.zeros([2, 3], 'float64')),
      refusal(loss, Z, wrong([1, 2])),
      refusal(loss, Z, wrong(undefined)),
    ]).toMatchInlineSnapshot(`
      [
        "ShapeError: MSELoss.forward: Z is [3], expected [N, C]",
        "TypeError: MSELoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one",
        "ShapeError: MSELoss.forward: Y is [2, 1], expected [2, 3]",
        "ShapeError: MSELoss.forward: Y is [6], expected [2, 3]",
        "DTypeError: MSELoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
        "TypeError: MSELoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one",
        "TypeError: MSELoss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one",
      ]
    `);
  });

  test('backward before forward', () => {
    expect(errorOf(() => new MSELoss().backward())).toMatchInlineSnapshot(
      `"Error: MSELoss.backward: call forward first; backward needs the Z and Y that forward saw"`,
    );
  });
});

describe('CrossEntropyLoss', () => {
  test('wrong options', () => {
    expect([
      errorOf(() => new CrossEntropyLoss(wrong({ reduction: 'none' }))),
      errorOf(() => new CrossEntropyLoss(wrong({ label_smoothing: 0.1 }))),
      errorOf(() => new CrossEntropyLoss({ labelSmoothing: 1.5 })),
      errorOf(() => new CrossEntropyLoss({ labelSmoothing: -0.1 })),
      errorOf(() => new CrossEntropyLoss({ labelSmoothing: NaN })),
      errorOf(() => new CrossEntropyLoss(wrong({ labelSmoothing: '0.1' }))),
      errorOf(() => new CrossEntropyLoss(wrong({ labelSmoothing: null }))),
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: CrossEntropyLoss: reduction is 'none', expected one of 'mean', 'sum'",
        "TypeError: CrossEntropyLoss: unknown option 'label_smoothing'; did you mean 'labelSmoothing'?",
        "RangeError: CrossEntropyLoss: labelSmoothing is 1.5, expected a number from 0 to 1",
        "RangeError: CrossEntropyLoss: labelSmoothing is -0.1, expected a number from 0 to 1",
        "RangeError: CrossEntropyLoss: labelSmoothing is NaN, expected a number from 0 to 1",
        "TypeError: CrossEntropyLoss: labelSmoothing is '0.1', expected a number from 0 to 1",
        "TypeError: CrossEntropyLoss: labelSmoothing is null, expected a number from 0 to 1",
      ]
    `);
  });

  test('wrong Z and Y: the forward before stays', () => {
    const loss = new CrossEntropyLoss();
    loss.forward(Z, [2, 0]);
    expect([
      refusal(loss, Tensor.zeros([3]), [0]),
      refusal(loss, wrong([[1, 2]]), [0]),
      refusal(loss, Z, [1, 3]),
      refusal(loss, Z, [-1, 0]),
      refusal(loss, Z, [0.5, 0]),
      refusal(loss, Z, [NaN, 0]),
      refusal(loss, Z, [1]),
      refusal(loss, Z, []),
      refusal(loss, Z, [1, 2, 0]),
      refusal(loss, Z, wrong(['1', 0])),
      refusal(loss, Z, wrong([[0, 0, 1], [1, 0, 0]])), // prettier-ignore
      refusal(loss, Z, wrong(BigInt64Array.of(1n, 0n))),
      refusal(loss, Z, wrong('12')),
      refusal(loss, Z, wrong(1)),
      refusal(loss, Z, wrong(undefined)),
      refusal(loss, Z, Tensor.from([[2], [0]])),
      refusal(loss, Z, Tensor.zeros([2, 3], 'float64')),
    ]).toMatchInlineSnapshot(`
      [
        "ShapeError: CrossEntropyLoss.forward: Z is [3], expected [N, C]",
        "TypeError: CrossEntropyLoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one",
        "RangeError: CrossEntropyLoss.forward: Y[1] is 3, expected a class index, 0 to 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is -1, expected a class index, 0 to 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is 0.5, expected a class index, 0 to 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is NaN, expected a class index, 0 to 2",
        "ShapeError: CrossEntropyLoss.forward: Y has 1 class indices, expected N = 2",
        "ShapeError: CrossEntropyLoss.forward: Y has 0 class indices, expected N = 2",
        "ShapeError: CrossEntropyLoss.forward: Y has 3 class indices, expected N = 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is '1', expected a class index, 0 to 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is an array, expected a class index, 0 to 2",
        "RangeError: CrossEntropyLoss.forward: Y[0] is 1n, expected a class index, 0 to 2",
        "TypeError: CrossEntropyLoss.forward: Y is '12', expected 2 class indices or a Tensor of probabilities [2, 3]",
        "TypeError: CrossEntropyLoss.forward: Y is 1, expected 2 class indices or a Tensor of probabilities [2, 3]",
        "TypeError: CrossEntropyLoss.forward: Y is undefined, expected 2 class indices or a Tensor of probabilities [2, 3]",
        "ShapeError: CrossEntropyLoss.forward: Y is [2, 1], expected [2, 3]",
        "DTypeError: CrossEntropyLoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
      ]
    `);
  });

  test('backward before forward', () => {
    expect(errorOf(() => new CrossEntropyLoss().backward())).toMatchInlineSnapshot(
      `"Error: CrossEntropyLoss.backward: call forward first; backward needs the Z and Y that forward saw"`,
    );
  });
});
