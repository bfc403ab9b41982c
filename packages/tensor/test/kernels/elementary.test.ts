import * as kernels from '@chainrule/tensor/kernels';
import { expect, test } from 'vitest';
import * as reference from '../../src/kernels/reference/index.ts';
import { difference } from '../same-bits.ts';
import { samples } from './elementary-samples.ts';

// What the elementary functions are made of in WebAssembly, as far as kernels lead.

const size = samples.length;
const zeroAndOne = samples.map((_, i) => i & 1);

type Kernels = typeof kernels | typeof reference;

/** Each reaches one elementary function or two. */
const curves: Readonly<Record<string, (k: Kernels, Z: Float64Array) => void>> = {
  sigmoid: ({ sigmoid }, Z) => {
    sigmoid(samples, Z, size);
  },
  tanh: ({ tanh }, Z) => {
    tanh(samples, Z, size);
  },
  'expm1, in elu': ({ elu }, Z) => {
    elu(samples, 1, Z, size);
  },
  'exp, in logSoftmaxBackward': ({ logSoftmaxBackward }, Z) => {
    logSoftmaxBackward(samples, zeroAndOne, Z, size / 2, 2); // 0 − e^x, 1 − e^x
  },
  'exp and log1p, in softplus': ({ softplus }, Z) => {
    softplus(samples, 1, Infinity, Z, size);
  },
  'erfc, in gelu': ({ gelu }, Z) => {
    gelu(samples, Z, size);
  },
  'the normal density, in geluWithSlope': ({ geluWithSlope }, dZdA) => {
    geluWithSlope(samples, new Float64Array(size), dZdA, size);
  },
};

test.each(Object.entries(curves))('%s: the bits of the definition', (_, apply) => {
  const [Z, expected] = [new Float64Array(size), new Float64Array(size)];
  apply(kernels, Z);
  apply(reference, expected);
  expect(difference(Z, expected)).toBeUndefined();
});

const one = Float64Array.of(1);
const zero = Float64Array.of(0);

/** One number at a time: a sum of many would hide it. */
const terms: Readonly<Record<string, (k: Kernels, X: Float64Array) => number>> = {
  'log, in klDivergence': ({ klDivergence }, X) => klDivergence(zero, X, 1),
  'log1p, in binaryCrossEntropy': ({ binaryCrossEntropy }, X) => binaryCrossEntropy(X, zero, 1),
  'exp and log1p, in logitCrossEntropy': ({ logitCrossEntropy }, X) => logitCrossEntropy(X, one, 1),
};

test.each(Object.entries(terms))('%s: the bits of the definition', (_, term) => {
  const each = (k: Kernels): Float64Array => samples.map((x) => term(k, Float64Array.of(x)));
  expect(difference(each(kernels), each(reference))).toBeUndefined();
});
