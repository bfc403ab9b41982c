/** The machine's limit: a WebAssembly loop of nothing but independent 128-bit multiplications and additions. */
import type { DType } from '@chainrule/tensor';

/** As many sums as hide the latency of a multiplication and an addition, and still fit 16 registers. */
const SUMS = 12;
const LANES = { float32: 4, float64: 2 } as const;

const V128 = 0x7b;
const I32 = 0x7f;
const SIMD = {
  float32: {
    type: 0x7d,
    number: [0x43, 0, 0, 0, 0x3f],
    splat: 0x13,
    lane: 0x1f,
    add: [0xe4, 1],
    mul: [0xe6, 1],
  },
  float64: {
    type: 0x7c,
    number: [0x44, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f],
    splat: 0x14,
    lane: 0x21,
    add: [0xf0, 1],
    mul: [0xf2, 1],
  },
} as const; // both numbers are ½, in little-endian

export interface Peak {
  /** Goes around so many times. */
  readonly run: (times: number) => number;
  /** Multiplications and additions each time. */
  readonly flops: number;
}

/** xᵢ ← xᵢ·½ + ½ for 12 vectors xᵢ: never subnormal, never infinite. */
export function peak(dtype: DType): Peak {
  const module = new WebAssembly.Module(assemble(dtype));
  const { run } = new WebAssembly.Instance(module).exports as { run: Peak['run'] };
  return { run, flops: SUMS * LANES[dtype] * 2 };
}

function assemble(dtype: DType): Uint8Array<ArrayBuffer> {
  const { type, number, splat, lane, add, mul } = SIMD[dtype];
  const [get, set] = [0x20, 0x21];
  const half = 1 + SUMS; // local 0 is the count, 1 … 12 are the sums
  const sums = Array.from({ length: SUMS }, (_, i) => i + 1);
  const code = [
    ...[...number, 0xfd, splat, set, half], //                                           half = splat(½)
    ...[0x03, 0x40], //                                                                  loop
    ...sums.flatMap((x) => [get, x, get, half, 0xfd, ...mul, get, half, 0xfd, ...add, set, x]),
    ...[get, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b], //                               count -= 1; repeat while not 0
    ...sums.flatMap((x) => (x === 1 ? [get, x] : [get, x, 0xfd, ...add])), //            so that every sum is needed
    ...[0xfd, lane, 0, 0x0b],
  ];
  const body = [1, SUMS + 1, V128, ...code];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], //              "\0asm", version 1
    ...section(1, [1, 0x60, 1, I32, 1, type]), //         one type: i32 → number
    ...section(3, [1, 0]), //                             one function, of that type
    ...section(7, [1, 3, 0x72, 0x75, 0x6e, 0, 0]), //     exported as "run"
    ...section(10, [1, ...size(body.length), ...body]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...size(content.length), ...content];
}

/** LEB128. */
function size(n: number): number[] {
  return n < 128 ? [n] : [(n % 128) + 128, ...size(Math.floor(n / 128))];
}
