/** Where the kernels rearrange matrices: assembly/matmul/product.ts has the addresses. */
const SCRATCH_END = 0x250000;

/** Where operands that stand on the JavaScript heap are copied for the time of one call: 1 MB. */
export const STAGE: number = SCRATCH_END;
export const STAGE_END: number = STAGE + 0x100000;

/** Whole vectors: kernels read and write up to a multiple of 16 bytes. For any number of them: bits end at 2³¹. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}

/** The end of the memory that is left free: a sum may look at the vectors behind its last number. */
export const MARGIN: number = 64;
