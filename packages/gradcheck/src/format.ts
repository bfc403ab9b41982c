import type { Shape, Tensor } from '@chainrule/tensor';

/** The decimal exponent of x ≠ 0. */
function exponentOf(x: number): number {
  return Number(x.toExponential(0).split('e')[1]);
}

/** As many digits of x as ± bar leaves standing: `-3` for −3.0000000000004 ± 2e-12. */
export function formatNumber(x: number, bar = 0): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'NaN' : x > 0 ? '∞' : '-∞';
  if (x === 0 || Math.abs(x) < bar) return bar === 0 || x === 0 ? '0' : formatBar(x);
  const known = bar === 0 || bar === Infinity ? 12 : exponentOf(x) - exponentOf(bar) + 1;
  return String(Number(x.toPrecision(Math.min(Math.max(known, 1), 15))));
}

/** One digit is enough to say how wide a bar is; rounded up, so that it stays one. */
export function formatBar(bar: number): string {
  if (!Number.isFinite(bar) || bar === 0) return formatNumber(bar);
  const rounded = Number(bar.toExponential(0));
  const step = Number(`1e${exponentOf(bar)}`);
  return String(Number((rounded < bar ? rounded + step : rounded).toPrecision(1)));
}

/** `[2, 1]`. */
export function formatShape(shape: Shape | readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

const SHOWN = 64;

/** `[[0], [-1.5]]`, on one line; large tensors show their beginning. */
export function formatValues(X: Tensor): string {
  const texts = Array.from(X.data.subarray(0, SHOWN), (x) => (Object.is(x, -0) ? '-0' : String(x)));
  if (X.size > SHOWN) return `${texts.slice(0, 8).join(', ')}, …`;
  let next = 0;
  const nest = (depth: number): string =>
    depth === X.rank
      ? texts[next++]!
      : `[${Array.from({ length: X.shape[depth]! }, () => nest(depth + 1)).join(', ')}]`;
  return nest(0);
}

/** What is no tensor: numbers in brackets, anything else as it prints itself. */
export function formatPlain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value as unknown as ArrayLike<unknown>, formatPlain).join(', ')}]`;
  }
  return JSON.stringify(value);
}

/** The index of the number at this place of the row-major data. */
export function indexOf(offset: number, shape: Shape): number[] {
  const index: number[] = [];
  for (let d = shape.length - 1, rest = offset; d >= 0; d--) {
    index.unshift(rest % shape[d]!);
    rest = Math.floor(rest / shape[d]!);
  }
  return index;
}

/** Rows of cells, each column as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[], indent: string): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows
    .map(
      (row) =>
        indent + row.map((cell, c) => (c === row.length - 1 ? cell : cell.padEnd(widths[c]!))).join('   '),
    )
    .join('\n');
}

/** `dLdA`, `dLdA and dLdW`, `dLdA, dLdW and dLdb`. */
export function list(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}`;
}
