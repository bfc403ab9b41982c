/** The smallest block: a line of the cache. */
const SMALLEST = 6;

/** Addresses are below 2^31. */
const LARGEST = 30;

/**
 * Memory from `start` to `end` in blocks of 2^order bytes, each at a multiple of its size. Two free halves of a block
 * become that block again, so memory of one size serves any other size later (Knowlton, A fast storage allocator, 1965).
 */
export class Blocks {
  readonly #free: readonly Set<number>[] = Array.from({ length: LARGEST + 1 }, () => new Set<number>());

  constructor(start: number, end: number) {
    let at = start;
    while (end - at >= 1 << SMALLEST) {
      let order = LARGEST;
      while (at % (1 << order) !== 0 || at + (1 << order) > end) order--;
      this.#free[order]!.add(at);
      at += 1 << order;
    }
  }

  /** A block of at least so many bytes: its address with its order in the lowest six bits. −1 when there is none. */
  take(bytes: number): number {
    if (bytes > 1 << LARGEST) return -1;
    const wanted = Math.max(SMALLEST, 32 - Math.clz32(bytes - 1));
    let order = wanted;
    while (order <= LARGEST && this.#free[order]!.size === 0) order++;
    if (order > LARGEST) return -1;
    const [address] = this.#free[order]! as Iterable<number> as [number];
    this.#free[order]!.delete(address);
    while (order > wanted) this.#free[--order]!.add(address + (1 << order));
    return address | wanted;
  }

  /** Gives back what `take` returned. */
  give(block: number): void {
    let order = block & 63;
    let address = addressOf(block);
    while (order < LARGEST && this.#free[order]!.delete(address ^ (1 << order))) {
      address &= ~(1 << order);
      order++;
    }
    this.#free[order]!.add(address);
  }
}

/** Where a block begins. */
export function addressOf(block: number): number {
  return block & ~63;
}
