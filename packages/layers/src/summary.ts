import { nameOf } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Position, layer, output and parameters. */
type Row = readonly string[];
/** Where in a row the numbers stand. */
const PARAMETERS = 3;

/** A table of the layers of a model: what each gives and how many numbers it learns. */
export function summarize(model: Layer): string {
  const rows: Row[] = [
    ['', 'layer', 'output', 'parameters'],
    ...rowsOf(model, '', model.inFeatures),
    ['', '', 'total', grouped(count(model))],
  ];
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const cell = (text: string, c: number): string =>
    c === PARAMETERS ? text.padStart(widths[c]!) : text.padEnd(widths[c]!);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}

/** One row for each layer; the layers inside a layer stand in its place, as `1.0`, `1.1`. */
function* rowsOf(model: Layer, prefix: string, features: number | undefined): Generator<Row> {
  for (const [i, layer] of (model.layers ?? []).entries()) {
    const position = `${prefix}${i}`;
    if (layer.layers !== undefined) yield* rowsOf(layer, `${position}.`, features ?? layer.inFeatures);
    const out: Layer['outFeatures'] =
      layer.outFeatures === 'same' ? (features ?? layer.inFeatures) : layer.outFeatures;
    features = typeof out === 'number' ? out : undefined;
    if (layer.layers !== undefined) continue;
    yield [position, nameOf(layer), `[N, ${features ?? '?'}]`, grouped(count(layer))];
  }
}

function count(layer: Layer): number {
  return layer.parameters.reduce((total, { value }) => total + value.size, 0);
}

/** 50890 as `50,890`. */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
