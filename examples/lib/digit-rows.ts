import * as Plot from '@observablehq/plot';
import type { Tensor } from '@chainrule/tensor';
import { SIDE } from './digits.ts';
import { saveFigure } from './figure.ts';
import { inkToPng } from './png.ts';

/** A row of digits A [N, 784], and what stands before it: a name, and a line in small print. */
interface DigitRow {
  readonly name: string;
  readonly note: string;
  readonly A: Tensor;
}

const CELL = 62; // the way from one digit to the next, in pixels of the figure
const SIZE = 56; // a digit: twice its own pixels

/** Draws rows of digits under each other. Each column has its caption. */
export function drawDigitRows(
  name: string,
  title: string,
  columns: readonly string[],
  rows: readonly DigitRow[],
): string {
  const cells = rows.flatMap(({ A }, row) =>
    columns.map((_, column) => ({
      row,
      column,
      src: inkToPng(A.data.subarray(column * SIDE * SIDE, (column + 1) * SIDE * SIDE), SIDE, SIDE),
    })),
  );
  const [marginLeft, marginTop, marginRight, marginBottom] = [200, 84, 20, 16];
  const label = (text: 'name' | 'note', dy: number, more: Plot.TextOptions) =>
    Plot.text(rows, {
      x: -0.5,
      y: (_, row: number) => row,
      text,
      dx: -184,
      dy,
      textAnchor: 'start',
      ...more,
    });
  return saveFigure(name, {
    width: marginLeft + CELL * columns.length + marginRight,
    height: marginTop + CELL * rows.length + marginBottom,
    marginLeft,
    marginTop,
    marginRight,
    marginBottom,
    x: { type: 'linear', domain: [-0.5, columns.length - 0.5], axis: null },
    y: { type: 'linear', domain: [rows.length - 0.5, -0.5], axis: null },
    marks: [
      Plot.image(cells, { x: 'column', y: 'row', src: 'src', width: SIZE, imageRendering: 'pixelated' }),
      Plot.text(columns, { x: (_, column: number) => column, y: -0.5, dy: -14, fontWeight: 'bold' }),
      label('name', -9, { fontWeight: 'bold' }),
      label('note', 10, { fontSize: 13 }),
      Plot.text([title], {
        frameAnchor: 'top-left',
        dx: 16 - marginLeft,
        dy: 28 - marginTop,
        fontWeight: 'bold',
        fontSize: 16,
      }),
    ],
  });
}
