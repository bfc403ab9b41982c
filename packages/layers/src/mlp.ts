import { checkDType, checkName, checkOptions, checkSize, describe, ShapeError } from '@chainrule/tensor';
import type { DType, Rng } from '@chainrule/tensor';
import { checkRng } from './check-init.ts';
import { ELU } from './elu.ts';
import { GELU } from './gelu.ts';
import { Identity } from './identity.ts';
import { initialize } from './initialize.ts';
import { gain, kaimingUniform, xavierUniform } from './initializers.ts';
import type { Initializer } from './initializers.ts';
import type { Layer } from './layer.ts';
import { LeakyReLU } from './leaky-relu.ts';
import { Linear } from './linear.ts';
import { ReLU } from './relu.ts';
import { Sequential } from './sequential.ts';
import { Sigmoid } from './sigmoid.ts';
import { SiLU } from './silu.ts';
import { Softplus } from './softplus.ts';
import { Tanh } from './tanh.ts';

/** The activations that {@link mlp} can put between its linear layers. */
export type Activation =
  'relu' | 'leakyRelu' | 'elu' | 'gelu' | 'silu' | 'softplus' | 'tanh' | 'sigmoid' | 'identity';

/** Options of {@link mlp}. */
export interface MlpOptions {
  /** Between the linear layers; none behind the last. Default `'relu'`. */
  readonly activation?: Activation;
  /** Where the initial weights come from. */
  readonly rng: Rng;
  /** Default `'float32'`. */
  readonly dtype?: DType;
}

/** Each activation with the initializer that suits it. Nothing is made here, so who does without mlp does without all of them. */
const ACTIVATIONS: Readonly<Record<Activation, readonly [() => Layer, () => Initializer]>> = {
  relu: [() => new ReLU(), kaimingUniform],
  leakyRelu: [() => new LeakyReLU(), () => kaimingUniform({ nonlinearity: 'leakyRelu', a: 0.01 })],
  elu: [() => new ELU(), kaimingUniform],
  gelu: [() => new GELU(), kaimingUniform],
  silu: [() => new SiLU(), kaimingUniform],
  softplus: [() => new Softplus(), kaimingUniform],
  tanh: [() => new Tanh(), () => xavierUniform({ gain: gain('tanh') })],
  sigmoid: [() => new Sigmoid(), xavierUniform],
  identity: [() => new Identity(), xavierUniform],
};

/**
 * A multi-layer perceptron, built and initialised: `mlp([4, 16, 3])` is Linear(4 → 16), ReLU, Linear(16 → 3).
 *
 * Weights are Kaiming-uniform with the gain of ReLU for ReLU and its smooth relatives (that of LeakyReLU for it),
 * Xavier-uniform with the activation's gain for tanh, sigmoid and identity; biases are zero. Activations have their
 * default options.
 *
 * @param sizes - C of the input, of each hidden layer, of the output
 * @throws {@link ShapeError} for fewer than two sizes or sizes that are not positive integers;
 * `TypeError` without an `rng`.
 *
 * @example
 * ```ts
 * import { mlp } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * console.log(String(mlp([4, 16, 3], { rng: new Rng(1) }))); // → Sequential(Linear(4 → 16), ReLU, Linear(16 → 3))
 * ```
 */
export function mlp(sizes: readonly number[], options: MlpOptions): Sequential {
  const given: unknown = sizes;
  if (!Array.isArray(given) || given.length < 2) {
    const got = Array.isArray(given) ? `[${given.map(describe).join(', ')}]` : describe(given);
    throw new ShapeError(`mlp: sizes is ${got}, expected two or more, such as [4, 16, 3]`);
  }
  Array.from(given, (size, i) => checkSize(size, 'mlp', `sizes[${i}]`));
  checkOptions(options, 'mlp', ['activation', 'rng', 'dtype']);
  const { activation = 'relu', dtype = 'float32' } = options;
  checkDType(dtype, 'mlp');
  const rng = checkRng(options.rng, 'mlp');
  const known = Object.keys(ACTIVATIONS) as Activation[];
  const [make, initializer] = ACTIVATIONS[checkName(activation, 'mlp', 'activation', known)];
  const layers: Layer[] = [];
  for (let i = 1; i < sizes.length; i++) {
    if (i > 1) layers.push(make());
    layers.push(new Linear(sizes[i - 1]!, sizes[i]!, { dtype }));
  }
  return initialize(new Sequential(...layers), { init: initializer(), rng });
}
