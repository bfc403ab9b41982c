import { nameOf } from '@chainrule/tensor';
import type { Layer } from './layer.ts';
import { Sequential } from './sequential.ts';

interface Row {
  readonly layer: string;
  readonly output: string;
  readonly parameters: string;
}

/** A table of the layers of a model: what each gives and how many numbers it learns. */
export function summarize(model: Sequential): string {
  const rows = [...rowsOf(model, '', undefined)];
  const total = count(model);
  const all: Row[] = [
    { layer: 'layer', output: 'output', parameters: 'parameters' },
    ...rows,
    { layer: '', output: 'total', parameters: grouped(total) },
  ];
  const widths = {
    layer: widest(all.map(({ layer }) => layer)),
    output: widest(all.map(({ output }) => output)),
    parameters: widest(all.map(({ parameters }) => parameters)),
  };
  return all
    .map(
      (row) =>
        `${row.layer.padEnd(widths.layer)}  ${row.output.padEnd(widths.output)}  ${row.parameters.padStart(widths.parameters)}`,
    )
    .join('\n');
}

/** One row for each layer; the layers of a Sequential inside stand in its place, as `1.0`, `1.1`. */
function* rowsOf(model: Sequential, prefix: string, features: number | undefined): Generator<Row> {
  for (const [i, layer] of model.layers.entries()) {
    const position = `${prefix}${i}`;
    if (layer instanceof Sequential) yield* rowsOf(layer, `${position}.`, features ?? layer.inFeatures);
    const out: Layer['outFeatures'] =
      layer.outFeatures === 'same' ? (features ?? layer.inFeatures) : layer.outFeatures;
    features = typeof out === 'number' ? out : undefined;
    if (layer instanceof Sequential) continue;
    yield {
      layer: `${position}  ${nameOf(layer)}`,
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
