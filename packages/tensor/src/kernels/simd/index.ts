import type { Kernels } from '../kernels.ts';
import { reference } from '../reference/index.ts';
import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { losses } from './losses.ts';
import { matmul } from './matmul.ts';
import { machine } from './module.ts';
import { optimizers } from './sgd.ts';
import { sums } from './sums.ts';

/** WebAssembly SIMD, the bits of `reference`; `undefined` where it cannot run. Kernels without a twin here are the reference. */
export const simd: Kernels | undefined =
  machine === undefined
    ? undefined
    : {
        ...reference,
        name: 'simd',
        ...matmul,
        ...sums,
        ...arithmetic,
        ...activations,
        ...losses,
        ...optimizers,
      };
