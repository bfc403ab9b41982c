import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const WINDOW = 50;
const [LIGHT, DARK] = ['#8fb1d6', '#174a8a'];

/**
 * Draws the loss of every step, and its moving mean, as an SVG in `out/`.
 *
 * @returns where it is, seen from the working directory
 */
export function drawLossCurve(name: string, losses: readonly number[], stepsPerEpoch: number): string {
  const { document } = parseHTML('<!doctype html><body></body>');
  const steps = losses.map((loss, i) => ({ epoch: (i + 0.5) / stepsPerEpoch, loss }));
  const epochs = losses.length / stepsPerEpoch;
  const note = (text: string, dy: number, fill: string) =>
    Plot.text([text], { frameAnchor: 'top-right', dy, fill, fontWeight: 'bold' });
  const svg = Plot.plot({
    document,
    width: 720,
    height: 420,
    marginTop: 45,
    marginRight: 25,
    marginLeft: 60,
    marginBottom: 50,
    style: { fontFamily: 'sans-serif', fontSize: '14px', background: 'white', color: '#222' },
    x: { label: 'epoch', domain: [0, epochs], ticks: epochs, labelAnchor: 'center', labelArrow: 'none' },
    y: { label: 'training loss (cross-entropy)', grid: true, zero: true, ticks: 6, labelArrow: 'none' },
    marks: [
      Plot.line(steps, { x: 'epoch', y: 'loss', stroke: LIGHT, strokeWidth: 0.8 }),
      Plot.line(steps, Plot.windowY(WINDOW, { x: 'epoch', y: 'loss', stroke: DARK, strokeWidth: 2.5 })),
      Plot.ruleY([0]),
      note('each step', 12, LIGHT),
      note(`mean of ${WINDOW} steps`, 34, DARK),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const file = fileURLToPath(new URL(`../out/${name}.svg`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${svg.outerHTML}\n`);
  return relative(process.cwd(), file);
}
