/** Draws docs/figures/step-size.svg: the error of a difference against its step, in float64. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { elementary } from '@chainrule/tensor';

const { exp } = elementary;

/** f = exp at 1, where every derivative is e; g = 3·x² − 2·x at 3, where g′ = 16. */
const smooth = { f: exp, x: 1, derivative: Math.E };
const quadratic = { f: (x: number): number => 3 * x * x - 2 * x, x: 3, derivative: 16 };

type Difference = (f: (x: number) => number, x: number, h: number) => number;
const oneSided: Difference = (f, x, h) => (f(x + h) - f(x)) / h;
const central: Difference = (f, x, h) => (f(x + h) - f(x - h)) / (2 * h);
const richardson: Difference = (f, x, h) => (4 * central(f, x, h / 2) - central(f, x, h)) / 3;

const [DARK, BLUE, GREEN, RED, GREY] = ['#222', '#174a8a', '#1b7a3d', '#b5382a', '#8a8a8a'];
const CURVES = [
  { name: 'one-sided', formula: '(f(x + h) − f(x))/h', colour: GREY, difference: oneSided, at: smooth },
  {
    name: 'central, D(h)',
    formula: '(f(x + h) − f(x − h))/2h',
    colour: BLUE,
    difference: central,
    at: smooth,
  },
  {
    name: 'Richardson, R(h)',
    formula: '(4·D(h/2) − D(h))/3',
    colour: RED,
    difference: richardson,
    at: smooth,
  },
  {
    name: 'central, f quadratic',
    formula: '3·x² − 2·x at 3',
    colour: GREEN,
    difference: central,
    at: quadratic,
  },
] as const;

const STEPS = Array.from({ length: 27 }, (_, i) => -1 - i); // h = 2^−1 … 2^−27
const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 440, 74, 24, 214, 62];
const [LOW, HIGH] = [-14, 0];

/** The place of h = 2^step, and of an error; no error at all is on the line below the axis. */
const across = (step: number): number => LEFT + ((step + 27) / 26) * (WIDTH - LEFT - RIGHT);
const down = (error: number): number =>
  error === 0
    ? HEIGHT - BOTTOM
    : TOP + ((HIGH - Math.log10(error)) / (HIGH - LOW)) * (HEIGHT - TOP - BOTTOM - 26);

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;

const grid = [-12, -9, -6, -3, 0].map((e) => {
  const y = down(10 ** e);
  const label = text(
    LEFT - 10,
    y + 5,
    e === 0 ? '1' : `10<tspan dy="-5" font-size="10">${e}</tspan>`,
    'text-anchor="end"',
  );
  return `<path d="M${LEFT} ${y.toFixed(1)}H${WIDTH - RIGHT}" stroke="#ddd"/>${label}`;
});
const zero = `<path d="M${LEFT} ${down(0)}H${WIDTH - RIGHT}" stroke="#bbb"/>${text(LEFT - 10, down(0) + 5, '0', 'text-anchor="end"')}`;
const ticks = [-26, -20, -14, -8, -2].map((step) =>
  text(
    across(step),
    HEIGHT - BOTTOM + 22,
    `2<tspan dy="-5" font-size="10">${step}</tspan>`,
    'text-anchor="middle"',
  ),
);

const curves = CURVES.map(({ name, formula, colour, difference, at }, i) => {
  const points = STEPS.map((step) => {
    const error = Math.abs(difference(at.f, at.x, 2 ** step) - at.derivative) / at.derivative;
    return `${across(step).toFixed(1)},${down(error).toFixed(1)}`;
  });
  const dots = points.map(
    (point) => `<circle cx="${point.split(',')[0]!}" cy="${point.split(',')[1]!}" r="2.6" fill="${colour}"/>`,
  );
  const y = TOP + 26 + 54 * i;
  const x = WIDTH - RIGHT + 22;
  const key = `<circle cx="${x}" cy="${y - 5}" r="4" fill="${colour}"/>${text(x + 12, y, name, `fill="${colour}" font-weight="bold"`)}${text(x + 12, y + 18, formula, 'font-size="12"')}`;
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.8"/>${dots.join('')}${key}`;
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="14" fill="${DARK}">
<title>Relative error of a difference against its step</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>
${[...grid, zero, ...ticks, ...curves].join('\n')}
${text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 'step h', 'text-anchor="middle"')}
${text(18, (TOP + HEIGHT - BOTTOM) / 2, 'relative error', `text-anchor="middle" transform="rotate(-90 18 ${(TOP + HEIGHT - BOTTOM) / 2})"`)}
</svg>
`;
writeFileSync(fileURLToPath(new URL('../../docs/figures/step-size.svg', import.meta.url)), svg);
