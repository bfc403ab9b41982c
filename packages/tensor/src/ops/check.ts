import { bind, refuse } from '../bind.ts';
import { Tensor } from '../tensor.ts';

/** Throws `TypeError` unless X is a Tensor. */
export function checkTensor(X: unknown, who: object | string, name: string): asserts X is Tensor {
  if (!(X instanceof Tensor)) refuse(X, 'a Tensor', who, name);
}

/** Throws unless X and Y are Tensors of the same shape and dtype. */
export function checkPair(X: Tensor, Y: Tensor, who: string): void {
  checkTensor(X, who, 'X');
  bind(Y, X.shape, who, 'Y', X.dtype);
}
