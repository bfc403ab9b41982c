/** A child process: the product of two square matrices in its three layouts, each beside the machine's limit. */
import { allocate, backend, matmul, type DType, type Tensor } from '@chainrule/tensor';
import { peak } from '../lib/peak.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { median } from '../lib/stats.ts';
import type { Span } from '../lib/timing.ts';

export interface MatmulArgs extends Span {
  readonly dtype: DType;
  readonly size: number;
}

export interface Product {
  /** GFLOP/s */
  readonly gflops: number;
  /** Of the limit just before and just after, from 0 to 1. */
  readonly share: number;
}

export interface MatmulResult {
  readonly backend: string;
  /** GFLOP/s: the limit, the highest that was seen. */
  readonly peak: number;
  readonly NN: Product;
  readonly NT: Product;
  readonly TN: Product;
}

/** ms of a sample, and of the limit on either side of it. */
const SAMPLE = 5;
const LIMIT = 1;
const MIN_SAMPLES = 9;

const { dtype, size, warmup, time } = readArgs() as MatmulArgs;
/** As layers allocate theirs, in the memory of the kernels. */
const matrix = (): Tensor => {
  const X = allocate([size, size], dtype);
  for (let i = 0; i < X.size; i++) X.data[i] = ((i * 7919) % 1013) / 1013 - 0.5;
  return X;
};
const [X, Y, out] = [matrix(), matrix(), matrix()];

/** Calls so often that it takes so many ms, once engines have compiled: GFLOP/s at each call. */
function sampler(flops: number, repeat: (n: number) => void, milliseconds: number): () => number {
  const run = (n: number): number => {
    const start = performance.now();
    repeat(n);
    return performance.now() - start;
  };
  let n = 1;
  const end = performance.now() + warmup;
  while (performance.now() < end) if (run(n) < milliseconds / 2) n *= 2;
  return () => (n * flops) / run(n) / 1e6;
}

const { run, flops } = peak(dtype);
const TIMES = 1000;
const limit = sampler(flops * TIMES, (n) => run(n * TIMES), LIMIT);
let highest = 0;

/** A shared machine changes its speed from one millisecond to the next, so a product stands between two limits. */
function product(call: () => Tensor): Product {
  const repeat = (n: number): void => {
    for (let i = 0; i < n; i++) call();
  };
  const sample = sampler(2 * size ** 3, repeat, SAMPLE);
  const rates: number[] = [];
  const shares: number[] = [];
  const end = performance.now() + time;
  let before = limit();
  while (performance.now() < end || rates.length < MIN_SAMPLES) {
    const rate = sample();
    const after = limit();
    rates.push(rate);
    shares.push(rate / ((before + after) / 2));
    highest = Math.max(highest, after);
    before = after;
  }
  return { gflops: median(rates), share: median(shares) };
}

const NN = product(() => matmul(X, Y, out));
const NT = product(() => matmul(X, Y.T, out));
const TN = product(() => matmul(X.T, Y, out));
answer({ backend: backend(), peak: highest, NN, NT, TN } satisfies MatmulResult);
