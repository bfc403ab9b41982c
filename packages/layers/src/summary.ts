import { nameOf } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

interface Row {
  readonly position: string;
  readonly layer: string;
  readonly output: string;
  readonly parameters: string;
}

/** A table of the layers of a model: what each gives and how many numbers it learns. */
export function summarize(model: Layer): string {
  const rows = [...rowsOf(model, '', model.inFeatures)];
  const total = count(model);
  const all: Row[] = [
    { position: '', layer: 'layer', output: 'output', parameters: 'parameters' },
    ...rows,
    { position: '', layer: '', output: 'total', parameters: grouped(total) },
  ];
  const widths = {
    position: widest(all.map(({ position }) => position)),
    layer: widest(all.map(({ layer }) => layer)),
    output: widest(all.map(({ output }) => output)),
    parameters: widest(all.map(({ parameters }) => parameters)),
  };
  return all
    .map(
      (row) =>
        `${row.position.padEnd(widths.position)}  ${row.layer.padEnd(widths.layer)}  ${row.output.padEnd(widths.output)}  ${row.parameters.padStart(widths.parameters)}`,
    )
    .join('\n');
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
    yield {
      position,
      layer: nameOf(layer),
      output: `[N, ${features ?? '?'}]`,
      parameters: grouped(count(layer)),
    };
  }
}

function count(layer: Layer): number {
  return layer.parameters.reduce((total, { value }) => total + value.size, 0);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}

/** 50890 as `50,890`. */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
