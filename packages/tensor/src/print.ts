import { formatShape } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Of a dimension longer than `longest` only the first and last few entries are shown: of matrices fewer than of rows. */
const ENTRIES = { longest: 10, ends: 3 };
const MATRICES = { longest: 4, ends: 1 };

/**
 * A tensor for people: `Tensor [2, 2] float32`, then the numbers in aligned columns, at most six significant
 * digits, with the middle of long dimensions left out.
 */
export function print(X: Tensor): string {
  const head = `Tensor ${formatShape(X.shape)} ${X.dtype}`;
  const offsets = X.shape.map((length, d) => visible(length, d < X.rank - 2 ? MATRICES : ENTRIES));
  const texts: string[] = [];
  walk(X.shape, offsets, (offset) => texts.push(formatNumber(X.data[offset]!)));
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0);
  let next = 0;
  const nest = (depth: number): string => {
    if (depth === X.rank) return texts[next++]!.padStart(width);
    const innermost = depth === X.rank - 1;
    const rows: string[] = [];
    for (const i of offsets[depth]!) rows.push(i === undefined ? '…' : nest(depth + 1));
    const gap = innermost ? ', ' : `,${'\n'.repeat(X.rank - 1 - depth)}${' '.repeat(depth + 1)}`;
    return `[${rows.join(gap)}]`;
  };
  return `${head}\n${X.rank === 0 ? texts[0]! : nest(0)}`;
}

/** The indices of a dimension that are shown; `undefined` stands for those left out. */
function visible(length: number, { longest, ends }: typeof ENTRIES): readonly (number | undefined)[] {
  if (length <= longest) return Array.from({ length }, (_, i) => i);
  const first = Array.from({ length: ends }, (_, i) => i);
  return [...first, undefined, ...first.map((i) => length - ends + i)];
}

function walk(
  shape: Shape,
  offsets: readonly (readonly (number | undefined)[])[],
  visit: (offset: number) => void,
): void {
  const descend = (depth: number, offset: number): void => {
    if (depth === shape.length) {
      visit(offset);
      return;
    }
    for (const i of offsets[depth]!) if (i !== undefined) descend(depth + 1, offset * shape[depth]! + i);
  };
  descend(0, 0);
}

/** Six significant digits, without zeros at the end; exponents for the very large and the very small. */
function formatNumber(x: number): string {
  if (Object.is(x, -0)) return '-0';
  const size = Math.abs(x);
  if (!Number.isFinite(x) || (Number.isInteger(x) && size < 1e7)) return String(x);
  const rounded = Number(x.toPrecision(6));
  return size < 1e-4 || size >= 1e7 ? rounded.toExponential().replace('+', '') : String(rounded);
}
