import type { DType, Floats } from '../../dtype.ts';
import { zeros } from '../../dtype.ts';
import { addressOf } from './blocks.ts';
import { padded } from './layout.ts';
import { enlarge, machine } from './machine.ts';
import { press } from './pressure.ts';

/** Where an array stands in the kernels' memory; `undefined`, 0 or below the machine's floor for one that has to be staged. */
export const ADDRESS: unique symbol = Symbol('address');

/** The array whose memory this one shares, which holds that memory as long as it is reachable. */
const OWNER: unique symbol = Symbol('owner');

/** An array, with the place that it may have. */
export type Located<X> = X & { readonly [ADDRESS]?: number };

/** An array from so many bytes on is not for the small memory: what it costs to stage should not matter. 64 kB. */
const LARGE = 1 << 16;

const owners = new FinalizationRegistry<number>((block) => {
  if (block >= machine!.floor) machine!.blocks.give(block);
});

/** `length` zeros in the kernels' memory, which come back when nobody can reach the array any more; on the heap when it is full. */
export function located(length: number, dtype: DType): Floats {
  const bytes = length * (dtype === 'float32' ? 4 : 8);
  const block = machine !== undefined && press(bytes) ? take(padded(bytes)) : -1;
  if (block < 0) return zeros(length, dtype);
  const X = view(addressOf(block), length, dtype);
  X.fill(0);
  mark(X, addressOf(block), undefined);
  owners.register(X, block);
  return X;
}

function take(bytes: number): number {
  if (bytes >= LARGE) enlarge();
  const block = machine!.blocks.take(bytes);
  return block < 0 && enlarge() ? machine!.blocks.take(bytes) : block;
}

/**
 * The first `length` numbers of an array from `located`, in place. Kernels may write up to the end of their last
 * vector, so the numbers behind them must be nobody's.
 */
export function prefix(X: Floats, length: number): Floats {
  if (length === X.length) return X;
  const part = X.subarray(0, length);
  const address = (X as Located<Floats>)[ADDRESS];
  if (address !== undefined) Object.defineProperty(part, ADDRESS, { value: address });
  return part;
}

/** Whether two arrays share memory. */
export function overlap(X: Floats, Y: Floats): boolean {
  const x = (X as Located<Floats>)[ADDRESS];
  const y = (Y as Located<Floats>)[ADDRESS];
  if (x !== undefined && y !== undefined && x > 0 && y > 0) return x === y; // each the beginning of a block
  if (X.byteOffset >= Y.byteOffset + Y.byteLength || Y.byteOffset >= X.byteOffset + X.byteLength)
    return false;
  return X.buffer === Y.buffer; // asked last: engines take long to answer
}

function view(address: number, length: number, dtype: DType): Floats {
  const { buffer } = machine!.memory;
  return dtype === 'float32'
    ? new Float32Array(buffer, address, length)
    : new Float64Array(buffer, address, length);
}

/** All arrays in the kernels' memory get the same properties in the same order: engines see them as one class. */
function mark(X: Floats, address: number, owner: Floats | undefined): void {
  Object.defineProperty(X, ADDRESS, { value: address, configurable: true });
  Object.defineProperty(X, OWNER, { value: owner });
  Object.defineProperty(X, 'subarray', { value: subarray });
}

/** As of every typed array; but the part keeps the whole alive. It is staged, for it may begin and end within a vector. */
function subarray(this: Floats, begin?: number, end?: number): Floats {
  const part =
    this instanceof Float32Array
      ? Float32Array.prototype.subarray.call(this, begin, end)
      : Float64Array.prototype.subarray.call(this, begin, end);
  mark(part, 0, this);
  return part;
}
