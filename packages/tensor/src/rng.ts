import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { refuse } from './bind.ts';
import { checkCount, checkNumber } from './check.ts';
import { describe } from './describe.ts';
import { cosPi, log } from './elementary/index.ts';
import { Tensor } from './tensor.ts';

/** Where a generator stands: four 32-bit integers. Plain data, so `JSON.stringify` keeps it. */
export type RngState = readonly number[];

/**
 * Random numbers from a seed: xoroshiro128+, the same sequence on every machine.
 *
 * It is handed to whatever draws; there is no global generator. Neighbouring seeds give unrelated sequences.
 *
 * Source: Blackman and Vigna, Scrambled linear pseudorandom number generators, 2018.
 *
 * @example
 * ```ts
 * import { Rng } from '@chainrule/tensor';
 *
 * const rng = new Rng(42);
 * const saved = rng.state();
 * console.log(rng.integer(100) === Rng.restore(saved).integer(100)); // → true
 * ```
 */
export class Rng {
  #generator: ReturnType<typeof xoroshiro128plusFromState>;

  /**
   * @param seed - any safe integer
   * @throws `RangeError` when it is something else.
   */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed))
      throw new RangeError(`Rng: seed is ${describe(seed)}, expected a safe integer`);
    const low = seed | 0;
    const high = Math.floor(seed / 4294967296) | 0;
    this.#generator = xoroshiro128plusFromState(
      [1, 2, 3, 4].map((word) => scramble(scramble(low + Math.imul(word, GOLDEN)) ^ high)),
    );
  }

  /** Goes on where `state()` was taken. Throws `TypeError` for anything else than such a state, all zeros included. */
  static restore(state: RngState): Rng {
    if (!isState(state)) {
      const listed = Array.isArray(state) && state.length <= 8;
      const got = listed ? `[${Array.from(state).map(describe).join(', ')}]` : describe(state);
      throw new TypeError(`Rng.restore: state is ${got}, expected what state() returned`);
    }
    const rng = new Rng(0);
    rng.#generator = xoroshiro128plusFromState(state);
    return rng;
  }

  /**
   * A number from [low, high), all 53 bits drawn.
   *
   * @throws `RangeError` unless low ≤ high and both are finite; `TypeError` when one is no number.
   */
  uniform(low = 0, high = 1): number {
    checkInterval(low, high, 'Rng.uniform');
    return this.#between(low, high);
  }

  /**
   * A number from the normal distribution with this mean and standard deviation (Box and Muller, 1958).
   *
   * @throws `RangeError` unless both are finite and std ≥ 0; `TypeError` when one is no number.
   */
  normal(mean = 0, std = 1): number {
    checkSpread(mean, std, 'Rng.normal');
    return this.#around(mean, std);
  }

  /**
   * X ← numbers from [low, high), in any shape: those that as many calls of `uniform` give, in a third of the time.
   * In float32 they are rounded, which may lead to high itself.
   *
   * @returns X
   * @throws as `uniform` does; `TypeError` when X is no Tensor. Then nothing is drawn.
   *
   * @example
   * ```ts
   * import { Rng, Tensor } from '@chainrule/tensor';
   *
   * const A = new Rng(1).fillUniform(Tensor.zeros([4, 3]), -1, 1);
   * console.log(A.data.every((a) => -1 <= a && a <= 1)); // → true
   * ```
   */
  fillUniform(X: Tensor, low = 0, high = 1): Tensor {
    checkTensor(X, 'Rng.fillUniform');
    checkInterval(low, high, 'Rng.fillUniform');
    const { data } = X;
    for (let i = 0; i < data.length; i++) data[i] = this.#between(low, high);
    return X;
  }

  /**
   * X ← numbers from the normal distribution, in any shape: those that as many calls of `normal` give, each rounded to
   * the dtype of X.
   *
   * @returns X
   * @throws as `normal` does; `TypeError` when X is no Tensor. Then nothing is drawn.
   *
   * @example
   * ```ts
   * import { Rng, Tensor } from '@chainrule/tensor';
   *
   * const noise = new Rng(1).fillNormal(Tensor.zeros([4, 3]), 0, 0.01);
   * console.log(noise.data.every((x) => Math.abs(x) < 0.1)); // → true
   * ```
   */
  fillNormal(X: Tensor, mean = 0, std = 1): Tensor {
    checkTensor(X, 'Rng.fillNormal');
    checkSpread(mean, std, 'Rng.fillNormal');
    const { data } = X;
    for (let i = 0; i < data.length; i++) data[i] = this.#around(mean, std);
    return X;
  }

  /**
   * An integer from 0 … n − 1, all equally likely.
   *
   * @throws `RangeError` unless n is a whole number from 1 to 2⁵³ − 1; `TypeError` when it is no number.
   */
  integer(n: number): number {
    checkCount(n, 'Rng.integer', 'n');
    return this.#below(n);
  }

  /**
   * The numbers 0 … n − 1 in random order (Fisher and Yates): an epoch's order of samples.
   *
   * @throws `RangeError` unless n is a whole number from 1 to 2³² − 1; `TypeError` when it is no number.
   */
  permutation(n: number): Uint32Array {
    checkCount(n, 'Rng.permutation', 'n', 1, TWO_32 - 1);
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.#below(i + 1);
      const picked = order[j]!;
      order[j] = order[i]!;
      order[i] = picked;
    }
    return order;
  }

  /** Where the generator stands now; `Rng.restore` goes on from there. */
  state(): RngState {
    return [...this.#generator.getState()];
  }

  #between(low: number, high: number): number {
    const x = low + (high - low) * this.#unit();
    return x < high ? x : low; // in a narrow interval the sum may round up to high
  }

  #around(mean: number, std: number): number {
    const radius = Math.sqrt(-2 * log(1 - this.#unit()));
    return mean + std * radius * cosPi(2 * this.#unit());
  }

  /** A multiple of 2⁻⁵³ from [0, 1). */
  #unit(): number {
    const high = this.#generator.next() & 0x3ffffff;
    const low = this.#generator.next() & 0x7ffffff;
    return (high * 0x8000000 + low) / TWO_53;
  }

  /** 0 … n − 1. What lies beyond the last whole n of all that can be drawn is drawn again, or small ones came more often. */
  #below(n: number): number {
    for (;;) {
      if (n > TWO_32) {
        const drawn = this.#below(Math.floor(n / TWO_32) + 1) * TWO_32 + this.#below(TWO_32);
        if (drawn < n) return drawn;
      } else {
        const drawn = this.#generator.next() + TWO_32 / 2;
        if (drawn < TWO_32 - (TWO_32 % n)) return drawn % n;
      }
    }
  }
}

const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/** 2³² over the golden ratio: its multiples lie far apart, so the words of neighbouring seeds have nothing in common. */
const GOLDEN = 0x9e3779b9;

/** Four 32-bit integers that are not all zero: from zeros the generator would never come back. */
function isState(state: RngState): boolean {
  return (
    Array.isArray(state) &&
    state.length === 4 &&
    Array.from(state).every((word) => Number.isInteger(word) && word === (word | 0)) &&
    state.some((word) => word !== 0)
  );
}

/** Spreads every bit of a 32-bit integer over all of them: the finaliser of MurmurHash3 (Appleby). */
function scramble(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function checkTensor(X: unknown, who: string): void {
  if (!(X instanceof Tensor)) refuse(X, 'a Tensor', who, 'X');
}

function checkInterval(low: number, high: number, who: string): void {
  checkNumber(low, who, 'low');
  checkNumber(high, who, 'high', low);
  checkNumber(high - low, who, 'high - low');
}

function checkSpread(mean: number, std: number, who: string): void {
  checkNumber(mean, who, 'mean');
  checkNumber(std, who, 'std', 0);
}
