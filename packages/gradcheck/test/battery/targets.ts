import type { Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { tensor } from '../../src/index.ts';
import type { Sizes } from '../../src/index.ts';
import { matrixOf } from './formulas.ts';
import type { Matrix } from './formulas.ts';

/** Y in the shape of Z. */
export const like = ({ N, C }: Sizes): fc.Arbitrary<Tensor> => tensor([N!, C!]);
/** One of C classes for each sample. */
export const classes = ({ N, C }: Sizes): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: C! - 1 }), { minLength: N!, maxLength: N! });
export const between = (Y: Tensor): Matrix => matrixOf(Y);
/** The one-hot form of y at c. */
export const hot = (c: number, y: number): number => (c === y ? 1 : 0);
