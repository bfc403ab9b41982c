import type { Shape, Tensor } from '@chainrule/tensor';
import type fc from 'fast-check';
import { USUAL, WIDE } from './number.ts';
import type { Range } from './number.ts';
import { drawTensor } from './tensor.ts';

/**
 * What kind of numbers a case is made of: simple ones and others up to 4; or in one of its tensors up to 32, or 256
 * times smaller; or integers in all, for which exact mode has room.
 */
export type Style = 'usual' | 'wide A' | 'wide parameters' | 'small' | 'integers';

/** For gradients: most cases as everywhere, and in one of three something else. */
export const FOR_GRADIENTS: readonly Style[] = [
  'usual',
  'usual',
  'usual',
  'usual',
  'usual',
  'usual',
  'wide A',
  'wide parameters',
  'small',
  'integers',
];

interface Slot {
  readonly name: string;
  readonly shape: Shape;
  readonly range?: Range | undefined;
  readonly zeros?: boolean;
}

/** One of the styles. */
export function drawStyle(random: fc.Random, styles: readonly Style[]): Style {
  return styles.length === 1 ? styles[0]! : styles[random.nextInt(0, styles.length - 1)]!;
}

/** A tensor in this style; a range that the spec gives is kept. */
export function withStyle(style: Style, { name, shape, range, zeros }: Slot, random: fc.Random): Tensor {
  const input = name === 'A' || name === 'Z';
  const wide = input ? style === 'wide A' : name !== 'dLdZ' && style === 'wide parameters';
  const X = drawTensor(random, shape, range ?? (wide ? WIDE : USUAL), zeros);
  if (style === 'small' && input && range === undefined) X.data.forEach((x, i) => (X.data[i] = x / 256));
  if (style === 'integers') X.data.forEach((x, i) => (X.data[i] = whole(x, range, zeros)));
  return X;
}

/** x as an integer, away from 0; x itself where that would leave the range. */
function whole(x: number, range: Range | undefined, zeros: boolean | undefined): number {
  const n = Math.sign(x) * Math.ceil(Math.abs(x));
  const fits = (range === undefined || (n >= range[0] && n <= range[1])) && (n !== 0 || zeros !== false);
  return fits ? n : x;
}
