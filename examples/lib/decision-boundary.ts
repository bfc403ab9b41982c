import * as Plot from '@observablehq/plot';
import { Tensor } from '@chainrule/tensor';
import { saveFigure } from './figure.ts';

/** Points X [N, 2] and their classes Y [N, 1], and two opinions on how probable class 1 is at such points. */
interface Field {
  readonly title: string;
  readonly X: Tensor;
  readonly Y: Tensor;
  readonly learned: (X: Tensor) => Tensor;
  readonly best: (X: Tensor) => Tensor;
}

const [LEFT, RIGHT, BOTTOM, TOP] = [-1.75, 2.75, -1.25, 1.75]; // the frame
const EDGE = 0.1; // the field is computed a little beyond it, so that no line runs along it
const GRID = { width: 94, height: 64, x1: LEFT - EDGE, x2: RIGHT + EDGE, y1: BOTTOM - EDGE, y2: TOP + EDGE };
const BANDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const INK = '#222';
const CLASSES = [
  { symbol: 'circle', fill: '#005a8c', light: '#a9d3ee' },
  { symbol: 'triangle', fill: '#a04800', light: '#f6c795' },
] as const; // blue and orange: told apart by every eye, and by their shape
const LINES = {
  learned: { stroke: INK, strokeWidth: 2.5 },
  best: { stroke: INK, strokeWidth: 1.5, strokeDasharray: '6 4' },
};

/** Draws the learned probability as a field, the line where it is 1/2, and where the best classifier has that line. */
export function drawDecisionBoundary(name: string, { title, X, Y, learned, best }: Field): string {
  const grid = gridPoints();
  const P = learned(grid);
  const points = Array.from(Y.data, (y, n) => ({ x1: X.at(n, 0), x2: X.at(n, 1), y }));
  return saveFigure(name, {
    width: 900,
    height: 516,
    marginTop: 44,
    marginRight: 210,
    marginBottom: 52,
    marginLeft: 60,
    x: {
      domain: [LEFT, RIGHT],
      label: 'x₁',
      labelOffset: 40,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: 'd',
      ticks: 4,
    },
    y: {
      domain: [BOTTOM, TOP],
      label: 'x₂',
      labelOffset: 44,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: 'd',
      ticks: 3,
    },
    color: { type: 'linear', domain: [0, 0.45, 0.9], range: [CLASSES[0].light, 'white', CLASSES[1].light] },
    marks: [
      Plot.contour(P.data, { ...GRID, fill: Plot.identity, thresholds: BANDS, clip: true }),
      half(best(grid), LINES.best),
      half(P, LINES.learned),
      Plot.frame({ stroke: INK }),
      ...CLASSES.map((style, y) =>
        Plot.dot(
          points.filter((point) => point.y === y),
          {
            x: 'x1',
            y: 'x2',
            r: 3,
            stroke: 'white',
            strokeWidth: 0.5,
            symbol: style.symbol,
            fill: style.fill,
          },
        ),
      ),
      Plot.text([title], { frameAnchor: 'top-left', dy: -30, fontWeight: 'bold', fontSize: 16 }),
      ...key(),
    ],
  });
}

function gridPoints(): Tensor {
  const { width, height, x1, x2, y1, y2 } = GRID;
  return Tensor.from(
    Array.from({ length: width * height }, (_, i) => [
      x1 + ((x2 - x1) * ((i % width) + 0.5)) / width,
      y1 + ((y2 - y1) * (Math.floor(i / width) + 0.5)) / height,
    ]),
  );
}

function half(P: Tensor, style: Plot.ContourOptions): Plot.Markish {
  return Plot.contour(P.data, {
    ...GRID,
    ...style,
    value: Plot.identity,
    thresholds: [0.5],
    fill: 'none',
    clip: true,
  });
}

/** Right of the frame, by the same scales: what a point, a line and a colour stand for. */
function key(): Plot.Markish[] {
  const at = RIGHT + 0.17;
  const word = (text: string, y: number, x = at + 0.3) =>
    Plot.text([text], { x: [x], y: [y], textAnchor: 'start', fill: INK });
  const [foot, height] = [BOTTOM + 0.05, 1.3];
  return [
    ...CLASSES.flatMap(({ symbol, fill }, y) => [
      Plot.dot([0], { x: [at + 0.1], y: [TOP - 0.1 - 0.19 * y], r: 4.5, symbol, fill }),
      word(`moon ${y}`, TOP - 0.1 - 0.19 * y),
    ]),
    ...Object.entries({ 'learned boundary': LINES.learned, 'best possible': LINES.best }).flatMap(
      ([what, style], i) => [
        Plot.link([0], {
          x1: [at],
          x2: [at + 0.2],
          y1: [TOP - 0.58 - 0.19 * i],
          y2: [TOP - 0.58 - 0.19 * i],
          ...style,
        }),
        word(what, TOP - 0.58 - 0.19 * i),
      ],
    ),
    word('learned probability', foot + height + 0.34, at),
    word('of moon 1', foot + height + 0.17, at),
    Plot.rect(BANDS, {
      x1: () => at,
      x2: () => at + 0.2,
      y1: (p: number) => foot + p * height,
      y2: (p: number) => foot + (p + 0.1) * height,
      fill: Plot.identity,
    }),
    Plot.rect([0], { x1: [at], x2: [at + 0.2], y1: [foot], y2: [foot + height], stroke: INK, fill: 'none' }),
    ...[0, 0.5, 1].map((p) => word(String(p), foot + p * height)),
  ];
}
