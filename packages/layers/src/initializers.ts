import { bind, checkName, checkNumber, checkOptions, Tensor } from '@chainrule/tensor';
import type { Rng } from '@chainrule/tensor';
import { checkRng } from './check-init.ts';

/**
 * Fills the weights W [C_out, C_in] with numbers drawn from `rng`. Any function of this form will do.
 *
 * @example
 * ```ts
 * import { Linear, type Initializer } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const small: Initializer = (W, rng) => rng.fillNormal(W, 0, 0.01);
 * console.log(new Linear(2, 1, { init: small, rng: new Rng(1) }).W.data.every((w) => Math.abs(w) < 0.1)); // → true
 * ```
 */
export type Initializer = (W: Tensor, rng: Rng) => void;

/** The activations whose gain is known. */
export type Nonlinearity = 'linear' | 'identity' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/** Options of the Xavier initializers. */
export interface XavierOptions {
  /** Factor on the standard deviation, see {@link gain}. Default 1. */
  readonly gain?: number;
}

/** Options of the Kaiming initializers. */
export interface KaimingOptions {
  /** `'fanIn'` keeps the variance of Z, `'fanOut'` that of dLdA. Default `'fanIn'`. */
  readonly mode?: 'fanIn' | 'fanOut';
  /** The activation behind the layer. Default `'leakyRelu'`, which is ReLU unless `a` says otherwise. */
  readonly nonlinearity?: Nonlinearity;
  /** The negative slope of `'leakyRelu'`, which is PyTorch's `a`. Default 0. */
  readonly a?: number;
}

/**
 * How much an activation shrinks the standard deviation, as a factor to make up for it:
 * linear 1, sigmoid 1, tanh 5/3, relu √2, leakyRelu √(2 / (1 + slope²)), selu 3/4.
 *
 * The values are PyTorch's (`torch.nn.init.calculate_gain`).
 *
 * @param nonlinearity - the activation behind the layer
 * @param param - the negative slope of `'leakyRelu'`, 0.01 unless given
 * @throws `RangeError` for a name that is not known.
 *
 * @example
 * ```ts
 * import { gain } from '@chainrule/layers';
 *
 * console.log(gain('tanh'), gain('leakyRelu', 1)); // → 1.6666666666666667 1
 * ```
 */
export function gain(nonlinearity: Nonlinearity, param = 0.01): number {
  checkNumber(param, 'gain', 'param');
  return GAINS[checkName(nonlinearity, 'gain', 'nonlinearity', NAMES)](param);
}

const GAINS: Readonly<Record<Nonlinearity, (param: number) => number>> = {
  linear: () => 1,
  identity: () => 1,
  sigmoid: () => 1,
  tanh: () => 5 / 3,
  relu: () => Math.sqrt(2),
  leakyRelu: (slope) => Math.sqrt(2 / (1 + slope * slope)),
  selu: () => 3 / 4,
};

const NAMES = Object.keys(GAINS) as Nonlinearity[];

/**
 * W ~ U(−a, a), a = gain·√(6 / (C_in + C_out)): keeps the variance forward and backward.
 *
 * Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010.
 *
 * @param options - `gain` 1 unless given
 * @throws `TypeError` for unknown options, `RangeError` for a gain below 0.
 *
 * @example
 * ```ts
 * import { Linear, xavierUniform } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const layer = new Linear(4, 2, { init: xavierUniform(), rng: new Rng(1) }); // a = √(6 / (4 + 2)) = 1
 * console.log(layer.W.data.every((w) => Math.abs(w) <= 1)); // → true
 * ```
 */
export function xavierUniform(options: XavierOptions = {}): Initializer {
  return uniform('xavierUniform', xavierStd('xavierUniform', options));
}

/**
 * W ~ N(0, σ²), σ = gain·√(2 / (C_in + C_out)): keeps the variance forward and backward.
 *
 * Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010.
 *
 * @param options - `gain` 1 unless given
 * @throws `TypeError` for unknown options, `RangeError` for a gain below 0.
 *
 * @example
 * ```ts
 * import { Linear, xavierNormal } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const layer = new Linear(4, 2, { init: xavierNormal({ gain: 2 }), rng: new Rng(1) });
 * console.log(layer.W.data.some((w) => w !== 0)); // → true
 * ```
 */
export function xavierNormal(options: XavierOptions = {}): Initializer {
  return normal('xavierNormal', xavierStd('xavierNormal', options));
}

/**
 * W ~ U(−a, a), a = gain·√(3 / fan), fan = C_in or C_out: keeps the variance through layers of rectifiers.
 *
 * Source: He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015.
 *
 * @param options - mode `'fanIn'`, nonlinearity `'leakyRelu'` with slope a = 0, which is ReLU, unless given
 * @throws `TypeError` for unknown options, `RangeError` for a mode or nonlinearity that is not known.
 *
 * @example
 * ```ts
 * import { kaimingUniform, Linear } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const layer = new Linear(6, 2, { init: kaimingUniform(), rng: new Rng(1) }); // a = √2·√(3 / 6) = 1
 * console.log(layer.W.data.every((w) => Math.abs(w) <= 1)); // → true
 * ```
 */
export function kaimingUniform(options: KaimingOptions = {}): Initializer {
  return uniform('kaimingUniform', kaimingStd('kaimingUniform', options));
}

/**
 * W ~ N(0, σ²), σ = gain / √fan, fan = C_in or C_out: keeps the variance through layers of rectifiers.
 *
 * Source: He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015.
 *
 * @param options - mode `'fanIn'`, nonlinearity `'leakyRelu'` with slope a = 0, which is ReLU, unless given
 * @throws `TypeError` for unknown options, `RangeError` for a mode or nonlinearity that is not known.
 *
 * @example
 * ```ts
 * import { kaimingNormal, Linear } from '@chainrule/layers';
 * import { Rng } from '@chainrule/tensor';
 *
 * const layer = new Linear(4, 2, { init: kaimingNormal({ mode: 'fanOut' }), rng: new Rng(1) });
 * console.log(layer.W.data.some((w) => w !== 0)); // → true
 * ```
 */
export function kaimingNormal(options: KaimingOptions = {}): Initializer {
  return normal('kaimingNormal', kaimingStd('kaimingNormal', options));
}

/** The standard deviation that W shall have, from C_in and C_out. */
type Std = (inFeatures: number, outFeatures: number) => number;

function xavierStd(who: string, options: XavierOptions): Std {
  refuseUncalled(options, who);
  checkOptions(options, who, ['gain']);
  const { gain = 1 } = options;
  const factor = checkNumber(gain, who, 'gain', 0);
  return (inFeatures, outFeatures) => factor * Math.sqrt(2 / (inFeatures + outFeatures));
}

function kaimingStd(who: string, options: KaimingOptions): Std {
  refuseUncalled(options, who);
  checkOptions(options, who, ['mode', 'nonlinearity', 'a']);
  const { mode = 'fanIn', nonlinearity = 'leakyRelu', a = 0 } = options;
  checkName(mode, who, 'mode', ['fanIn', 'fanOut']);
  const factor = GAINS[checkName(nonlinearity, who, 'nonlinearity', NAMES)](checkNumber(a, who, 'a'));
  return (inFeatures, outFeatures) => factor / Math.sqrt(mode === 'fanIn' ? inFeatures : outFeatures);
}

/** `init: xavierUniform` without its parentheses hands the weights in as options. */
function refuseUncalled(options: unknown, who: string): void {
  if (options instanceof Tensor) {
    throw new TypeError(`${who}: options are a Tensor, expected an object such as {}; pass init: ${who}()`);
  }
}

/** U(−a, a) has the standard deviation a/√3. */
function uniform(who: string, std: Std): Initializer {
  return (W, rng) => {
    const { outFeatures, inFeatures } = bind(W, ['outFeatures', 'inFeatures'], who, 'W');
    checkRng(rng, who);
    const a = Math.sqrt(3) * std(inFeatures, outFeatures);
    rng.fillUniform(W, -a, a);
  };
}

function normal(who: string, std: Std): Initializer {
  return (W, rng) => {
    const { outFeatures, inFeatures } = bind(W, ['outFeatures', 'inFeatures'], who, 'W');
    checkRng(rng, who);
    const sigma = std(inFeatures, outFeatures);
    rng.fillNormal(W, 0, sigma);
  };
}
