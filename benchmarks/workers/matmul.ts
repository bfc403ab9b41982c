/** A child process: the product of two square matrices in its three layouts, and the machine's limit beside it. */
import { allocate, backend, matmul, type DType, type Tensor } from '@chainrule/tensor';
import { peak } from '../lib/peak.ts';
import { answer, readArgs } from '../lib/read-args.ts';
import { microseconds, type Span } from '../lib/timing.ts';

export interface MatmulArgs extends Span {
  readonly dtype: DType;
  readonly size: number;
}

/** GFLOP/s. */
export interface MatmulResult {
  readonly backend: string;
  readonly peak: number;
  readonly NN: number;
  readonly NT: number;
  readonly TN: number;
}

const { dtype, size, ...span } = readArgs() as MatmulArgs;
/** As layers allocate theirs, in the memory of the kernels. */
const matrix = (): Tensor => {
  const X = allocate([size, size], dtype);
  for (let i = 0; i < X.size; i++) X.data[i] = ((i * 7919) % 1013) / 1013 - 0.5;
  return X;
};
const [X, Y, out] = [matrix(), matrix(), matrix()];

const gflops = async (flops: number, call: () => unknown): Promise<number> => {
  const repeat = (n: number): void => {
    for (let i = 0; i < n; i++) call();
  };
  return flops / (await microseconds(repeat, span)) / 1000;
};
const TIMES = 10_000;
const { run, flops } = peak(dtype);
const limit = (): Promise<number> => gflops(flops * TIMES, () => run(TIMES));
const product = (call: () => Tensor): Promise<number> => gflops(2 * size ** 3, call);

const before = await limit();
const NN = await product(() => matmul(X, Y, out));
const NT = await product(() => matmul(X, Y.T, out));
const TN = await product(() => matmul(X.T, Y, out));
answer({ backend: backend(), peak: Math.max(before, await limit()), NN, NT, TN } satisfies MatmulResult);
