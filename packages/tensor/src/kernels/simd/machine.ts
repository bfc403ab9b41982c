import type { Kernels } from '../kernels.ts';
import { Blocks } from './blocks.ts';
import { decode } from './decode.ts';
import { MARGIN, STAGE_END } from './layout.ts';

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

/** What is reserved at first: less than makes an engine collect its garbage at once. 20 MB of it are for arrays. */
const SMALL = 24 << 20;

/** What is reserved when that is not enough, most wanted first. Pages that nobody has written cost address space alone. */
let larger: readonly number[] = [1 << 30, 1 << 28, 1 << 26];

/** A module that only says that there may be functions which return a vector: type 123. */
const PROBE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123]);

/** A memory with what everybody needs to know of it. It never grows: growing would detach every array in it. */
interface Machine {
  readonly memory: WebAssembly.Memory;
  /** Where arrays stand. */
  readonly blocks: Blocks;
  /** The address of the first of them. */
  readonly floor: number;
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly int32: Int32Array;
  /** The modules that have been compiled, on this memory. */
  readonly modules: Partial<Record<string, Wasm>>;
}

/** `undefined` where there is no WebAssembly SIMD or no TextEncoder (in jsdom), or a policy forbids to compile. */
export let machine: Machine | undefined = /* @__PURE__ */ reserve([SMALL], STAGE_END);

/**
 * Moves on to a larger memory, once; `false` when it has been done or cannot be. Arrays stay where they are, below all
 * that the larger one will hold, and kernels take them for the user's from then on.
 */
export function enlarge(): boolean {
  const next = reserve(larger, SMALL);
  larger = [];
  if (next !== undefined) machine = next;
  return next !== undefined;
}

/** A memory of the first of these sizes that can be had. */
function reserve(sizes: readonly number[], floor: number): Machine | undefined {
  for (const bytes of sizes) {
    try {
      new WebAssembly.Module(PROBE);
      new TextEncoder();
      const memory = new WebAssembly.Memory({ initial: bytes / PAGE, maximum: bytes / PAGE });
      const { buffer } = memory;
      return {
        memory,
        blocks: new Blocks(floor, bytes - MARGIN),
        floor,
        float32: new Float32Array(buffer),
        float64: new Float64Array(buffer),
        int32: new Int32Array(buffer),
        modules: {},
      };
    } catch {
      // not so much, then
    }
  }
  return undefined;
}

/** The kernels of one module, on the machine's memory. Nobody asks for them where there is none. */
export function instantiate(name: string, text: string): Wasm {
  const { memory, modules } = machine!;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(decode(text)), { env: { memory } });
  return (modules[name] = { ...(exports as unknown as Wasm) }); // an object of its own: engines look names up in it faster
}
