import { located, prefix } from '../../src/kernels/simd/arrays.ts';
import { type Numbers } from './run.ts';

/** Where an operand can stand: on the heap, or in the kernels' memory, whole or as a part. */
export const places = ['heap', 'located', 'prefix', 'part', 'neighbours'] as const;

/** A copy of the numbers in that place. Classes are always on the heap. */
export function placed(numbers: Numbers, place: (typeof places)[number]): Numbers {
  if (place === 'heap' || numbers instanceof Int32Array) return numbers.slice();
  const { length } = numbers;
  const dtype = numbers instanceof Float32Array ? 'float32' : 'float64';
  const copy = {
    located: () => located(length, dtype),
    prefix: () => prefix(located(length + 5, dtype), length),
    part: () => located(length + 3, dtype).subarray(1, length + 1),
    neighbours: () => located(length + 3, dtype).subarray(0, length),
  }[place]();
  copy.set(numbers);
  return copy;
}
