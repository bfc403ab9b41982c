import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { OURS, TRAINERS } from '../lib/contenders.ts';
import type { Results } from '../lib/results.ts';
import { TASKS } from '../lib/tasks.ts';
import { digits } from './format.ts';
import { ratio } from './training.ts';

const TITLE =
  'Time of a training step ÷ chainrule’s: right of the line is slower than chainrule, left is faster';
const [SLOWER, FASTER] = ['#8fb1d6', '#e0a458'];

/** Bars from chainrule's time to everybody's, on a logarithmic scale, a column for each task. */
export function figure(results: Results): string {
  const bars = TRAINERS.filter(({ id }) => id !== OURS).flatMap(({ id, label }) =>
    [...TASKS.keys()].flatMap((task) => {
      const times = ratio(results, task, id);
      return times === undefined ? [] : [{ task, label, times }];
    }),
  );
  const { document } = parseHTML('<!doctype html><body></body>');
  const labels = TRAINERS.map(({ label }) => label).filter((label) =>
    bars.some((bar) => bar.label === label),
  );
  const lowest = Math.min(1, ...bars.map(({ times }) => times));
  const highest = Math.max(1, ...bars.map(({ times }) => times));
  const number = {
    x: 'times',
    y: 'label',
    fx: 'task',
    text: ({ times }: { times: number }) => digits(times),
  };
  const svg = Plot.plot({
    document,
    width: 1100,
    height: 60 + 40 + 30 * labels.length,
    marginTop: 60,
    marginLeft: 235,
    marginRight: 10,
    marginBottom: 45,
    style: { fontFamily: 'sans-serif', fontSize: '13px', background: 'white', color: '#222' },
    // Room for the numbers beyond the ends of the bars.
    x: {
      type: 'log',
      domain: [lowest / 5, highest * 5],
      label: null,
      grid: true,
      ticks: 3,
      tickFormat: '~g',
    },
    y: { domain: labels, label: null, tickSize: 0 },
    fx: { label: null, padding: 0.08 },
    marks: [
      Plot.barX(bars, {
        fx: 'task',
        y: 'label',
        x1: 1,
        x2: 'times',
        fill: ({ times }: { times: number }) => (times >= 1 ? SLOWER : FASTER),
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(bars, {
        ...number,
        filter: ({ times }: { times: number }) => times >= 1,
        textAnchor: 'start',
        dx: 4,
      }),
      Plot.text(bars, {
        ...number,
        filter: ({ times }: { times: number }) => times < 1,
        textAnchor: 'end',
        dx: -4,
      }),
      Plot.ruleX([1], { stroke: '#222' }),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const place = { x: '10', y: '20', fill: '#222', 'font-weight': 'bold', 'text-anchor': 'start' };
  for (const [name, value] of Object.entries(place)) title.setAttribute(name, value);
  title.textContent = TITLE;
  svg.append(title);
  return `${svg.outerHTML}\n`;
}
