import { allocate, Loan, type Floats } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADDRESS, located, overlap, prefix, type Located } from '../../src/kernels/simd/arrays.ts';
import { addressOf, Blocks } from '../../src/kernels/simd/blocks.ts';
import { padded } from '../../src/kernels/simd/layout.ts';
import { machine } from '../../src/kernels/simd/machine.ts';

const addressOfArray = (X: Floats): number => (X as Located<Floats>)[ADDRESS]!;

const START = 64 * 13;
const END = START + 64 * 1000;

test('blocks are disjoint, aligned, inside the memory and large enough, whatever was taken and given before', () => {
  const actions = fc.array(fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constant(0)), { maxLength: 60 });
  fc.assert(
    fc.property(actions, fc.infiniteStream(fc.nat()), (bytes, picks) => {
      const blocks = new Blocks(START, END);
      const taken: { block: number; bytes: number }[] = [];
      for (const wanted of bytes) {
        if (wanted === 0) {
          const [given] = taken.splice(picks.next().value! % Math.max(taken.length, 1), 1);
          if (given !== undefined) blocks.give(given.block);
          continue;
        }
        const block = blocks.take(wanted);
        if (block < 0) continue;
        const [from, to] = [addressOf(block), addressOf(block) + wanted];
        expect(from % 64).toBe(0);
        expect(from >= START && to <= END).toBe(true);
        for (const other of taken) {
          expect(to <= addressOf(other.block) || from >= addressOf(other.block) + other.bytes).toBe(true);
        }
        taken.push({ block, bytes: wanted });
      }
      for (const { block } of taken) blocks.give(block);
      expect(blocks.take(16_384)).toBeGreaterThan(0); // everything has grown together again
    }),
  );
});

test('what is more than the memory is refused, and so is what is more than an address can say', () => {
  const blocks = new Blocks(START, END);
  expect(blocks.take(64 * 1024)).toBe(-1);
  expect(blocks.take(2 ** 31)).toBe(-1);
  expect(blocks.take(2 ** 40)).toBe(-1);
});

test('allocate gives zeros, in memory that was used before as well', () => {
  for (let i = 0; i < 100; i++) {
    const X = allocate([3, 5], i % 2 === 0 ? 'float32' : 'float64');
    expect([...X.data]).toEqual(Array(15).fill(0));
    X.data.fill(i);
  }
});

test('what is allocated is an ordinary typed array to everyone else', () => {
  const X = located(3, 'float32');
  X.set([1, 2, 3]);
  expect(Object.keys(X)).toEqual(['0', '1', '2']);
  expect(X).toStrictEqual(new Float32Array([1, 2, 3]));
  expect(X.slice()).toStrictEqual(new Float32Array([1, 2, 3]));
  expect(JSON.stringify(X)).toBe('{"0":1,"1":2,"2":3}');
  expect([...X.subarray(1)]).toEqual([2, 3]);
  expect([...X.subarray(0, 2).subarray(1)]).toEqual([2]);
});

test('a loan for a shorter batch stays where it is, and no kernel has to copy it', () => {
  const loan = new Loan();
  const address = addressOfArray(loan.fit([4, 3], 'float32').data);
  expect(address).toBeGreaterThanOrEqual(machine!.floor);
  expect(addressOfArray(loan.fit([2, 3], 'float32').data)).toBe(address);
});

test('arrays overlap where they share a number', () => {
  const X = located(8, 'float64');
  const heap = new Float64Array(8);
  expect(overlap(X, X)).toBe(true);
  expect(overlap(X, prefix(X, 3))).toBe(true);
  expect(overlap(X, X.subarray(7))).toBe(true);
  expect(overlap(X.subarray(0, 4), X.subarray(4))).toBe(false);
  expect(overlap(X, located(8, 'float64'))).toBe(false);
  expect(overlap(X, heap)).toBe(false);
  expect(overlap(heap, heap.subarray(2, 3))).toBe(true);
});

test('whole vectors hold any number of bytes, also those that an int32 does not', () => {
  for (const bytes of [1, 15, 16, 17, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32, 2 ** 32 + 20, 2 ** 40]) {
    const room = padded(bytes);
    expect([bytes, room % 16, room >= bytes, room < bytes + 16]).toEqual([bytes, 0, true, true]);
  }
});
