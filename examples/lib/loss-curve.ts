import * as Plot from '@observablehq/plot';
import { saveFigure } from './figure.ts';

const WINDOW = 50;
const [LIGHT, DARK] = ['#8fb1d6', '#174a8a'];

/**
 * Draws the loss of every step, and its moving mean, as an SVG in `out/`.
 *
 * @returns where it is, seen from the working directory
 */
export function drawLossCurve(name: string, losses: readonly number[], stepsPerEpoch: number): string {
  const steps = losses.map((loss, i) => ({ epoch: (i + 0.5) / stepsPerEpoch, loss }));
  const epochs = losses.length / stepsPerEpoch;
  const note = (text: string, dy: number, fill: string) =>
    Plot.text([text], { frameAnchor: 'top-right', dy, fill, fontWeight: 'bold' });
  return saveFigure(name, {
    width: 720,
    height: 420,
    marginTop: 45,
    marginRight: 25,
    marginLeft: 60,
    marginBottom: 50,
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
}
