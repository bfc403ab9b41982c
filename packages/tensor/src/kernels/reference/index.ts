import type { Kernels } from '../kernels.ts';
import { activations } from './activations.ts';
import { adaptive } from './adaptive.ts';
import { arithmetic } from './arithmetic.ts';
import { crossEntropies } from './cross-entropies.ts';
import { divergences } from './divergences.ts';
import { errors } from './errors.ts';
import { gelu } from './gelu.ts';
import { matmul } from './matmul.ts';
import { norms } from './norms.ts';
import { rectifiers } from './rectifiers.ts';
import { sgd } from './sgd.ts';
import { softmax } from './softmax.ts';
import { sums } from './sums.ts';

/** Plain loops, for reading: the definition of every kernel, to the last bit. */
export const reference: Kernels = {
  name: 'reference',
  ...matmul,
  ...sums,
  ...arithmetic,
  ...activations,
  ...rectifiers,
  ...gelu,
  ...softmax,
  ...norms,
  ...errors,
  ...crossEntropies,
  ...divergences,
  ...sgd,
  ...adaptive,
};
