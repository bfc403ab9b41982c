import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/**
 * Draws a plot on white paper and saves it as an SVG in `out/`.
 *
 * @returns where it is, seen from the working directory
 */
export function saveFigure(name: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><body></body>');
  const svg = Plot.plot({
    document,
    style: { fontFamily: 'sans-serif', fontSize: '14px', color: '#222' },
    ...options,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const paper = '<rect width="100%" height="100%" fill="white"></rect>';
  const file = fileURLToPath(new URL(`../out/${name}.svg`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${svg.outerHTML.replace('</style>', `</style>${paper}`)}\n`);
  return relative(process.cwd(), file);
}
