// What a wrong call of @chainrule/layers gets: the whole error, and nothing has changed.
import { js, refuses, type Misuse, type Untyped } from './misuse.ts';

const zeros = (...shape: number[]) => js.Tensor.zeros(shape);
const doubles = (...shape: number[]) => js.Tensor.zeros(shape, 'float64');
const ones = (...shape: number[]) => js.Tensor.full(shape, 1);
const rng = new js.Rng(1);
/** A layer of one's own, right but for what is said. */
const own = (...wrong: unknown[]): unknown =>
  Object.assign({ forward: (A: unknown) => A, backward: (dLdZ: unknown) => dLdZ, parameters: [] }, ...wrong);

/** A layer after a forward and a backward, a new A, and the dLdA that shows what the layer remembers. */
const used = (layer: Untyped) => {
  layer.forward(ones(4, 2));
  layer.backward(ones(4, 2));
  return { layer, A: ones(4, 2), remembered: () => layer.backward(ones(4, 2)) };
};
type Rows = readonly Misuse<ReturnType<typeof used>>[];

/** What every used layer refuses; `who` refuses A, which should be [N, C], and dLdZ. */
const byAll = (who: string, C: number | 'C' = 'C'): Rows => [
  [
    ({ layer }) => layer.forward(),
    `TypeError: ${who}.forward: A is undefined, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.forward(null),
    `TypeError: ${who}.forward: A is null, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.forward([[1, 2]]),
    `TypeError: ${who}.forward: A is an array, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.forward(1),
    `TypeError: ${who}.forward: A is 1, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [({ layer }) => layer.forward(zeros(2)), `ShapeError: ${who}.forward: A is [2], expected [N, ${C}]`],
  [
    ({ layer }) => layer.forward(zeros(1, 2, 2)),
    `ShapeError: ${who}.forward: A is [1, 2, 2], expected [N, ${C}]`,
  ],
  [
    ({ layer }) => layer.forward(zeros(2, 2).T),
    `TypeError: ${who}.forward: A is a Transposed, expected a Tensor [N, ${C}]; only matmul reads .T`,
  ],
  [
    ({ layer }) => layer.predict(1),
    `TypeError: ${who}.predict: A is 1, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.predict(new Float32Array(2)),
    `TypeError: ${who}.predict: A is a Float32Array, expected a Tensor [N, ${C}]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.predict(zeros(2, 2).T),
    `TypeError: ${who}.predict: A is a Transposed, expected a Tensor [N, ${C}]; only matmul reads .T`,
  ],
  [({ layer }) => layer.predict(zeros(2)), `ShapeError: ${who}.predict: A is [2], expected [N, ${C}]`],
  [
    ({ layer }) => layer.predict(zeros(1, 2, 2)),
    `ShapeError: ${who}.predict: A is [1, 2, 2], expected [N, ${C}]`,
  ],
  [
    ({ layer }) => layer.backward(),
    `TypeError: ${who}.backward: dLdZ is undefined, expected a Tensor [4, 2]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.backward([[1, 2]]),
    `TypeError: ${who}.backward: dLdZ is an array, expected a Tensor [4, 2]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.backward(zeros(3, 2)),
    `ShapeError: ${who}.backward: dLdZ is [3, 2], expected [4, 2]`,
  ],
  [
    ({ layer }) => layer.backward(zeros(4, 3)),
    `ShapeError: ${who}.backward: dLdZ is [4, 3], expected [4, 2]`,
  ],
  [({ layer }) => layer.backward(zeros(8)), `ShapeError: ${who}.backward: dLdZ is [8], expected [4, 2]`],
  [
    ({ layer }) => layer.backward(doubles(4, 2)),
    `DTypeError: ${who}.backward: dLdZ is float64, expected float32; dLdZ.to('float32') converts it`,
  ],
];

/** What every layer refuses as the `out` of predict. */
const asOut = (who: string): Rows => [
  [
    ({ layer }) => layer.predict(zeros(3, 2), new Float32Array(6)),
    `TypeError: ${who}.predict: out is a Float32Array, expected a Tensor [3, 2]; Tensor.from makes one`,
  ],
  [
    ({ layer }) => layer.predict(zeros(3, 2), zeros(2, 2)),
    `ShapeError: ${who}.predict: out is [2, 2], expected [3, 2]`,
  ],
  [
    ({ layer }) => layer.predict(zeros(3, 2), doubles(3, 2)),
    `DTypeError: ${who}.predict: out is float64, expected float32`,
  ],
  [
    ({ layer, A }) => layer.predict(A, A.reshape([4, 2])),
    `Error: ${who}.predict: out shares memory with A, which is still read while out is written; pass A.clone() or another out`,
  ],
];

/** What a layer with C = 2 and float32 refuses besides. */
const byFixed = (who: string): Rows => [
  [({ layer }) => layer.forward(zeros(4, 3)), `ShapeError: ${who}.forward: A is [4, 3], expected [N, 2]`],
  [
    ({ layer }) => layer.forward(doubles(4, 2)),
    `DTypeError: ${who}.forward: A is float64, expected float32; A.to('float32') converts it`,
  ],
  [({ layer }) => layer.predict(zeros(1, 3)), `ShapeError: ${who}.predict: A is [1, 3], expected [N, 2]`],
  [
    ({ layer }) => layer.predict(doubles(1, 2)),
    `DTypeError: ${who}.predict: A is float64, expected float32; A.to('float32') converts it`,
  ],
];

/** A layer by its name, and how it is made. */
type Made = readonly [who: string, make: () => Untyped];

/** The layers that hold no numbers of their own. */
const activations: readonly Made[] = [
  ['ReLU', () => new js.ReLU()],
  ['LeakyReLU(0.01)', () => new js.LeakyReLU()],
  ['ELU(1)', () => new js.ELU()],
  ['GELU', () => new js.GELU()],
  ['SiLU', () => new js.SiLU()],
  ['Softplus(1, 20)', () => new js.Softplus()],
  ['Sigmoid', () => new js.Sigmoid()],
  ['Tanh', () => new js.Tanh()],
  ['Softmax', () => new js.Softmax()],
  ['LogSoftmax', () => new js.LogSoftmax()],
  ['Identity', () => new js.Identity()],
];

refuses('Linear, built', () => ({}), [
  [() => new js.Linear(), 'ShapeError: Linear: inFeatures is undefined, expected a positive integer'],
  [() => new js.Linear(2), 'ShapeError: Linear: outFeatures is undefined, expected a positive integer'],
  [() => new js.Linear(0, 1), 'ShapeError: Linear: inFeatures is 0, expected a positive integer'],
  [() => new js.Linear(2, -1), 'ShapeError: Linear: outFeatures is -1, expected a positive integer'],
  [() => new js.Linear(2.5, 1), 'ShapeError: Linear: inFeatures is 2.5, expected a positive integer'],
  [() => new js.Linear(NaN, 1), 'ShapeError: Linear: inFeatures is NaN, expected a positive integer'],
  [() => new js.Linear('2', 1), "ShapeError: Linear: inFeatures is '2', expected a positive integer"],
  [() => new js.Linear([2], 1), 'ShapeError: Linear: inFeatures is an array, expected a positive integer'],
  [() => new js.Linear(2n, 1), 'ShapeError: Linear: inFeatures is 2n, expected a positive integer'],
  [
    () => new js.Linear({ inFeatures: 2, outFeatures: 1 }),
    'ShapeError: Linear: inFeatures is an object, expected a positive integer',
  ],
  [
    () => new js.Linear(2 ** 20, 2 ** 20),
    'ShapeError: Linear: shape [1048576, 1048576] has more than 2³² numbers, too many for one tensor',
  ],
  [
    () => new js.Linear(2, 3, null),
    'TypeError: Linear: options are null, expected an object such as { dtype: … }',
  ],
  [
    () => new js.Linear(2, 3, false),
    'TypeError: Linear: options are false, expected an object such as { dtype: … }',
  ],
  [
    () => new js.Linear(2, 3, 'float64'),
    "TypeError: Linear: options are 'float64', expected an object such as { dtype: … }",
  ],
  [
    () => new js.Linear(2, 3, { dtype: 'f32' }),
    "DTypeError: Linear: dtype is 'f32', expected 'float32' or 'float64'",
  ],
  [
    () => new js.Linear(2, 3, { dtype: null }),
    "DTypeError: Linear: dtype is null, expected 'float32' or 'float64'",
  ],
  [
    () => new js.Linear(2, 3, { dytpe: 'float64' }),
    "TypeError: Linear: unknown option 'dytpe'; did you mean 'dtype'?",
  ],
  [
    () => new js.Linear(2, 3, { biass: false }),
    "TypeError: Linear: unknown option 'biass'; did you mean 'bias'?",
  ],
  [() => new js.Linear(2, 3, { bias: 'true' }), "TypeError: Linear: bias is 'true', expected true or false"],
  [() => new js.Linear(2, 3, { bias: null }), 'TypeError: Linear: bias is null, expected true or false'],
  [() => new js.Linear(2, 3, { debug: 1 }), 'TypeError: Linear: debug is 1, expected true or false'],
  [
    () => new js.Linear(2, 3, { device: 'cpu' }),
    "TypeError: Linear: unknown option 'device'; known are dtype, bias, init, rng, debug",
  ],
  [
    () => new js.Linear(2, 3, { init: 'xavier', rng }),
    "TypeError: Linear: init is 'xavier', expected an initializer such as kaimingUniform()",
  ],
  [
    () => new js.Linear(2, 3, { init: null, rng }),
    'TypeError: Linear: init is null, expected an initializer such as kaimingUniform()',
  ],
  [
    () => new js.Linear(2, 3, { init: js.xavierUniform, rng }),
    'TypeError: xavierUniform: options are a Tensor, expected an object such as {}; pass init: xavierUniform()',
  ],
  [
    () => new js.Linear(2, 3, { init: js.kaimingUniform() }),
    'TypeError: Linear: rng is undefined, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    () => new js.Linear(2, 3, { init: js.kaimingUniform(), rng: 42 }),
    'TypeError: Linear: rng is 42, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    () => new js.Linear(2, 3, { rng: 42 }),
    'TypeError: Linear: rng is 42, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    () => new js.Linear(2, 3, { rng: null }),
    'TypeError: Linear: rng is null, expected an Rng; pass rng: new Rng(seed)',
  ],
]);

refuses('Linear, called', () => used(new js.Linear(2, 2)), [
  ...byAll('Linear(2 → 2)', 2),
  ...asOut('Linear(2 → 2)'),
  ...byFixed('Linear(2 → 2)'),
  [
    ({ layer }) => layer.gradients(),
    'TypeError: Linear(2 → 2).gradients: dLdZ is undefined, expected a Tensor [4, 2]; Tensor.from makes one',
  ],
  [
    ({ layer }) => layer.gradients(zeros(4, 3)),
    'ShapeError: Linear(2 → 2).gradients: dLdZ is [4, 3], expected [4, 2]',
  ],
  [
    ({ layer }) => layer.gradients(doubles(4, 2)),
    "DTypeError: Linear(2 → 2).gradients: dLdZ is float64, expected float32; dLdZ.to('float32') converts it",
  ],
]);

refuses('before any forward', () => ({ layer: new js.Linear(2, 2), activation: new js.GELU() }), [
  ...activations.map(([who, make]): Misuse<object> => [
    () => make().backward(zeros(4, 2)),
    `Error: ${who}.backward: call forward first; backward needs the A that forward saw`,
  ]),
  [
    ({ layer }) => layer.backward(zeros(4, 2)),
    'Error: Linear(2 → 2).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    ({ layer }) => layer.backward(),
    'Error: Linear(2 → 2).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    ({ layer }) => layer.gradients(zeros(4, 2)),
    'Error: Linear(2 → 2).gradients: call forward first; backward needs the A that forward saw',
  ],
  [
    () => new js.Dropout({ rng }).backward(zeros(4, 2)),
    'Error: Dropout(0.5).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    () => new js.BatchNorm1d(2).backward(zeros(4, 2)),
    'Error: BatchNorm1d(2).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    () => new js.LayerNorm(2).backward(zeros(4, 2)),
    'Error: LayerNorm(2).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    ({ layer }) => new js.Residual(layer).backward(zeros(4, 2)),
    'Error: Residual(Linear(2 → 2)).backward: call forward first; backward needs the A that forward saw',
  ],
  [
    ({ layer, activation }) => new js.Sequential(layer, activation).backward(zeros(4, 2)),
    'Error: GELU.backward: call forward first; backward needs the A that forward saw',
  ],
  [
    ({ layer }) => new js.Sequential(layer).gradients(zeros(4, 2)),
    'Error: Linear(2 → 2).gradients: call forward first; backward needs the A that forward saw',
  ],
]);

refuses('activations, built', () => ({}), [
  [() => new js.ReLU({ inplace: true }), "TypeError: ReLU: unknown option 'inplace'; it takes none"],
  [() => new js.SiLU({ inplace: true }), "TypeError: SiLU: unknown option 'inplace'; it takes none"],
  [() => new js.Sigmoid({ inplace: true }), "TypeError: Sigmoid: unknown option 'inplace'; it takes none"],
  [() => new js.Tanh({ inplace: true }), "TypeError: Tanh: unknown option 'inplace'; it takes none"],
  [() => new js.Identity({ inplace: true }), "TypeError: Identity: unknown option 'inplace'; it takes none"],
  [() => new js.ReLU(0.1), 'TypeError: ReLU: options are 0.1, expected none'],
  [() => new js.Softmax(1), 'TypeError: Softmax: options are 1, expected none'],
  [() => new js.Softmax({ dim: 1 }), "TypeError: Softmax: unknown option 'dim'; it takes none"],
  [() => new js.LogSoftmax({ dim: 1 }), "TypeError: LogSoftmax: unknown option 'dim'; it takes none"],
  [() => new js.LogSoftmax(null), 'TypeError: LogSoftmax: options are null, expected none'],
  [
    () => new js.LeakyReLU(0.1),
    'TypeError: LeakyReLU: options are 0.1, expected an object such as { negativeSlope: … }',
  ],
  [
    () => new js.LeakyReLU({ negative_slope: 0.1 }),
    "TypeError: LeakyReLU: unknown option 'negative_slope'; did you mean 'negativeSlope'?",
  ],
  [
    () => new js.LeakyReLU({ negativeSlope: '0.1' }),
    "TypeError: LeakyReLU: negativeSlope is '0.1', expected a finite number",
  ],
  [
    () => new js.LeakyReLU({ negativeSlope: NaN }),
    'RangeError: LeakyReLU: negativeSlope is NaN, expected a finite number',
  ],
  [
    () => new js.LeakyReLU({ negativeSlope: null }),
    'TypeError: LeakyReLU: negativeSlope is null, expected a finite number',
  ],
  [
    () => new js.LeakyReLU(new Map([['negativeSlope', 0.1]])),
    'TypeError: LeakyReLU: options are a Map, expected an object such as { negativeSlope: … }',
  ],
  [
    () => new js.LeakyReLU(rng),
    'TypeError: LeakyReLU: options are an Rng, expected an object such as { negativeSlope: … }',
  ],
  [() => new js.ELU({ alpha: Infinity }), 'RangeError: ELU: alpha is Infinity, expected a finite number'],
  [() => new js.ELU({ aplha: 1 }), "TypeError: ELU: unknown option 'aplha'; did you mean 'alpha'?"],
  [() => new js.ELU([1]), 'TypeError: ELU: options are an array, expected an object such as { alpha: … }'],
  [() => new js.ELU({ alpha: 1n }), 'TypeError: ELU: alpha is 1n, expected a finite number'],
  [
    () => new js.GELU({ approximate: 'foo' }),
    "RangeError: GELU: approximate is 'foo', expected one of 'none', 'tanh'",
  ],
  [
    () => new js.GELU({ approximate: 'Tanh' }),
    "RangeError: GELU: approximate is 'Tanh', expected one of 'none', 'tanh'; did you mean 'tanh'?",
  ],
  [
    () => new js.GELU({ approximate: null }),
    "RangeError: GELU: approximate is null, expected one of 'none', 'tanh'",
  ],
  [
    () => new js.GELU('tanh'),
    "TypeError: GELU: options are 'tanh', expected an object such as { approximate: … }",
  ],
  [() => new js.GELU({ approx: 'tanh' }), "TypeError: GELU: unknown option 'approx'; known are approximate"],
  [() => new js.Softplus({ beta: 0 }), 'RangeError: Softplus: beta is 0, expected a finite number above 0'],
  [() => new js.Softplus({ beta: -1 }), 'RangeError: Softplus: beta is -1, expected a finite number above 0'],
  [
    () => new js.Softplus({ beta: '1' }),
    "TypeError: Softplus: beta is '1', expected a finite number above 0",
  ],
  [
    () => new js.Softplus({ threshold: NaN }),
    'RangeError: Softplus: threshold is NaN, expected a finite number',
  ],
  [
    () => new js.Softplus({ treshold: 20 }),
    "TypeError: Softplus: unknown option 'treshold'; did you mean 'threshold'?",
  ],
  [
    () => new js.Softplus(JSON.parse('{"__proto__": {"beta": 2}}')),
    "TypeError: Softplus: unknown option '__proto__'; known are beta, threshold",
  ],
]);

for (const [who, make] of activations)
  refuses(`${who}, called`, () => used(make()), [...byAll(who), ...asOut(who)]);

/** Layers that read A after they have begun with Z: the Z that they lent out is no A for them. */
const readingALater: readonly Made[] = [
  ['LeakyReLU(0.01)', () => new js.LeakyReLU()],
  ['LogSoftmax', () => new js.LogSoftmax()],
  ['Linear(2 → 2)', () => new js.Linear(2, 2)],
  ['Residual(Linear(2 → 2))', () => new js.Residual(new js.Linear(2, 2))],
  ['Sequential(Linear(2 → 2), Tanh)', () => new js.Sequential(new js.Linear(2, 2), new js.Tanh())],
];

refuses(
  'its own Z as the next A',
  () => ({}),
  readingALater.map(([who, make]) => [
    () => {
      const layer = make();
      layer.forward(layer.forward(ones(2, 2)));
    },
    `Error: ${who}.forward: A is the Z that this layer lent out, which the next forward overwrites; pass A.clone()`,
  ]),
);

refuses(
  'Dropout',
  () => {
    const source = new js.Rng(1);
    return { ...used(new js.Dropout({ p: 0.5, rng: source })), source };
  },
  [
    ...byAll('Dropout(0.5)'),
    ...asOut('Dropout(0.5)'),
    [
      () => new js.Dropout(),
      'TypeError: Dropout: rng is undefined, expected an Rng; pass rng: new Rng(seed)',
    ],
    [() => new js.Dropout(0.5), 'TypeError: Dropout: options are 0.5, expected an object such as { p: … }'],
    [
      () => new js.Dropout({ p: 0.5 }),
      'TypeError: Dropout: rng is undefined, expected an Rng; pass rng: new Rng(seed)',
    ],
    [() => new js.Dropout({ p: 1.5, rng }), 'RangeError: Dropout: p is 1.5, expected a number from 0 to 1'],
    [() => new js.Dropout({ p: -0.1, rng }), 'RangeError: Dropout: p is -0.1, expected a number from 0 to 1'],
    [() => new js.Dropout({ p: NaN, rng }), 'RangeError: Dropout: p is NaN, expected a number from 0 to 1'],
    [
      () => new js.Dropout({ p: '0.5', rng }),
      "TypeError: Dropout: p is '0.5', expected a number from 0 to 1",
    ],
    [() => new js.Dropout({ p: null, rng }), 'TypeError: Dropout: p is null, expected a number from 0 to 1'],
    [
      () => new js.Dropout({ rng: 42 }),
      'TypeError: Dropout: rng is 42, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      () => new js.Dropout({ rng: null }),
      'TypeError: Dropout: rng is null, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      () => new js.Dropout({ p: 0, rng: 1 }),
      'TypeError: Dropout: rng is 1, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      () => new js.Dropout({ rng: Math.random }),
      'TypeError: Dropout: rng is a function, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      () => new js.Dropout({ rng: { uniform: () => 0.5 } }),
      'TypeError: Dropout: rng is an object, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      () => new js.Dropout(rng),
      'TypeError: Dropout: options are an Rng, expected an object such as { p: … }',
    ],
    [() => new js.Dropout({ rate: 0.5, rng }), "TypeError: Dropout: unknown option 'rate'; known are p, rng"],
  ],
);

refuses('BatchNorm1d, built', () => ({}), [
  [
    () => new js.BatchNorm1d(),
    'ShapeError: BatchNorm1d: numFeatures is undefined, expected a positive integer',
  ],
  [() => new js.BatchNorm1d(0), 'ShapeError: BatchNorm1d: numFeatures is 0, expected a positive integer'],
  [() => new js.BatchNorm1d(-1), 'ShapeError: BatchNorm1d: numFeatures is -1, expected a positive integer'],
  [() => new js.BatchNorm1d(1.5), 'ShapeError: BatchNorm1d: numFeatures is 1.5, expected a positive integer'],
  [() => new js.BatchNorm1d(NaN), 'ShapeError: BatchNorm1d: numFeatures is NaN, expected a positive integer'],
  [() => new js.BatchNorm1d('8'), "ShapeError: BatchNorm1d: numFeatures is '8', expected a positive integer"],
  [
    () => new js.BatchNorm1d(null),
    'ShapeError: BatchNorm1d: numFeatures is null, expected a positive integer',
  ],
  [
    () => new js.BatchNorm1d([8]),
    'ShapeError: BatchNorm1d: numFeatures is an array, expected a positive integer',
  ],
  [
    () => new js.BatchNorm1d({}),
    'ShapeError: BatchNorm1d: numFeatures is an object, expected a positive integer',
  ],
  [() => new js.BatchNorm1d(2n), 'ShapeError: BatchNorm1d: numFeatures is 2n, expected a positive integer'],
  [
    () => new js.BatchNorm1d(2 ** 40),
    'ShapeError: BatchNorm1d: shape [1099511627776, 1] has more than 2³² numbers, too many for one tensor',
  ],
  [
    () => new js.BatchNorm1d(8, 1e-5),
    'TypeError: BatchNorm1d: options are 0.00001, expected an object such as { eps: … }',
  ],
  [
    () => new js.BatchNorm1d(8, { eps: -1 }),
    'RangeError: BatchNorm1d: eps is -1, expected a finite number, 0 or more',
  ],
  [
    () => new js.BatchNorm1d(8, { eps: '1' }),
    "TypeError: BatchNorm1d: eps is '1', expected a finite number, 0 or more",
  ],
  [
    () => new js.BatchNorm1d(8, { epsilon: 1 }),
    "TypeError: BatchNorm1d: unknown option 'epsilon'; known are eps, momentum, dtype",
  ],
  [
    () => new js.BatchNorm1d(8, { momentum: 2 }),
    'RangeError: BatchNorm1d: momentum is 2, expected a number from 0 to 1',
  ],
  [
    () => new js.BatchNorm1d(8, { momentum: null }),
    'TypeError: BatchNorm1d: momentum is null, expected a number from 0 to 1',
  ],
  [
    () => new js.BatchNorm1d(8, { affine: false }),
    "TypeError: BatchNorm1d: unknown option 'affine'; known are eps, momentum, dtype",
  ],
  [
    () => new js.BatchNorm1d(8, { dtype: 'float16' }),
    "DTypeError: BatchNorm1d: dtype is 'float16', expected 'float32' or 'float64'",
  ],
]);

refuses('BatchNorm1d, called', () => used(new js.BatchNorm1d(2)), [
  ...byAll('BatchNorm1d(2)', 2),
  ...asOut('BatchNorm1d(2)'),
  ...byFixed('BatchNorm1d(2)'),
  [
    ({ layer }) => layer.forward(zeros(1, 2)),
    'ShapeError: BatchNorm1d(2).forward: A is [1, 2], expected N ≥ 2: one sample has no variance; predict takes one',
  ],
]);

refuses('LayerNorm, built', () => ({}), [
  [() => new js.LayerNorm(), 'ShapeError: LayerNorm: numFeatures is undefined, expected a positive integer'],
  [() => new js.LayerNorm(0), 'ShapeError: LayerNorm: numFeatures is 0, expected a positive integer'],
  [() => new js.LayerNorm(-1), 'ShapeError: LayerNorm: numFeatures is -1, expected a positive integer'],
  [() => new js.LayerNorm(1.5), 'ShapeError: LayerNorm: numFeatures is 1.5, expected a positive integer'],
  [() => new js.LayerNorm(NaN), 'ShapeError: LayerNorm: numFeatures is NaN, expected a positive integer'],
  [
    () => new js.LayerNorm([8]),
    'ShapeError: LayerNorm: numFeatures is an array, expected a positive integer',
  ],
  [
    () => new js.LayerNorm(8, null),
    'TypeError: LayerNorm: options are null, expected an object such as { eps: … }',
  ],
  [
    () => new js.LayerNorm(8, { eps: NaN }),
    'RangeError: LayerNorm: eps is NaN, expected a finite number, 0 or more',
  ],
  [
    () => new js.LayerNorm(8, { momentum: 0.1 }),
    "TypeError: LayerNorm: unknown option 'momentum'; known are eps, dtype",
  ],
  [
    () => new js.LayerNorm(8, { dtype: null }),
    "DTypeError: LayerNorm: dtype is null, expected 'float32' or 'float64'",
  ],
]);

refuses('LayerNorm, called', () => used(new js.LayerNorm(2)), [
  ...byAll('LayerNorm(2)', 2),
  ...asOut('LayerNorm(2)'),
  ...byFixed('LayerNorm(2)'),
]);

refuses('Residual', () => used(new js.Residual(new js.Linear(2, 2))), [
  ...byAll('Residual(Linear(2 → 2))', 2),
  ...asOut('Residual(Linear(2 → 2))'),
  ...byFixed('Residual(Linear(2 → 2))'),
  [
    () => new js.Residual(),
    'TypeError: Residual: layer is undefined, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Residual(null),
    'TypeError: Residual: layer is null, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Residual([new js.ReLU()]),
    'TypeError: Residual: layer is an array, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Residual(js.ReLU),
    'TypeError: Residual: layer is a function, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Residual(new js.Linear(2, 3)),
    'ShapeError: Residual: Linear(2 → 3) gives 3 features and takes 2; A + layer(A) needs as many',
  ],
  [
    () => new js.Residual(new js.Sequential(new js.Linear(2, 3), new js.ReLU())),
    'ShapeError: Residual: Sequential(Linear(2 → 3), ReLU) gives 3 features and takes 2; A + layer(A) needs as many',
  ],
  [
    () => new js.Residual(own({ parameters: [null] })),
    'TypeError: Residual: Object: parameters[0] is null, expected { name, value, gradient }',
  ],
  [
    () => new js.Residual(own({ inFeatures: '2' })),
    "ShapeError: Residual: Object: inFeatures is '2', expected a positive integer",
  ],
  [
    () => new js.Residual(own({ forward: () => zeros(1, 3) })).forward(zeros(1, 2)),
    'ShapeError: Residual(Object).forward: layer(A) is [1, 3], expected [1, 2]',
  ],
  [
    () => new js.Residual(own({ forward: () => undefined })).forward(zeros(1, 2)),
    'TypeError: Residual(Object).forward: layer(A) is undefined, expected a Tensor [1, 2]; Tensor.from makes one',
  ],
  [
    () => new js.Residual(own()).predict(zeros(1, 2)),
    'TypeError: Residual.predict: Object has no predict; give it a predict(A) that remembers nothing',
  ],
  [
    () => {
      (() => {
        const block = new js.Residual(own({ backward: () => undefined }));
        block.forward(zeros(1, 2));
        block.backward(zeros(1, 2));
      })();
    },
    'TypeError: Residual(Object).backward: layer.backward(dLdZ) is undefined, expected a Tensor [1, 2]; Tensor.from makes one',
  ],
  [
    () => {
      (() => {
        const block = new js.Residual(own({ backward: () => zeros(1, 3) }));
        block.forward(zeros(1, 2));
        block.backward(zeros(1, 2));
      })();
    },
    'ShapeError: Residual(Object).backward: layer.backward(dLdZ) is [1, 3], expected [1, 2]',
  ],
]);

refuses('Sequential, built', () => ({}), [
  [() => new js.Sequential(), 'TypeError: Sequential: there is no layer, expected at least one'],
  [
    () => new js.Sequential([]),
    'TypeError: Sequential: layer 0 is an array, expected a layer with forward, backward and parameters; new Sequential(...layers) spreads a list',
  ],
  [
    () => new js.Sequential([new js.ReLU()]),
    'TypeError: Sequential: layer 0 is an array, expected a layer with forward, backward and parameters; new Sequential(...layers) spreads a list',
  ],
  [
    () => new js.Sequential(undefined),
    'TypeError: Sequential: layer 0 is undefined, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential(new js.ReLU(), null),
    'TypeError: Sequential: layer 1 is null, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential(js.ReLU),
    'TypeError: Sequential: layer 0 is a function, expected a layer with forward, backward and parameters; new makes one of a class',
  ],
  [
    () => new js.Sequential('relu'),
    "TypeError: Sequential: layer 0 is 'relu', expected a layer with forward, backward and parameters",
  ],
  [
    () => new js.Sequential({ fc1: new js.Linear(2, 2) }),
    'TypeError: Sequential: layer 0 is an object, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential({ forward: () => 0, parameters: [] }),
    'TypeError: Sequential: layer 0 is an object, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential({ forward: () => 0, backward: () => 0 }),
    'TypeError: Sequential: layer 0 is an object, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential(own({ parameters: {} })),
    'TypeError: Sequential: layer 0 is an object, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential(own({ parameters: [null] })),
    'TypeError: Sequential: layer 0, Object: parameters[0] is null, expected { name, value, gradient }',
  ],
  [
    () => new js.Sequential(own({ parameters: [zeros(1)] })),
    'TypeError: Sequential: layer 0, Object: parameters[0] is a Tensor, expected { name, value, gradient }',
  ],
  [
    () => new js.Sequential(own({ parameters: [{ value: zeros(1), gradient: zeros(1) }] })),
    'TypeError: Sequential: layer 0, Object: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    () => new js.Sequential(own({ parameters: [{ name: 'W', value: zeros(1), gradient: zeros(2) }] })),
    'ShapeError: Sequential: layer 0, Object: W.gradient is [2], expected [1]',
  ],
  [
    () => new js.Sequential(own({ parameters: [{ name: 'W', value: zeros(1), gradient: doubles(1) }] })),
    "DTypeError: Sequential: layer 0, Object: W.gradient is float64, expected float32; W.gradient.to('float32') converts it",
  ],
  [
    () => new js.Sequential(own({ inFeatures: NaN })),
    'ShapeError: Sequential: layer 0, Object: inFeatures is NaN, expected a positive integer',
  ],
  [
    () => new js.Sequential(own({ outFeatures: 'sam' })),
    "ShapeError: Sequential: layer 0, Object: outFeatures is 'sam', expected a positive integer",
  ],
  [
    () => new js.Sequential(own({ outFeatures: 1.5 })),
    'ShapeError: Sequential: layer 0, Object: outFeatures is 1.5, expected a positive integer',
  ],
  [
    () => new js.Sequential(own({ dtype: 'f16' })),
    "DTypeError: Sequential: layer 0, Object: dtype is 'f16', expected 'float32' or 'float64'",
  ],
  [
    () => new js.Sequential(own({ layers: 3 })),
    'TypeError: Sequential: layer 0, Object: layers is 3, expected an array of layers',
  ],
  [
    () => new js.Sequential(own({ layers: [1] })),
    'TypeError: Sequential: layer 0.0 is 1, expected a layer with forward, backward and parameters',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.Linear(4, 1)),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, Linear(4 → 1) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.ReLU(), new js.Dropout({ rng }), new js.Linear(4, 1)),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, Linear(4 → 1) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.BatchNorm1d(4)),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, BatchNorm1d(4) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.LayerNorm(4)),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, LayerNorm(4) takes 4',
  ],
  [
    () => new js.Sequential(new js.Sequential(new js.Linear(2, 3)), new js.Sequential(new js.Linear(4, 1))),
    'ShapeError: Sequential: Sequential(Linear(2 → 3)) gives 3 features, Sequential(Linear(4 → 1)) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.Residual(new js.Linear(4, 4))),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, Residual(Linear(4 → 4)) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 3), new js.Residual(new js.ReLU()), new js.Linear(4, 1)),
    'ShapeError: Sequential: Linear(2 → 3) gives 3 features, Linear(4 → 1) takes 4',
  ],
  [
    () => new js.Sequential(new js.Linear(2, 2), new js.Linear(2, 2, { dtype: 'float64' })),
    'DTypeError: Sequential: Linear(2 → 2) is float32, Linear(2 → 2) is float64; all layers need the same dtype',
  ],
  [
    () => new js.Sequential(new js.Residual(new js.Linear(2, 2)), new js.LayerNorm(2, { dtype: 'float64' })),
    'DTypeError: Sequential: Residual(Linear(2 → 2)) is float32, LayerNorm(2) is float64; all layers need the same dtype',
  ],
  [
    () =>
      (() => {
        const relu = new js.ReLU();
        return new js.Sequential(relu, new js.Linear(2, 2), relu);
      })(),
    'Error: Sequential: ReLU stands at 0 and at 2; a layer remembers one forward pass, so each place needs a layer of its own',
  ],
  [
    () =>
      (() => {
        const layer = new js.Linear(2, 2);
        return new js.Sequential(layer, new js.Residual(layer));
      })(),
    'Error: Sequential: Linear(2 → 2) stands at 0 and at 1.0; a layer remembers one forward pass, so each place needs a layer of its own',
  ],
  [
    () =>
      (() => {
        const layer = new js.Linear(2, 2);
        return new js.Sequential(layer, new js.Sequential(new js.Sequential(layer)));
      })(),
    'Error: Sequential: Linear(2 → 2) stands at 0 and at 1.0.0; a layer remembers one forward pass, so each place needs a layer of its own',
  ],
]);

refuses('Sequential, called', () => used(new js.Sequential(new js.Tanh(), new js.Linear(2, 2))), [
  ...byAll('Linear(2 → 2)', 2),
  ...asOut('Sequential(Tanh, Linear(2 → 2))'),
  ...byFixed('Linear(2 → 2)'),
  [
    ({ layer }) => layer.gradients(zeros(3, 2)),
    'ShapeError: Linear(2 → 2).backward: dLdZ is [3, 2], expected [4, 2]',
  ],
  [
    () => new js.Sequential(new js.ReLU(), own()).predict(zeros(1, 2)),
    'TypeError: Sequential.predict: layer 1, Object, has no predict; give it a predict(A) that remembers nothing',
  ],
]);

refuses('initializers', () => ({ W: ones(2, 3), source: new js.Rng(1) }), [
  [
    () => js.xavierUniform(null),
    'TypeError: xavierUniform: options are null, expected an object such as { gain: … }',
  ],
  [
    () => js.xavierUniform(1),
    'TypeError: xavierUniform: options are 1, expected an object such as { gain: … }',
  ],
  [
    () => js.xavierUniform({ gain: -1 }),
    'RangeError: xavierUniform: gain is -1, expected a finite number, 0 or more',
  ],
  [
    () => js.xavierUniform({ gain: NaN }),
    'RangeError: xavierUniform: gain is NaN, expected a finite number, 0 or more',
  ],
  [
    () => js.xavierUniform({ gain: null }),
    'TypeError: xavierUniform: gain is null, expected a finite number, 0 or more',
  ],
  [
    () => js.xavierNormal({ gian: 1 }),
    "TypeError: xavierNormal: unknown option 'gian'; did you mean 'gain'?",
  ],
  [
    () => js.xavierNormal({ mode: 'fanIn' }),
    "TypeError: xavierNormal: unknown option 'mode'; known are gain",
  ],
  [
    () => js.kaimingUniform({ mode: 'fan_out' }),
    "RangeError: kaimingUniform: mode is 'fan_out', expected one of 'fanIn', 'fanOut'; did you mean 'fanOut'?",
  ],
  [
    () => js.kaimingUniform({ mode: null }),
    "RangeError: kaimingUniform: mode is null, expected one of 'fanIn', 'fanOut'",
  ],
  [
    () => js.kaimingUniform({ gain: 1 }),
    "TypeError: kaimingUniform: unknown option 'gain'; known are mode, nonlinearity, a",
  ],
  [
    () => js.kaimingNormal({ nonlinearity: 'gelu' }),
    "RangeError: kaimingNormal: nonlinearity is 'gelu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'relu'?",
  ],
  [
    () => js.kaimingNormal({ nonlinearity: '__proto__' }),
    "RangeError: kaimingNormal: nonlinearity is '__proto__', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'",
  ],
  [() => js.kaimingNormal({ a: NaN }), 'RangeError: kaimingNormal: a is NaN, expected a finite number'],
  [() => js.kaimingNormal({ a: '1' }), "TypeError: kaimingNormal: a is '1', expected a finite number"],
  [
    ({ source }) => js.kaimingNormal(source),
    'TypeError: kaimingNormal: options are an Rng, expected an object such as { mode: … }',
  ],
  [
    () => js.xavierUniform()(),
    'TypeError: xavierUniform: W is undefined, expected a Tensor [outFeatures, inFeatures]; Tensor.from makes one',
  ],
  [
    ({ source }) => js.xavierUniform()(zeros(3), source),
    'ShapeError: xavierUniform: W is [3], expected [outFeatures, inFeatures]',
  ],
  [
    ({ source }) => js.xavierUniform()([[1]], source),
    'TypeError: xavierUniform: W is an array, expected a Tensor [outFeatures, inFeatures]; Tensor.from makes one',
  ],
  [
    ({ W }) => js.xavierNormal()(W),
    'TypeError: xavierNormal: rng is undefined, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    ({ W }) => js.kaimingUniform()(W, 42),
    'TypeError: kaimingUniform: rng is 42, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    ({ W, source }) => js.kaimingNormal()(source, W),
    'TypeError: kaimingNormal: W is an Rng, expected a Tensor [outFeatures, inFeatures]; Tensor.from makes one',
  ],
  [
    () => js.gain(),
    "RangeError: gain: nonlinearity is undefined, expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'",
  ],
  [
    () => js.gain('leaky_relu'),
    "RangeError: gain: nonlinearity is 'leaky_relu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'leakyRelu'?",
  ],
  [
    () => js.gain('rellu'),
    "RangeError: gain: nonlinearity is 'rellu', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'; did you mean 'relu'?",
  ],
  [
    () => js.gain('toString'),
    "RangeError: gain: nonlinearity is 'toString', expected one of 'linear', 'identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'",
  ],
  [() => js.gain('relu', 'x'), "TypeError: gain: param is 'x', expected a finite number"],
  [() => js.gain('leakyRelu', Infinity), 'RangeError: gain: param is Infinity, expected a finite number'],
]);

refuses(
  'initialize',
  () => ({
    model: new js.Sequential(
      new js.Linear(2, 3, { init: js.xavierUniform(), rng: new js.Rng(2) }),
      new js.ReLU(),
      new js.Linear(3, 1),
    ),
    source: new js.Rng(1),
  }),
  [
    [
      () => js.initialize(),
      'TypeError: initialize: options are undefined, expected an object such as { init: … }',
    ],
    [
      ({ model }) => js.initialize(model),
      'TypeError: initialize: options are undefined, expected an object such as { init: … }',
    ],
    [
      ({ model, source }) => js.initialize(model, source),
      'TypeError: initialize: options are an Rng, expected an object such as { init: … }',
    ],
    [
      ({ model }) => js.initialize(model, 42),
      'TypeError: initialize: options are 42, expected an object such as { init: … }',
    ],
    [
      ({ model }) => js.initialize(model, { seed: 1 }),
      "TypeError: initialize: unknown option 'seed'; known are init, rng",
    ],
    [
      ({ model, source }) => js.initialize(model, { rgn: source }),
      "TypeError: initialize: unknown option 'rgn'; did you mean 'rng'?",
    ],
    [
      ({ model }) => js.initialize(model, { rng: 42 }),
      'TypeError: initialize: rng is 42, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      ({ model }) => js.initialize(model, {}),
      'TypeError: initialize: rng is undefined, expected an Rng; pass rng: new Rng(seed)',
    ],
    [
      ({ model, source }) => js.initialize(model, { rng: source, init: null }),
      'TypeError: initialize: init is null, expected an initializer such as kaimingUniform()',
    ],
    [
      ({ model, source }) => js.initialize(model, { rng: source, init: 'kaiming' }),
      "TypeError: initialize: init is 'kaiming', expected an initializer such as kaimingUniform()",
    ],
    [
      ({ model, source }) => js.initialize(model, { rng: source, init: js.xavierNormal }),
      'TypeError: xavierNormal: options are a Tensor, expected an object such as {}; pass init: xavierNormal()',
    ],
    [
      ({ source }) => js.initialize(null, { rng: source }),
      'TypeError: initialize: model is null, expected a layer or a Sequential of layers',
    ],
    [
      ({ model, source }) => js.initialize([model], { rng: source }),
      'TypeError: initialize: model is an array, expected a layer or a Sequential of layers',
    ],
    [
      ({ source }) => js.initialize(js.Linear, { rng: source }),
      'TypeError: initialize: model is a function, expected a layer or a Sequential of layers',
    ],
    [
      ({ source }) => js.initialize(own({ parameters: [null] }), { rng: source }),
      'TypeError: initialize: parameters[0] is null, expected { name, value, gradient }',
    ],
    [
      ({ source }) =>
        js.initialize(own({ parameters: [{ name: 3, value: zeros(1), gradient: zeros(1) }] }), {
          rng: source,
        }),
      'TypeError: initialize: parameters[0] is an object, expected { name, value, gradient }',
    ],
  ],
);

refuses('mlp', () => ({ source: new js.Rng(1) }), [
  [() => js.mlp(), 'ShapeError: mlp: sizes is undefined, expected two or more, such as [4, 16, 3]'],
  [() => js.mlp(4), 'ShapeError: mlp: sizes is 4, expected two or more, such as [4, 16, 3]'],
  [() => js.mlp(4, 16, 3), 'ShapeError: mlp: sizes is 4, expected two or more, such as [4, 16, 3]'],
  [
    ({ source }) => js.mlp('4,16,3', { rng: source }),
    "ShapeError: mlp: sizes is '4,16,3', expected two or more, such as [4, 16, 3]",
  ],
  [
    ({ source }) => js.mlp([], { rng: source }),
    'ShapeError: mlp: sizes is [], expected two or more, such as [4, 16, 3]',
  ],
  [
    ({ source }) => js.mlp([4], { rng: source }),
    'ShapeError: mlp: sizes is [4], expected two or more, such as [4, 16, 3]',
  ],
  [
    ({ source }) => js.mlp([[4, 3]], { rng: source }),
    'ShapeError: mlp: sizes is [an array], expected two or more, such as [4, 16, 3]',
  ],
  [
    ({ source }) => js.mlp([4, 0], { rng: source }),
    'ShapeError: mlp: sizes[1] is 0, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp([4, -1], { rng: source }),
    'ShapeError: mlp: sizes[1] is -1, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp([4, 1.5], { rng: source }),
    'ShapeError: mlp: sizes[1] is 1.5, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp([4, NaN, 3], { rng: source }),
    'ShapeError: mlp: sizes[1] is NaN, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp(['4', '3'], { rng: source }),
    "ShapeError: mlp: sizes[0] is '4', expected a positive integer",
  ],
  [
    ({ source }) => js.mlp([4, undefined, 3], { rng: source }),
    'ShapeError: mlp: sizes[1] is undefined, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp([4].concat(Array(1), [3]), { rng: source }),
    'ShapeError: mlp: sizes[1] is undefined, expected a positive integer',
  ],
  [
    ({ source }) => js.mlp([Symbol('4')], { rng: source }),
    'ShapeError: mlp: sizes is [Symbol(4)], expected two or more, such as [4, 16, 3]',
  ],
  [
    ({ source }) => js.mlp(Uint32Array.of(4, 3), { rng: source }),
    'ShapeError: mlp: sizes is a Uint32Array, expected two or more, such as [4, 16, 3]',
  ],
  [
    () => js.mlp([4, 3]),
    'TypeError: mlp: options are undefined, expected an object such as { activation: … }',
  ],
  [
    ({ source }) => js.mlp([4, 3], source),
    'TypeError: mlp: options are an Rng, expected an object such as { activation: … }',
  ],
  [() => js.mlp([4, 3], {}), 'TypeError: mlp: rng is undefined, expected an Rng; pass rng: new Rng(seed)'],
  [() => js.mlp([4, 3], { rng: 42 }), 'TypeError: mlp: rng is 42, expected an Rng; pass rng: new Rng(seed)'],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, activation: 'rellu' }),
    "RangeError: mlp: activation is 'rellu', expected one of 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'identity'; did you mean 'relu'?",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, activation: js.ReLU }),
    "RangeError: mlp: activation is a function, expected one of 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'identity'",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, activation: 'softmax' }),
    "RangeError: mlp: activation is 'softmax', expected one of 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'identity'",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, activation: '__proto__' }),
    "RangeError: mlp: activation is '__proto__', expected one of 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'identity'",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, dtype: null }),
    "DTypeError: mlp: dtype is null, expected 'float32' or 'float64'",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, activations: 'relu' }),
    "TypeError: mlp: unknown option 'activations'; did you mean 'activation'?",
  ],
  [
    ({ source }) => js.mlp([4, 3], { rng: source, dropout: 0.5 }),
    "TypeError: mlp: unknown option 'dropout'; known are activation, rng, dtype",
  ],
  [
    ({ source }) => js.mlp([2 ** 20, 2 ** 20], { rng: source }),
    'ShapeError: Linear: shape [1048576, 1048576] has more than 2³² numbers, too many for one tensor',
  ],
]);
