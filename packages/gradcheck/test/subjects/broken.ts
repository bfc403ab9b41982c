import { matmul, sum } from '@chainrule/tensor';
import type { DType, Tensor } from '@chainrule/tensor';
import { size } from '../../src/index.ts';
import type { GradcheckSpec } from '../../src/index.ts';
import { Linear } from './layers.ts';

/** Linear with bugs put in, by what is wrong. */
type Bug = (layer: BrokenLinear, dLdZ: Tensor, dLdA: Tensor) => Tensor | undefined;

/** Linear whose backward is right at first, and then given to a bug. */
export class BrokenLinear extends Linear {
  readonly bug: Bug;

  constructor(inFeatures: number, outFeatures: number, dtype: DType, bug: Bug) {
    super(inFeatures, outFeatures, dtype);
    this.bug = bug;
  }

  /** dLdW and dLdb as they were before backward. */
  before: readonly [Tensor, Tensor] | undefined;

  override backward(dLdZ: Tensor): Tensor {
    const before = [this.dLdW.clone(), this.dLdb.clone()] as const;
    const dLdA = super.backward(dLdZ);
    this.before = before;
    return this.bug(this, dLdZ, dLdA) ?? dLdA;
  }
}

const each = (X: Tensor, f: (x: number, i: number) => number): void => {
  for (let i = 0; i < X.size; i++) X.data[i] = f(X.data[i]!, i);
};

/** A bug, the gradient that is wrong, and words of the hint. */
export interface BrokenCase {
  readonly what: string;
  readonly wrong: string;
  readonly hint?: string;
  readonly bug: Bug;
}

export const brokenLinears: readonly BrokenCase[] = [
  {
    what: 'dLdW / N',
    wrong: 'dLdW',
    hint: 'too small: the mean over N belongs in the loss',
    bug: ({ dLdW, A }) => {
      each(dLdW, (x) => x / A!.shape[0]!);
    },
  },
  {
    what: 'dLdb / N',
    wrong: 'dLdb',
    hint: 'too small: the mean over N belongs in the loss',
    bug: ({ dLdb, A }) => {
      each(dLdb, (x) => x / A!.shape[0]!);
    },
  },
  {
    what: 'dLdW · N',
    wrong: 'dLdW',
    hint: 'times too large',
    bug: ({ dLdW, A }) => {
      each(dLdW, (x) => x * A!.shape[0]!);
    },
  },
  {
    what: '2 · dLdA',
    wrong: 'dLdA',
    hint: 'dLdA is 2 times too large',
    bug: (_, __, dLdA) => {
      each(dLdA, (x) => 2 * x);
    },
  },
  {
    what: '−dLdW',
    wrong: 'dLdW',
    hint: 'dLdW has the wrong sign',
    bug: ({ dLdW }) => {
      each(dLdW, (x) => -x);
    },
  },
  {
    what: 'dLdW = 0',
    wrong: 'dLdW',
    hint: 'dLdW is 0, though forward depends on W',
    bug: ({ dLdW }) => {
      each(dLdW, () => 0);
    },
  },
  {
    what: 'dLdb never written',
    wrong: 'dLdb',
    hint: 'backward never writes dLdb',
    bug: ({ dLdb, before }) => {
      each(dLdb, (_, i) => before![1].data[i]!);
    },
  },
  {
    what: 'dLdW accumulated',
    wrong: 'dLdW',
    hint: 'backward adds to the dLdW that was there before',
    bug: ({ dLdW, before }) => {
      each(dLdW, (x, i) => x + before![0].data[i]!);
    },
  },
  {
    what: 'dLdW transposed',
    wrong: 'dLdW',
    bug: ({ dLdW, A }, dLdZ) => {
      dLdW.data.set(matmul(A!.T, dLdZ).data);
    },
  },
  {
    what: 'dLdA = dLdZ · W with W transposed',
    wrong: 'dLdA',
    bug: ({ W, inFeatures, outFeatures }, dLdZ) => matmul(dLdZ, W.reshape([inFeatures, outFeatures]).T),
  },
  {
    what: 'the last sample only',
    wrong: 'dLdb',
    bug: ({ dLdb, outFeatures }, dLdZ) => {
      each(dLdb, (_, c) => dLdZ.data[dLdZ.size - outFeatures + c]!);
    },
  },
  {
    what: 'dLdW wrong for N > 3',
    wrong: 'dLdW',
    bug: ({ dLdW, A }) => {
      if (A!.shape[0]! > 3) each(dLdW, (x) => x * 1.5);
    },
  },
  {
    what: 'dLdA wrong where A is negative',
    wrong: 'dLdA',
    bug: ({ A }, _, dLdA) => {
      each(dLdA, (x, i) => (A!.data[i]! < 0 ? 0.99 * x : x));
    },
  },
  { what: 'one element 1 % off', wrong: 'dLdW', bug: ({ dLdW }) => void (dLdW.data[dLdW.size - 1]! *= 1.01) },
  { what: 'dLdW off by 1e-6', wrong: 'dLdW', bug: ({ dLdW }) => void (dLdW.data[0]! += 1e-6) },
  { what: 'dLdb sums the columns', wrong: 'dLdb', bug: ({ dLdb }, dLdZ) => void dLdb.data.fill(sum(dLdZ)) },
];

/** How to check a Linear with this bug. */
export function breakLinear(bug: Bug): GradcheckSpec<'N' | 'inFeatures' | 'outFeatures'> {
  return {
    sizes: { N: size(), inFeatures: size(), outFeatures: size() },
    layer: ({ inFeatures, outFeatures }, dtype) => new BrokenLinear(inFeatures, outFeatures, dtype, bug),
    input: ({ N, inFeatures }) => [N, inFeatures],
  };
}
