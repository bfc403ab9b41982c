import { bind } from '../bind.ts';
import { describe } from '../describe.ts';

import { Tensor } from '../tensor.ts';

/** Throws `TypeError` unless X is a Tensor. */
export function checkTensor(X: unknown, who: string, name: string): asserts X is Tensor {
  if (!(X instanceof Tensor)) {
    throw new TypeError(`${who}: ${name} is ${describe(X)}, expected a Tensor; Tensor.from makes one`);
  }
}

/** Throws unless X and Y are Tensors of the same shape and dtype. */
export function checkPair(X: Tensor, Y: Tensor, who: string): void {
  checkTensor(X, who, 'X');
  bind(Y, X.shape, who, 'Y', X.dtype);
}
