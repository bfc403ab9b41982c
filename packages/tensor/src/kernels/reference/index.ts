import type { Kernels } from '../kernels.ts';
import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { losses } from './losses.ts';
import { matmul } from './matmul.ts';
import { optimizers } from './sgd.ts';
import { sums } from './sums.ts';

/** Plain loops, for reading: the definition of every kernel, to the last bit. */
export const reference: Kernels = {
  name: 'reference',
  ...matmul,
  ...sums,
  ...arithmetic,
  ...activations,
  ...losses,
  ...optimizers,
};
