import {
  ELU,
  GELU,
  Identity,
  LayerNorm,
  LeakyReLU,
  Linear,
  LogSoftmax,
  ReLU,
  Residual,
  Sequential,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  initialize,
  xavierNormal,
  type Layer,
} from '@chainrule/layers';
import { Rng, Tensor, type DType, type Shape } from '@chainrule/tensor';
import fc from 'fast-check';

/** Eighths from −8 to 8: products and short sums of them are exact in both precisions. */
export const eighths: fc.Arbitrary<number> = fc.integer({ min: -64, max: 64 }).map((n) => n / 8);

/** Anything but NaN and ∞, from subnormal to huge, and −0. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  eighths,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-320, 1e300),
);

export const dtypes: fc.Arbitrary<DType> = fc.constantFrom<DType>('float64', 'float32');

/** 1 … 5. */
export const sizes: fc.Arbitrary<number> = fc.integer({ min: 1, max: 5 });

/** A tensor of this shape. */
export function tensor(
  shape: Shape,
  dtype: DType = 'float64',
  number: fc.Arbitrary<number> = eighths,
): fc.Arbitrary<Tensor> {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc
    .array(number, { minLength: size, maxLength: size })
    .map((values) => Tensor.from(values, { dtype, shape }));
}

/** Every layer, from 3 features to 2 or 3, with weights drawn from `seed`. */
export const everyLayer: readonly (readonly [string, (seed?: number, dtype?: DType) => Layer])[] = [
  ['Linear', (seed, dtype = 'float64') => filled(new Linear(3, 2, { dtype }), seed)],
  [
    'Linear without bias',
    (seed, dtype = 'float64') => filled(new Linear(3, 2, { dtype, bias: false }), seed),
  ],
  ['ReLU', () => new ReLU()],
  ['Sigmoid', () => new Sigmoid()],
  ['Tanh', () => new Tanh()],
  ['Identity', () => new Identity()],
  ['LeakyReLU', () => new LeakyReLU()],
  ['ELU', () => new ELU()],
  ['GELU', () => new GELU()],
  ['GELU, tanh', () => new GELU({ approximate: 'tanh' })],
  ['SiLU', () => new SiLU()],
  ['Softplus', () => new Softplus()],
  ['Softmax', () => new Softmax()],
  ['LogSoftmax', () => new LogSoftmax()],
  ['LayerNorm', (seed, dtype = 'float64') => drawnInto(new LayerNorm(3, { dtype }), seed)],
  ['Residual', (seed, dtype = 'float64') => new Residual(filled(new Linear(3, 3, { dtype }), seed))],
  [
    'Sequential',
    (seed, dtype = 'float64') =>
      filled(new Sequential(new Linear(3, 4, { dtype }), new ReLU(), new Linear(4, 2, { dtype })), seed),
  ],
  [
    'Sequential in Sequential',
    (seed, dtype = 'float64') =>
      filled(
        new Sequential(
          new Tanh(),
          new Sequential(new Linear(3, 4, { dtype }), new Sigmoid()),
          new Identity(),
          new Sequential(new Sequential(new Linear(4, 3, { dtype })), new ReLU()),
        ),
        seed,
      ),
  ],
];

/** Weights and biases drawn; `initialize` alone would leave the biases at zero, where nothing shows. */
function filled<Model extends Layer>(model: Model, seed = 7): Model {
  const rng = new Rng(seed);
  initialize(model, { init: xavierNormal(), rng });
  for (const { name, value } of model.parameters) {
    if (name.endsWith('b')) for (let i = 0; i < value.size; i++) value.data[i] = rng.normal();
  }
  return model;
}

/** Every parameter drawn. */
function drawnInto<Model extends Layer>(model: Model, seed = 7): Model {
  const rng = new Rng(seed);
  for (const { value } of model.parameters) for (let i = 0; i < value.size; i++) value.data[i] = rng.normal();
  return model;
}
