import { checkOptions, describe } from '@chainrule/tensor';
import type { Rng } from '@chainrule/tensor';
import { checkInit, checkRng } from './check-init.ts';
import { kaimingUniform } from './initializers.ts';
import type { Initializer } from './initializers.ts';
import { checkParameters, isLayer } from './joints.ts';
import type { Layer } from './layer.ts';

/** Options of {@link initialize}. */
export interface InitializeOptions {
  /** Fills each W. Default `kaimingUniform()`, the gain of ReLU. */
  readonly init?: Initializer;
  /** Where the numbers come from. */
  readonly rng: Rng;
}

/**
 * Fills the weights `W` of every linear layer below `model` by `init`, first layer first, and its bias `b` with zeros.
 * Other parameters stay as they are.
 *
 * @param model - a layer or a Sequential of layers
 * @returns the model
 * @throws `TypeError` without an `rng`, for what is no model or no initializer, and for unknown options.
 *
 * @example
 * ```ts
 * import { initialize, Linear, ReLU, Sequential, xavierNormal } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const model = new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 3));
 * initialize(model, { init: xavierNormal(), rng: new Rng(1) });
 * ```
 */
export function initialize<Model extends Layer>(model: Model, options: InitializeOptions): Model {
  checkOptions(options, 'initialize', ['init', 'rng']);
  const { init = kaimingUniform() } = options;
  checkInit(init, 'initialize');
  const rng = checkRng(options.rng, 'initialize');
  if (!isLayer(model)) {
    throw new TypeError(
      `initialize: model is ${describe(model)}, expected a layer or a Sequential of layers`,
    );
  }
  checkParameters(model, 'initialize');
  for (const { name, value } of model.parameters) {
    const own = name.slice(name.lastIndexOf('.') + 1);
    if (own === 'W' && value.rank === 2) init(value, rng);
    if (own === 'b') value.data.fill(0);
  }
  return model;
}
