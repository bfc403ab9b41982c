import type { Kernels } from '../kernels.ts';
import { WASM } from './wasm.generated.ts';

/** The kernels as WebAssembly exports them: 1 for float32 or 0 for float64, then their arguments, arrays as addresses. */
export type Wasm = {
  readonly [Name in Exclude<keyof Kernels, 'name'>]: (
    single: number,
    ...args: Numbers<Parameters<Kernels[Name]>>
  ) => ReturnType<Kernels[Name]>;
};

type Numbers<Arguments extends readonly unknown[]> = { [I in keyof Arguments]: number };

/** One page of WebAssembly memory. */
const PAGE = 65536;

/** How much is reserved, most wanted first. Pages that nobody has written cost address space alone. */
const RESERVES = [1 << 30, 1 << 28, 1 << 26, 1 << 24];

/** The module and its memory; `undefined` where there is no WebAssembly SIMD, or a policy forbids to compile. */
export const machine: { readonly wasm: Wasm; readonly buffer: ArrayBuffer } | undefined =
  /* @__PURE__ */ start();

function start(): typeof machine {
  try {
    const bytes = decode(WASM);
    if (!WebAssembly.validate(bytes)) return undefined;
    const memory = reserve();
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return { wasm: exports as unknown as Wasm, buffer: memory.buffer };
  } catch {
    return undefined;
  }
}

/** A memory that never grows: growing would detach every array that stands in it. */
function reserve(): WebAssembly.Memory {
  let refused: unknown;
  for (const bytes of RESERVES) {
    try {
      return new WebAssembly.Memory({ initial: bytes / PAGE, maximum: bytes / PAGE });
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

function decode(hexadecimal: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hexadecimal.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hexadecimal.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** What the kernels here call. Where there is no `machine` nobody asks for them. */
export const exported: Wasm = machine?.wasm ?? ({} as Wasm);
