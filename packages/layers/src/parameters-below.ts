import type { Parameter } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** All parameters, first layer first, with the layer's position before the name: `0.W`, `0.b`, `2.W`. */
export function parametersBelow(layers: readonly Layer[]): readonly Parameter[] {
  return Object.freeze(
    layers.flatMap((layer, i) =>
      layer.parameters.map(({ name, value, gradient }) =>
        Object.freeze({ name: `${i}.${name}`, value, gradient }),
      ),
    ),
  );
}
