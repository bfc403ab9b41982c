import type { Kernels } from '../kernels.ts';
import { decode } from './decode.ts';

/** Kernels as WebAssembly exports them: 1 for float32 or 0 for float64, then their arguments, arrays as addresses. */
export type Wasm = {
  readonly [Name in keyof Kernels]: (
    single: number,
    ...args: Numbers<Parameters<Kernels[Name]>>
  ) => ReturnType<Kernels[Name]>;
};

type Numbers<Arguments extends readonly unknown[]> = { [I in keyof Arguments]: number };

/** One page of WebAssembly memory. */
const PAGE = 65536;

/** How much is reserved, most wanted first. Pages that nobody has written cost address space alone. */
const RESERVES = [1 << 30, 1 << 28, 1 << 26, 1 << 24];

/** A module whose only function makes a vector of bytes. */
const PROBE = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0], // the magic number, version 1
  ...[1, 4, 1, 96, 0, 0, 3, 2, 1, 0], // a function without arguments and results
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11], // i32.const 0, i8x16.splat, drop, end
]);

/**
 * The memory that all modules and all that layers own stand in. It never grows: growing would detach every array in
 * it. `undefined` where there is no WebAssembly SIMD, or a policy forbids to compile.
 */
export const memory: WebAssembly.Memory | undefined = /* @__PURE__ */ reserve();

function reserve(): WebAssembly.Memory | undefined {
  try {
    new WebAssembly.Module(PROBE);
  } catch {
    return undefined;
  }
  for (const bytes of RESERVES) {
    try {
      return new WebAssembly.Memory({ initial: bytes / PAGE, maximum: bytes / PAGE });
    } catch {
      // not so much, then
    }
  }
  return undefined;
}

/** The kernels of one module, on the memory that all share. Nobody asks for them where there is none. */
export function instantiate(text: string): Wasm {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(decode(text)), {
    env: { memory: memory! },
  });
  return { ...(exports as unknown as Wasm) }; // an object of its own: engines look names up in it faster
}
