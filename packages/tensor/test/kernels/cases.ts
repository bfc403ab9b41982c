import type { DType, Floats } from '@chainrule/tensor';
import type { Kernels } from '@chainrule/tensor/kernels';
import fc from 'fast-check';
import { finite, floats, number, size } from '../arbitraries.ts';

export type KernelName = keyof Kernels;

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
  clamp: (m) => [positive, input(m), or(output(m), 1), m],
  addRow: (m, n) => [input(m * n), input(n), or(output(m * n), 0), m, n],
  multiplyRow: (m, n) => [input(m * n), input(n), or(output(m * n), 0), m, n],

  relu: (m) => [input(m), output(m), m],
  reluBackward: (m) => [input(m), input(m), output(m), m],
  sigmoid: (m) => [logits(m), output(m), m],
  sigmoidBackward: (m) => [input(m), input(m), output(m), m],
  tanh: (m) => [logits(m), output(m), m],
  tanhBackward: (m) => [input(m), input(m), output(m), m],

  leakyRelu: (m) => [input(m), number, output(m), m],
  leakyReluBackward: (m) => [input(m), number, input(m), output(m), m],
  elu: (m) => [curved(m), finite, output(m), m],
  eluWithSlope: (m) => [curved(m), finite, or(output(m), 0), output(m), m],
  silu: (m) => [curved(m), output(m), m],
  siluWithSlope: (m) => [curved(m), or(output(m), 0), output(m), m],
  softplus: (m) => [curved(m), positive, threshold, output(m), m],
  softplusWithSlope: (m) => [curved(m), positive, threshold, or(output(m), 0), output(m), m],
  gelu: (m) => [curved(m), output(m), m],
  geluWithSlope: (m) => [curved(m), or(output(m), 0), output(m), m],
  geluTanh: (m) => [curved(m), output(m), m],
  geluTanhWithSlope: (m) => [curved(m), or(output(m), 0), output(m), m],
  softmax: (m, n) => [logits(m * n), output(m * n), m, n],
  softmaxBackward: (m, n) => [input(m * n), input(m * n), output(m * n), m, n],
  logSoftmax: (m, n) => [logits(m * n), output(m * n), m, n],
  logSoftmaxBackward: (m, n) => [logits(m * n), input(m * n), output(m * n), m, n],

  batchNorm: (m, n) => [
    input(m * n),
    input(n),
    input(n),
    small,
    output(n),
    output(n),
    output(m * n),
    output(m * n),
    m,
    n,
  ],
  batchNormBackward: (m, n) => [
    input(m * n),
    input(n),
    input(n),
    small,
    input(m * n),
    output(n),
    output(n),
    output(m * n),
    m,
    n,
  ],
  batchNormGiven: (m, n) => [
    input(m * n),
    input(n),
    input(n),
    small,
    input(n),
    input(n),
    output(m * n),
    m,
    n,
  ],
  layerNorm: (m, n) => [
    input(m * n),
    input(n),
    input(n),
    small,
    output(m),
    output(m * n),
    or(output(m * n), 5),
    m,
    n,
  ],
  layerNormBackward: (m, n) => [
    input(m * n),
    input(m),
    input(n),
    small,
    input(m * n),
    output(n),
    output(n),
    output(m * n),
    m,
    n,
  ],

  squaredError: (m) => [input(m), input(m), m],
  squaredErrorBackward: (m) => [input(m), input(m), number, output(m), m],
  crossEntropy: (m, n) => [logits(m * n), classes(m, n), fraction, output(m * n), m, n],
  crossEntropyBackward: (m, n) => [input(m * n), classes(m, n), fraction, number, output(m * n), m, n],
  softCrossEntropy: (m, n) => [logits(m * n), input(m * n), fraction, output(m * n), m, n],
  softCrossEntropyBackward: (m, n) => [input(m * n), input(m * n), fraction, number, output(m * n), m, n],

  absoluteError: (m) => [input(m), input(m), m],
  absoluteErrorBackward: (m) => [input(m), input(m), number, output(m), m],
  huberError: (m) => [input(m), input(m), positive, m],
  huberErrorBackward: (m) => [input(m), input(m), positive, number, output(m), m],
  binaryCrossEntropy: (m) => [either(probabilities(m), input(m)), probabilities(m), m],
  binaryCrossEntropyBackward: (m) => [
    either(probabilities(m), input(m)),
    probabilities(m),
    number,
    output(m),
    m,
  ],
  logitCrossEntropy: (m) => [curved(m), probabilities(m), m],
  logitCrossEntropyBackward: (m) => [curved(m), probabilities(m), number, output(m), m],
  negativeLogLikelihood: (m, n) => [input(m * n), classes(m, n), m, n],
  negativeLogLikelihoodBackward: (m, n) => [classes(m, n), number, output(m * n), m, n],
  klDivergence: (m) => [curved(m), probabilities(m), m],

  sgd: (m) => [input(m), input(m), m, finite, decay, sign],
  sgdMomentum: (m) => [input(m), input(m), input(m), m, finite, fraction, fraction, decay, sign],
  sgdNesterov: (m) => [input(m), input(m), input(m), m, finite, fraction, decay, sign],
  adam: (m) => [
    input(m),
    input(m),
    input(m),
    input(m),
    maybe(input(m)),
    m,
    finite,
    fraction,
    fraction,
    fraction,
    small,
    decay,
    finite,
    sign,
  ],
  rmsprop: (m) => [
    input(m),
    input(m),
    input(m),
    maybe(input(m)),
    maybe(input(m)),
    m,
    finite,
    fraction,
    small,
    fraction,
    decay,
    sign,
  ],
  adagrad: (m) => [input(m), input(m), input(m), m, finite, small, decay, sign],
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
/** From 0 to 1: the ends, of every size, evenly spread. */
const fraction = fc.oneof(
  fc.constantFrom(0, 0.1, 0.9, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat({ max: 1000 }).map((n) => n / 1000),
);
/** Zero, which many numbers are exactly at, or any. */
const threshold = fc.oneof(fc.constant(0), finite);
const decay = fc.oneof(fc.constantFrom(0, 0.01), finite);

const small = fc.oneof(fc.constantFrom(0, 1e-8, 1e-5), finite.map(Math.abs));
const positive = fc.oneof(fc.constantFrom(0.5, 1, 3), finite.map((x) => Math.abs(x) || 1)); // prettier-ignore

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

/** Any number, and more of those where exp, log and erf have something to say. */
function curved(length: number): (dtype: DType) => fc.Arbitrary<Floats> {
  return (dtype) =>
    fc.oneof(
      floats(dtype, length),
      floats(dtype, length).map((A) => A.map((a) => a / 2 ** 12)),
    );
}

/** From 0 to 1, the ends included. */
function probabilities(length: number): (dtype: DType) => fc.Arbitrary<Floats> {
  return (dtype) =>
    fc
      .array(fraction, { minLength: length, maxLength: length, size: 'max' })
      .map((drawn) => (dtype === 'float32' ? Float32Array.from(drawn) : Float64Array.from(drawn)));
}

function either(...draws: ((dtype: DType) => fc.Arbitrary<Floats>)[]): Argument {
  return (dtype) => fc.oneof(...draws.map((draw) => draw(dtype)));
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
