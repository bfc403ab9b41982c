import type { DType, Floats, Kernels } from '@chainrule/tensor';
import fc from 'fast-check';
import { finite, floats, number, size } from '../arbitraries.ts';

export type KernelName = Exclude<keyof Kernels, 'name'>;

/** An argument of a kernel: a size, a number to draw, or an array to draw in the dtype of the run. */
type Argument = number | fc.Arbitrary<unknown> | ((dtype: DType) => fc.Arbitrary<unknown>);

/**
 * The arguments of every kernel, in its order, for three drawn sizes. This table is what two implementations
 * are compared on, whichever they are; a kernel without a line does not compile.
 */
const signatures: Readonly<Record<KernelName, (m: number, n: number, k: number) => readonly Argument[]>> = {
  matmulNN: (m, n, k) => [input(m * k), input(k * n), output(m * n), m, k, n],
  matmulNT: (m, n, k) => [input(m * k), input(n * k), maybe(input(n)), output(m * n), m, k, n],
  matmulTN: (m, n, k) => [input(k * m), input(k * n), output(m * n), m, k, n],

  sumRows: (m, n) => [input(m * n), output(n), m, n],
  sumColumns: (m, n) => [input(m * n), output(m), m, n],
  sum: (m) => [input(m), m],
  dot: (m) => [input(m), or(input(m), 0), m],

  add: (m) => [input(m), or(input(m), 0), or(output(m), 0, 1), m],
  subtract: (m) => [input(m), or(input(m), 0), or(output(m), 0, 1), m],
  multiply: (m) => [input(m), or(input(m), 0), or(output(m), 0, 1), m],
  scale: (m) => [number, input(m), or(output(m), 1), m],
  axpy: (m) => [number, input(m), or(input(m), 1), m],
  addRow: (m, n) => [input(m * n), input(n), or(output(m * n), 0), m, n],
  multiplyRow: (m, n) => [input(m * n), input(n), or(output(m * n), 0), m, n],

  relu: (m) => [input(m), output(m), m],
  reluBackward: (m) => [input(m), input(m), output(m), m],
  sigmoid: (m) => [logits(m), output(m), m],
  sigmoidBackward: (m) => [input(m), input(m), output(m), m],
  tanh: (m) => [logits(m), output(m), m],
  tanhBackward: (m) => [input(m), input(m), output(m), m],

  squaredError: (m) => [input(m), input(m), m],
  squaredErrorBackward: (m) => [input(m), input(m), number, output(m), m],
  crossEntropy: (m, n) => [logits(m * n), classes(m, n), fraction, output(m * n), m, n],
  crossEntropyBackward: (m, n) => [input(m * n), classes(m, n), fraction, number, output(m * n), m, n],
  softCrossEntropy: (m, n) => [logits(m * n), input(m * n), fraction, output(m * n), m, n],
  softCrossEntropyBackward: (m, n) => [input(m * n), input(m * n), fraction, number, output(m * n), m, n],

  sgd: (m) => [input(m), input(m), m, finite, decay, sign],
  sgdMomentum: (m) => [input(m), input(m), input(m), m, finite, fraction, fraction, decay, sign],
  sgdNesterov: (m) => [input(m), input(m), input(m), m, finite, fraction, decay, sign],
};

export const kernelNames = Object.keys(signatures) as KernelName[];

/** A kernel's arguments. Arrays may be longer than the sizes say, and results may be told to stand in an operand. */
export function drawArguments(
  name: KernelName,
  dtype: DType,
  sizes: fc.Arbitrary<number> = size,
): fc.Arbitrary<readonly unknown[]> {
  return fc
    .tuple(sizes, sizes, sizes)
    .chain((drawn) =>
      fc.tuple(
        ...signatures[name](...drawn).map((argument) =>
          typeof argument === 'number'
            ? fc.constant(argument)
            : typeof argument === 'function'
              ? argument(dtype)
              : argument,
        ),
      ),
    )
    .map((drawn) =>
      drawn.reduce<unknown[]>(
        (args, argument) => [...args, argument instanceof SameAs ? args[argument.position] : argument],
        [],
      ),
    );
}

/** Stands for the array of an earlier argument, for operations in place. */
class SameAs {
  readonly position: number;
  constructor(position: number) {
    this.position = position;
  }
}

const slack = fc.nat({ max: 2 });
const sign = fc.constantFrom(1, -1);
const fraction = fc.oneof(fc.constantFrom(0, 0.1, 0.9, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const decay = fc.oneof(fc.constantFrom(0, 0.01), finite);

function input(length: number): (dtype: DType) => fc.Arbitrary<Floats> {
  return (dtype) => slack.chain((extra) => floats(dtype, length + extra));
}

/** Numbers of a size for which exp and log have something to say. */
function logits(length: number): (dtype: DType) => fc.Arbitrary<Floats> {
  return (dtype) =>
    fc.oneof(
      floats(dtype, length),
      floats(dtype, length).map((Z) => Z.map((z) => z / 2 ** 15)),
    );
}

/** Memory with something in it, which has to be overwritten, and not beyond the result. */
function output(length: number): (dtype: DType) => fc.Arbitrary<Floats> {
  return (dtype) =>
    fc.tuple(slack, fc.constantFrom(777, NaN)).map(([extra, left]) => {
      return (dtype === 'float32' ? new Float32Array(length + extra) : new Float64Array(length + extra)).fill(
        left,
      );
    });
}

function or(draw: (dtype: DType) => fc.Arbitrary<Floats>, ...positions: number[]): Argument {
  return (dtype) =>
    fc.oneof(
      { weight: 2, arbitrary: draw(dtype) },
      { weight: 1, arbitrary: fc.constantFrom(...positions).map((position) => new SameAs(position)) },
    );
}

function maybe(draw: (dtype: DType) => fc.Arbitrary<Floats>): Argument {
  return (dtype) => fc.option(draw(dtype), { nil: undefined });
}

function classes(N: number, C: number): fc.Arbitrary<Int32Array> {
  return fc
    .array(fc.nat({ max: C - 1 }), { minLength: N, maxLength: N })
    .map((drawn) => Int32Array.from(drawn));
}
