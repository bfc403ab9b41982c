import type { Floats } from '../../dtype.ts';
import { ADDRESS } from './arrays.ts';
import type { Located } from './arrays.ts';
import { addressOf } from './blocks.ts';
import { padded, STAGE, STAGE_END } from './layout.ts';
import { enlarge, machine } from './machine.ts';

// Every kernel call reads or writes its operands by these, and ends with `release`. An operand in the kernels' memory
// costs one property; another one is copied to the stage, or to a block of its own when it is large.

/** Up to so many numbers a loop copies faster than the engine's own call, which also leaves whole vectors behind for the kernel to read. */
const FEW = 8;

let top = STAGE;
const borrowed: number[] = [];
/** Whether an operand found no room. */
let crowded = false;

let running = machine !== undefined;

/** Whether kernels run in WebAssembly. */
export function inWebAssembly(): boolean {
  return running;
}

/** Has kernels run in WebAssembly; or not: then no operand has an address, and each kernel falls back on its definition. */
export function runInWebAssembly(yes: boolean): void {
  running = yes;
}

/** 1 for float32, 0 for float64. */
export function single(X: Floats): number {
  return X.BYTES_PER_ELEMENT === 4 ? 1 : 0;
}

/** Whether an array with this address is where kernels work now. */
function stands(address: number | undefined): address is number {
  return address !== undefined && running && address >= machine!.floor;
}

/** The address of an operand that the kernel reads; negative when there is no room for it. */
export function read(X: Floats | Int32Array, size: number): number {
  const address = (X as Located<Floats | Int32Array>)[ADDRESS];
  if (stands(address)) return address;
  return copy(X, size);
}

/** The address of a result that the kernel fills whole; negative when there is no room for it. */
export function write(X: Floats, size: number): number {
  const address = (X as Located<Floats>)[ADDRESS];
  if (stands(address) && X.length === size) return address;
  return room(size * X.BYTES_PER_ELEMENT);
}

/** The address of an operand that the kernel reads and writes; negative when there is no room for it. */
export function update(X: Floats, size: number): number {
  const address = (X as Located<Floats>)[ADDRESS];
  if (stands(address) && X.length === size) return address;
  return copy(X, size);
}

/** Takes a result home to an array that has been staged. */
export function bring(X: Floats, address: number, size: number): void {
  if ((X as Located<Floats>)[ADDRESS] !== address) takeHome(X, address, size);
}

/** Clears the stage. Where an operand found no room, the next call finds a larger memory. */
export function release(): void {
  top = STAGE;
  if (borrowed.length > 0) for (const block of borrowed.splice(0)) machine!.blocks.give(block);
  if (crowded) {
    crowded = false;
    enlarge();
  }
}

function copy(X: Floats | Int32Array, size: number): number {
  const address = room(size * X.BYTES_PER_ELEMENT);
  if (address < 0) return address;
  const { float32, float64, int32 } = machine!;
  if (X instanceof Float32Array) {
    const first = address >> 2;
    if (size > FEW) float32.set(part(X, size), first);
    else for (let i = 0; i < size; i++) float32[first + i] = X[i]!;
  } else if (X instanceof Float64Array) {
    const first = address >> 3;
    if (size > FEW) float64.set(part(X, size), first);
    else for (let i = 0; i < size; i++) float64[first + i] = X[i]!;
  } else {
    const first = address >> 2;
    if (size > FEW) int32.set(part(X, size), first);
    else for (let i = 0; i < size; i++) int32[first + i] = X[i]!;
  }
  return address;
}

function takeHome(X: Floats, address: number, size: number): void {
  const first = address / X.BYTES_PER_ELEMENT;
  const { float32, float64 } = machine!;
  X.set((X instanceof Float32Array ? float32 : float64).subarray(first, first + size));
}

function part<X extends Floats | Int32Array>(X: X, size: number): X {
  return X.length === size ? X : (X.subarray(0, size) as X);
}

function room(bytes: number): number {
  if (!running) return -1;
  const end = top + padded(bytes);
  if (end <= STAGE_END) {
    const address = top;
    top = end;
    return address;
  }
  const block = machine!.blocks.take(padded(bytes));
  if (block < 0) {
    crowded = true;
    return -1;
  }
  borrowed.push(block);
  return addressOf(block);
}
