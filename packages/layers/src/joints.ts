import {
  checkDType,
  checkParameter,
  checkSize,
  describe,
  DTypeError,
  nameOf,
  ShapeError,
} from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Refuses what is no layer, and a layer that stands in the model twice, however deep. */
export function checkLayers(layers: readonly unknown[]): void {
  if (layers.length === 0) throw new TypeError('Sequential: there is no layer, expected at least one');
  const seen = new Map<Layer, string>();
  const visit = (layer: unknown, position: string): void => {
    if (!isLayer(layer)) {
      throw new TypeError(
        `Sequential: layer ${position} is ${describe(layer)}, expected a layer with forward, backward and parameters${hint(layer)}`,
      );
    }
    const before = seen.get(layer);
    if (before !== undefined) {
      throw new Error(
        `Sequential: ${nameOf(layer)} stands at ${before} and at ${position}; a layer remembers one forward pass, so each place needs a layer of its own`,
      );
    }
    seen.set(layer, position);
    checkFields(layer, `Sequential: layer ${position}, ${nameOf(layer)}`);
    Array.from(layer.layers ?? [], (inner, i) => {
      visit(inner, `${position}.${i}`);
    });
  };
  layers.forEach((layer, i) => {
    visit(layer, String(i));
  });
}

/** What is likely meant by a value that is no layer. */
function hint(value: unknown): string {
  if (Array.isArray(value)) return '; new Sequential(...layers) spreads a list';
  return typeof value === 'function' ? '; new makes one of a class' : '';
}

/** Refuses a layer whose fields do not say what they should; a layer of JavaScript may say anything. */
export function checkFields(layer: Layer, who: string): void {
  checkParameters(layer, who);
  const { inFeatures, outFeatures, layers, dtype } = layer;
  if (inFeatures !== undefined) checkSize(inFeatures, who, 'inFeatures');
  if (outFeatures !== undefined && outFeatures !== 'same') checkSize(outFeatures, who, 'outFeatures');
  if (dtype !== undefined) checkDType(dtype, who);
  if (layers !== undefined && !Array.isArray(layers)) {
    throw new TypeError(`${who}: layers is ${describe(layers)}, expected an array of layers`);
  }
}

/** Refuses parameters that are none. */
export function checkParameters(layer: Layer, who: string): void {
  Array.from(layer.parameters, (parameter, i) => checkParameter(parameter, who, `parameters[${i}]`));
}

/** Whether it has what every layer has. */
export function isLayer(layer: unknown): layer is Layer {
  if (typeof layer !== 'object' || layer === null) return false;
  const { forward, backward, parameters } = layer as Partial<Layer>;
  return typeof forward === 'function' && typeof backward === 'function' && Array.isArray(parameters);
}

/**
 * Follows the number of features from layer to layer, as far as the layers say it.
 *
 * @returns the layer whose C_in is that of the model, and what the last one gives
 */
export function checkJoints(layers: readonly Layer[]): {
  entrance: Layer | undefined;
  outFeatures: number | 'same' | undefined;
} {
  let entrance: Layer | undefined;
  let giver: Layer | undefined;
  let features: number | 'same' | undefined = 'same';
  for (const layer of layers) {
    const { inFeatures, outFeatures } = layer;
    if (inFeatures !== undefined) {
      if (features === 'same') entrance = layer;
      else if (features !== undefined && features !== inFeatures) {
        throw new ShapeError(
          `Sequential: ${nameOf(giver!)} gives ${features} features, ${nameOf(layer)} takes ${inFeatures}`,
        );
      }
      if (outFeatures === 'same') [giver, features] = [layer, inFeatures];
    }
    if (outFeatures !== 'same') [giver, features] = [layer, outFeatures];
  }
  return { entrance, outFeatures: features };
}

/** The dtype that the layers share. */
export function checkDTypes(layers: readonly Layer[]): DType | undefined {
  const typed = layers.filter((layer) => layer.dtype !== undefined);
  const first = typed[0];
  const other = typed.find((layer) => layer.dtype !== first?.dtype);
  if (first !== undefined && other !== undefined) {
    throw new DTypeError(
      `Sequential: ${nameOf(first)} is ${first.dtype}, ${nameOf(other)} is ${other.dtype}; all layers need the same dtype`,
    );
  }
  return first?.dtype;
}
