// What a wrong call of @chainrule/optim gets: the whole error, and nothing has changed.
import { js, refuses } from './misuse.ts';

const full = (shape: number[], value: number) => js.Tensor.full(shape, value);
const parameter = (name: string) => ({ name, value: full([1, 2], 1), gradient: full([1, 2], 0.5) });
/** What is saved of an optimizer or a schedule, with something else put in its place. */
const but = (saved: object, wrong: object) => ({ ...saved, ...wrong });
/** As `but`, with another memory of the one parameter. */
const remembering = (saved: object, memory: unknown) => ({ ...saved, parameters: [{ name: 'W', memory }] });

refuses('parameters of an optimizer', () => ({ W: parameter('W') }), [
  [
    () => new js.SGD(undefined, { lr: 0.1 }),
    'TypeError: SGD: parameters is undefined, expected an array such as model.parameters',
  ],
  [
    () => new js.SGD(null, { lr: 0.1 }),
    'TypeError: SGD: parameters is null, expected an array such as model.parameters',
  ],
  [
    () => new js.SGD(1, { lr: 0.1 }),
    'TypeError: SGD: parameters is 1, expected an array such as model.parameters',
  ],
  [
    () => new js.SGD('W', { lr: 0.1 }),
    "TypeError: SGD: parameters is 'W', expected an array such as model.parameters",
  ],
  [
    () => new js.SGD(new js.Linear(1, 1), { lr: 0.1 }),
    'TypeError: SGD: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    ({ W }) => new js.SGD(new Set([W]), { lr: 0.1 }),
    'TypeError: SGD: parameters is a Set, expected an array such as model.parameters',
  ],
  [
    ({ W }) => new js.SGD(W, { lr: 0.1 }),
    'TypeError: SGD: parameters is an object, expected an array such as model.parameters',
  ],
  [
    () => new js.SGD([], { lr: 0.1 }),
    'TypeError: SGD: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [
    () => new js.SGD([null], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is null, expected { name, value, gradient }',
  ],
  [
    () => new js.SGD([full([1], 1)], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is a Tensor, expected { name, value, gradient }',
  ],
  [
    () => new js.SGD([new js.Linear(1, 1)], { lr: 0.1 }),
    'TypeError: SGD: parameters[0]: options are a Linear, expected an object such as { parameters: … }',
  ],
  [
    ({ W }) => new js.SGD([{ name: 'W', value: W.value }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([{ value: W.value, gradient: W.gradient }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([{ name: 1, value: W.value, gradient: W.gradient }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([{ name: 'W', value: W.value, gradient: full([2], 1) }], { lr: 0.1 }),
    'ShapeError: SGD: W.gradient is [2], expected [1, 2]',
  ],
  [
    ({ W }) =>
      new js.SGD([{ name: 'W', value: W.value, gradient: js.Tensor.zeros([1, 2], 'float64') }], { lr: 0.1 }),
    "DTypeError: SGD: W.gradient is float64, expected float32; W.gradient.to('float32') converts it",
  ],
  [
    ({ W }) => new js.SGD([{ name: 'W', value: W.value, gradient: new Float32Array(2) }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([{ name: 'W', value: W.value, gradient: W.value }], { lr: 0.1 }),
    'Error: SGD: W.gradient shares memory with W.value, which backward would overwrite; give it its own',
  ],
  [({ W }) => new js.SGD([W, W], { lr: 0.1 }), 'Error: SGD: parameters[1], W, stands in the list twice'],
  [
    ({ W }) => new js.SGD([W].concat(Array(1)), { lr: 0.1 }),
    'TypeError: SGD: parameters[1] is undefined, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([[W]], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an array, expected { name, value, gradient }',
  ],
  [
    () => new js.SGD([{ parameters: [] }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0]: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [
    () => new js.SGD([{ parameters: null }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0]: parameters is null, expected an array such as model.parameters',
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W] }, W], { lr: 0.1 }),
    'TypeError: SGD: parameters[1] is an object, expected a group { parameters, lr, weightDecay } like the first',
  ],
  [
    ({ W }) => new js.SGD([W, { parameters: [W] }], { lr: 0.1 }),
    'TypeError: SGD: parameters[1] is an object, expected { name, value, gradient }',
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W] }, null], { lr: 0.1 }),
    'TypeError: SGD: parameters[1] is null, expected a group { parameters, lr, weightDecay } like the first',
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W], lr: -1 }], { lr: 0.1 }),
    'RangeError: SGD: parameters[0]: lr is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W], lr: '1' }], { lr: 0.1 }),
    "TypeError: SGD: parameters[0]: lr is '1', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W], weightDecay: NaN }], { lr: 0.1 }),
    'RangeError: SGD: parameters[0]: weightDecay is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W], weight_decay: 1 }], { lr: 0.1 }),
    "TypeError: SGD: parameters[0]: unknown option 'weight_decay'; did you mean 'weightDecay'?",
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W], momentum: 0.9 }], { lr: 0.1 }),
    "TypeError: SGD: parameters[0]: unknown option 'momentum'; known are parameters, lr, weightDecay",
  ],
  [
    ({ W }) => new js.SGD([{ parameters: [W] }, { parameters: [W] }], { lr: 0.1 }),
    'Error: SGD: parameters[1]: parameters[0], W, stands in the list twice',
  ],
  [
    ({ W }) => new js.SGD([{ params: [W] }], { lr: 0.1 }),
    'TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }',
  ],
]);

refuses('parameters of the others', () => ({ W: parameter('W') }), [
  [
    () => new js.Adam(),
    'TypeError: Adam: parameters is undefined, expected an array such as model.parameters',
  ],
  [
    () => new js.Adam([]),
    'TypeError: Adam: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [({ W }) => new js.Adam([W, W]), 'Error: Adam: parameters[1], W, stands in the list twice'],
  [
    () => new js.Adam(new js.Linear(1, 1)),
    'TypeError: Adam: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    () => new js.AdamW(),
    'TypeError: AdamW: parameters is undefined, expected an array such as model.parameters',
  ],
  [
    () => new js.AdamW([]),
    'TypeError: AdamW: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [({ W }) => new js.AdamW([W, W]), 'Error: AdamW: parameters[1], W, stands in the list twice'],
  [
    () => new js.AdamW(new js.Linear(1, 1)),
    'TypeError: AdamW: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    () => new js.RMSprop(),
    'TypeError: RMSprop: parameters is undefined, expected an array such as model.parameters',
  ],
  [
    () => new js.RMSprop([]),
    'TypeError: RMSprop: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [({ W }) => new js.RMSprop([W, W]), 'Error: RMSprop: parameters[1], W, stands in the list twice'],
  [
    () => new js.RMSprop(new js.Linear(1, 1)),
    'TypeError: RMSprop: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    () => new js.Adagrad(),
    'TypeError: Adagrad: parameters is undefined, expected an array such as model.parameters',
  ],
  [
    () => new js.Adagrad([]),
    'TypeError: Adagrad: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [({ W }) => new js.Adagrad([W, W]), 'Error: Adagrad: parameters[1], W, stands in the list twice'],
  [
    () => new js.Adagrad(new js.Linear(1, 1)),
    'TypeError: Adagrad: parameters is a Linear, expected an array such as model.parameters',
  ],
]);

refuses('options of SGD', () => ({ W: parameter('W') }), [
  [
    ({ W }) => new js.SGD([W], undefined),
    'TypeError: SGD: options are undefined, expected an object such as { lr: … }',
  ],
  [
    ({ W }) => new js.SGD([W], null),
    'TypeError: SGD: options are null, expected an object such as { lr: … }',
  ],
  [({ W }) => new js.SGD([W], 0.1), 'TypeError: SGD: options are 0.1, expected an object such as { lr: … }'],
  [({ W }) => new js.SGD([W], 'x'), "TypeError: SGD: options are 'x', expected an object such as { lr: … }"],
  [
    ({ W }) => new js.SGD([W], []),
    'TypeError: SGD: options are an array, expected an object such as { lr: … }',
  ],
  [
    ({ W }) => new js.SGD([W], new Map([['lr', 0.1]])),
    'TypeError: SGD: options are a Map, expected an object such as { lr: … }',
  ],
  [
    ({ W }) => new js.SGD([W], new js.Rng(1)),
    'TypeError: SGD: options are an Rng, expected an object such as { lr: … }',
  ],
  [({ W }) => new js.SGD([W], {}), 'TypeError: SGD: lr is undefined, expected a finite number, 0 or more'],
  [({ W }) => new js.SGD([W], { lr: -1 }), 'RangeError: SGD: lr is -1, expected a finite number, 0 or more'],
  [
    ({ W }) => new js.SGD([W], { lr: NaN }),
    'RangeError: SGD: lr is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: Infinity }),
    'RangeError: SGD: lr is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: '0.1' }),
    "TypeError: SGD: lr is '0.1', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: null }),
    'TypeError: SGD: lr is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { learningRate: 0.1 }),
    "TypeError: SGD: unknown option 'learningRate'; known are lr, momentum, dampening, nesterov, weightDecay, maximize",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, momentun: 0.9 }),
    "TypeError: SGD: unknown option 'momentun'; did you mean 'momentum'?",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, momentum: -1 }),
    'RangeError: SGD: momentum is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, momentum: '0.9' }),
    "TypeError: SGD: momentum is '0.9', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, momentum: null }),
    'TypeError: SGD: momentum is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, dampening: NaN }),
    'RangeError: SGD: dampening is NaN, expected a finite number',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, nesterov: 1 }),
    'TypeError: SGD: nesterov is 1, expected true or false',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, nesterov: true }),
    'RangeError: SGD: nesterov with momentum 0 and dampening 0, expected momentum > 0 and dampening 0',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, nesterov: true, momentum: 0.9, dampening: 0.1 }),
    'RangeError: SGD: nesterov with momentum 0.9 and dampening 0.1, expected momentum > 0 and dampening 0',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, weightDecay: -1 }),
    'RangeError: SGD: weightDecay is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, weight_decay: 1 }),
    "TypeError: SGD: unknown option 'weight_decay'; did you mean 'weightDecay'?",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, maximize: 'no' }),
    "TypeError: SGD: maximize is 'no', expected true or false",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, betas: [0.9, 0.99] }),
    "TypeError: SGD: unknown option 'betas'; known are lr, momentum, dampening, nesterov, weightDecay, maximize",
  ],
  [
    ({ W }) => new js.SGD([W], { lr: 0.1, constructor: 1 }),
    "TypeError: SGD: unknown option 'constructor'; known are lr, momentum, dampening, nesterov, weightDecay, maximize",
  ],
  [
    ({ W }) => new js.SGD([W], JSON.parse('{"lr": 1, "__proto__": {"momentum": 1}}')),
    "TypeError: SGD: unknown option '__proto__'; known are lr, momentum, dampening, nesterov, weightDecay, maximize",
  ],
  [
    ({ W }) => new js.SGD([W], Object.create({ lr: 0.1, momentun: 0.9 })),
    "TypeError: SGD: unknown option 'momentun'; did you mean 'momentum'?",
  ],
]);

refuses('options of Adam and AdamW', () => ({ W: parameter('W') }), [
  [
    ({ W }) => new js.Adam([W], 0.001),
    'TypeError: Adam: options are 0.001, expected an object such as { lr: … }',
  ],
  [
    ({ W }) => new js.Adam([W], { lr: -1 }),
    'RangeError: Adam: lr is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adam([W], { lr: null }),
    'TypeError: Adam: lr is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: 0.9 }),
    'TypeError: Adam: betas is 0.9, expected two numbers such as [0.9, 0.999]',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: [0.9] }),
    'TypeError: Adam: betas is 1 numbers, expected two numbers such as [0.9, 0.999]',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: [0.9, 0.99, 0.999] }),
    'TypeError: Adam: betas is 3 numbers, expected two numbers such as [0.9, 0.999]',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: [0.9, 1] }),
    'RangeError: Adam: betas[1] is 1, expected a number from 0 to below 1',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: [-0.1, 0.9] }),
    'RangeError: Adam: betas[0] is -0.1, expected a number from 0 to below 1',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: [NaN, 0.9] }),
    'RangeError: Adam: betas[0] is NaN, expected a number from 0 to below 1',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: ['0.9', 0.9] }),
    "TypeError: Adam: betas[0] is '0.9', expected a number from 0 to below 1",
  ],
  [
    ({ W }) => new js.Adam([W], { betas: Array(2) }),
    'TypeError: Adam: betas[0] is undefined, expected a number from 0 to below 1',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: null }),
    'TypeError: Adam: betas is null, expected two numbers such as [0.9, 0.999]',
  ],
  [
    ({ W }) => new js.Adam([W], { betas: Float64Array.of(0.9, 0.99) }),
    'TypeError: Adam: betas is a Float64Array, expected two numbers such as [0.9, 0.999]',
  ],
  [
    ({ W }) => new js.Adam([W], { beta1: 0.9 }),
    "TypeError: Adam: unknown option 'beta1'; did you mean 'betas'?",
  ],
  [
    ({ W }) => new js.Adam([W], { eps: -1 }),
    'RangeError: Adam: eps is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adam([W], { eps: null }),
    'TypeError: Adam: eps is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adam([W], { epsilon: 1e-8 }),
    "TypeError: Adam: unknown option 'epsilon'; known are lr, betas, eps, weightDecay, amsgrad, maximize",
  ],
  [
    ({ W }) => new js.Adam([W], { amsgrad: 'true' }),
    "TypeError: Adam: amsgrad is 'true', expected true or false",
  ],
  [({ W }) => new js.Adam([W], { maximize: 0 }), 'TypeError: Adam: maximize is 0, expected true or false'],
  [
    ({ W }) => new js.Adam([W], { weightDecay: '0' }),
    "TypeError: Adam: weightDecay is '0', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => new js.Adam([W], new Map([['lr', 0.1]])),
    'TypeError: Adam: options are a Map, expected an object such as { lr: … }',
  ],
  [
    ({ W }) => new js.AdamW([W], { betas: [0.9, 2] }),
    'RangeError: AdamW: betas[1] is 2, expected a number from 0 to below 1',
  ],
  [
    ({ W }) => new js.AdamW([W], { weightDecay: -0.01 }),
    'RangeError: AdamW: weightDecay is -0.01, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.AdamW([W], { weightDeacy: 0.01 }),
    "TypeError: AdamW: unknown option 'weightDeacy'; did you mean 'weightDecay'?",
  ],
  [({ W }) => new js.AdamW([W], { amsgrad: 1 }), 'TypeError: AdamW: amsgrad is 1, expected true or false'],
  [
    ({ W }) => new js.AdamW([W], { lr: NaN }),
    'RangeError: AdamW: lr is NaN, expected a finite number, 0 or more',
  ],
]);

refuses('options of RMSprop and Adagrad', () => ({ W: parameter('W') }), [
  [
    ({ W }) => new js.RMSprop([W], { lr: -1 }),
    'RangeError: RMSprop: lr is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.RMSprop([W], { alpha: -1 }),
    'RangeError: RMSprop: alpha is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.RMSprop([W], { alpha: null }),
    'TypeError: RMSprop: alpha is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.RMSprop([W], { eps: NaN }),
    'RangeError: RMSprop: eps is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.RMSprop([W], { momentum: -0.9 }),
    'RangeError: RMSprop: momentum is -0.9, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.RMSprop([W], { centered: 0 }),
    'TypeError: RMSprop: centered is 0, expected true or false',
  ],
  [
    ({ W }) => new js.RMSprop([W], { centred: true }),
    "TypeError: RMSprop: unknown option 'centred'; did you mean 'centered'?",
  ],
  [
    ({ W }) => new js.RMSprop([W], { rho: 0.9 }),
    "TypeError: RMSprop: unknown option 'rho'; known are lr, alpha, eps, weightDecay, momentum, centered, maximize",
  ],
  [
    ({ W }) => new js.Adagrad([W], { lr: NaN }),
    'RangeError: Adagrad: lr is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adagrad([W], { lrDecay: -1 }),
    'RangeError: Adagrad: lrDecay is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adagrad([W], { lr_decay: 1 }),
    "TypeError: Adagrad: unknown option 'lr_decay'; did you mean 'lrDecay'?",
  ],
  [
    ({ W }) => new js.Adagrad([W], { initialAccumulatorValue: -1 }),
    'RangeError: Adagrad: initialAccumulatorValue is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adagrad([W], { initialAccumulatorValue: Infinity }),
    'RangeError: Adagrad: initialAccumulatorValue is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => new js.Adagrad([W], { eps: '0' }),
    "TypeError: Adagrad: eps is '0', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => new js.Adagrad([W], { maximize: 'yes' }),
    "TypeError: Adagrad: maximize is 'yes', expected true or false",
  ],
]);

refuses('lr, set', () => ({ optimizer: new js.SGD([parameter('W')], { lr: 0.1 }) }), [
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', -1),
    'RangeError: SGD: lr is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', NaN),
    'RangeError: SGD: lr is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', Infinity),
    'RangeError: SGD: lr is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', '1'),
    "TypeError: SGD: lr is '1', expected a finite number, 0 or more",
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', null),
    'TypeError: SGD: lr is null, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', undefined),
    'TypeError: SGD: lr is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => Reflect.set(optimizer, 'lr', 1n),
    'TypeError: SGD: lr is 1n, expected a finite number, 0 or more',
  ],
]);

refuses(
  'restore of an optimizer',
  () =>
    (() => {
      const optimizer = new js.Adam([parameter('W')], { lr: 0.1 });
      optimizer.step();
      return { optimizer, saved: optimizer.state() };
    })(),
  [
    [
      ({ optimizer }) => optimizer.restore(undefined),
      'TypeError: Adam.restore: state is undefined, expected what state() returned',
    ],
    [
      ({ optimizer }) => optimizer.restore(null),
      'TypeError: Adam.restore: state is null, expected what state() returned',
    ],
    [
      ({ optimizer }) => optimizer.restore(1),
      'TypeError: Adam.restore: state is 1, expected what state() returned',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(JSON.stringify(saved)),
      'TypeError: Adam.restore: state is \'{"optimizer":"Adam","lr":[0.1],"steps":1…\', expected what state() returned',
    ],
    [
      ({ optimizer }) => optimizer.restore([]),
      'TypeError: Adam.restore: state is an array, expected what state() returned',
    ],
    [
      ({ optimizer }) => optimizer.restore({}),
      'TypeError: Adam.restore: state is an object, expected what state() returned',
    ],
    [
      ({ optimizer }) => optimizer.restore(optimizer),
      'TypeError: Adam.restore: state is an Adam, expected what state() returned',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { optimizer: 'SGD' })),
      "TypeError: Adam.restore: state is of 'SGD', expected 'Adam'",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { optimizer: undefined })),
      "TypeError: Adam.restore: state is of undefined, expected 'Adam'",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: 0.1 })),
      'ShapeError: Adam.restore: lr is 0.1, expected one for each of 1 groups',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: [-1] })),
      'RangeError: Adam.restore: lr[0] is -1, expected a finite number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: [NaN] })),
      'RangeError: Adam.restore: lr[0] is NaN, expected a finite number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: Array(1) })),
      'TypeError: Adam.restore: lr[0] is undefined, expected a finite number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: [1, 1] })),
      'ShapeError: Adam.restore: lr is 2 learning rates, expected one for each of 1 groups',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { lr: [] })),
      'ShapeError: Adam.restore: lr is 0 learning rates, expected one for each of 1 groups',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: -1 })),
      'RangeError: Adam.restore: steps is -1, expected a whole number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: 1.5 })),
      'RangeError: Adam.restore: steps is 1.5, expected a whole number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: NaN })),
      'RangeError: Adam.restore: steps is NaN, expected a whole number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: '1' })),
      "TypeError: Adam.restore: steps is '1', expected a whole number, 0 or more",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: undefined })),
      'TypeError: Adam.restore: steps is undefined, expected a whole number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { steps: 2 ** 60 })),
      'RangeError: Adam.restore: steps is 1152921504606847000, expected a whole number, 0 or more',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: undefined })),
      'TypeError: Adam.restore: state is an object, expected what state() returned',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: [] })),
      'ShapeError: Adam.restore: state has 0 parameters, expected 1',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: [null] })),
      'TypeError: Adam.restore: state is an object, expected what state() returned',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: Array(1) })),
      'TypeError: Adam.restore: state is an object, expected what state() returned',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: [{ name: 'b', memory: {} }] })),
      "TypeError: Adam.restore: parameter 0 of the state is 'b', expected 'W'",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(but(saved, { parameters: [{ memory: {} }] })),
      "TypeError: Adam.restore: parameter 0 of the state is undefined, expected 'W'",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, undefined)),
      'TypeError: Adam.restore: memory of W is undefined, expected an object',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, null)),
      'TypeError: Adam.restore: memory of W is null, expected an object',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, [])),
      'TypeError: Adam.restore: memory of W is an array, expected an object',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, {})),
      'ShapeError: Adam.restore: mean of W is undefined, expected 2 numbers',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: [1, 2] })),
      'ShapeError: Adam.restore: square of W is undefined, expected 2 numbers',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: [1], square: [1, 2] })),
      'ShapeError: Adam.restore: mean of W is 1 numbers, expected 2 numbers',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: '12', square: [1, 2] })),
      "ShapeError: Adam.restore: mean of W is '12', expected 2 numbers",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: [1, 2], square: ['1', 2] })),
      "TypeError: Adam.restore: square of W[0] is '1', expected a number",
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: [1, 2], square: [null, 2] })),
      'TypeError: Adam.restore: square of W[0] is null, expected a number',
    ],
    [
      ({ optimizer, saved }) => optimizer.restore(remembering(saved, { mean: [1, 2], square: Array(2) })),
      'TypeError: Adam.restore: square of W[0] is undefined, expected a number',
    ],
    [
      ({ optimizer, saved }) =>
        optimizer.restore(remembering(saved, { mean: Float32Array.of(1, 2), square: [1, 2] })),
      'ShapeError: Adam.restore: mean of W is a Float32Array, expected 2 numbers',
    ],
    [
      ({ optimizer, saved }) =>
        optimizer.restore(remembering(saved, { mean: [1, 2], square: [1, 2], largest: [1, 2] })),
      'TypeError: Adam.restore: the state has a largest of W, this Adam keeps none; build it with the options of the one that was saved',
    ],
    [
      ({ optimizer, saved }) =>
        optimizer.restore(remembering(saved, { mean: [1, 2], square: [1, 2], constructor: [1, 2] })),
      'TypeError: Adam.restore: the state has a constructor of W, this Adam keeps none; build it with the options of the one that was saved',
    ],
    [
      ({ optimizer, saved }) =>
        optimizer.restore(
          remembering(saved, JSON.parse('{"mean": [1, 2], "square": [1, 2], "__proto__": [1, 2]}')),
        ),
      'TypeError: Adam.restore: the state has a __proto__ of W, this Adam keeps none; build it with the options of the one that was saved',
    ],
  ],
);

refuses(
  'restore with other options',
  () =>
    (() => {
      const W = parameter('W');
      const plain = new js.SGD([W], { lr: 1 });
      const fast = new js.SGD([W], { lr: 1, momentum: 0.9 });
      return { plain, fast };
    })(),
  [
    [
      ({ plain, fast }) => plain.restore(fast.state()),
      'TypeError: SGD.restore: the state has a velocity of W, this SGD keeps none; build it with the options of the one that was saved',
    ],
    [
      ({ plain, fast }) => fast.restore(plain.state()),
      'ShapeError: SGD.restore: velocity of W is undefined, expected 2 numbers',
    ],
  ],
);

refuses('clipping', () => ({ W: parameter('W') }), [
  [
    ({ W }) => js.clipGradNorm([W], -1),
    'RangeError: clipGradNorm: maxNorm is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], NaN),
    'RangeError: clipGradNorm: maxNorm is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], '1'),
    "TypeError: clipGradNorm: maxNorm is '1', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => js.clipGradNorm([W], null),
    'TypeError: clipGradNorm: maxNorm is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], undefined),
    'TypeError: clipGradNorm: maxNorm is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], -Infinity),
    'RangeError: clipGradNorm: maxNorm is -Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], [1]),
    'TypeError: clipGradNorm: maxNorm is an array, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([W], { max: 1 }),
    'TypeError: clipGradNorm: maxNorm is an object, expected a finite number, 0 or more',
  ],
  [
    () => js.clipGradNorm(),
    'TypeError: clipGradNorm: maxNorm is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm(1, [W]),
    'TypeError: clipGradNorm: maxNorm is an array, expected a finite number, 0 or more',
  ],
  [
    () => js.clipGradNorm([], 1),
    'TypeError: clipGradNorm: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [
    () => js.clipGradNorm([null], 1),
    'TypeError: clipGradNorm: parameters[0] is null, expected { name, value, gradient }',
  ],
  [
    ({ W }) => js.clipGradNorm([W].concat(Array(1)), 1),
    'TypeError: clipGradNorm: parameters[1] is undefined, expected { name, value, gradient }',
  ],
  [
    ({ W }) => js.clipGradNorm(W, 1),
    'TypeError: clipGradNorm: parameters is an object, expected an array such as model.parameters',
  ],
  [
    ({ W }) => js.clipGradNorm([W.gradient], 1),
    'TypeError: clipGradNorm: parameters[0] is a Tensor, expected { name, value, gradient }',
  ],
  [
    () => js.clipGradNorm(new js.Linear(1, 1), 1),
    'TypeError: clipGradNorm: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    ({ W }) => js.clipGradValue([W], -1),
    'RangeError: clipGradValue: value is -1, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], NaN),
    'RangeError: clipGradValue: value is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], '1'),
    "TypeError: clipGradValue: value is '1', expected a finite number, 0 or more",
  ],
  [
    ({ W }) => js.clipGradValue([W], null),
    'TypeError: clipGradValue: value is null, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], undefined),
    'TypeError: clipGradValue: value is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], -Infinity),
    'RangeError: clipGradValue: value is -Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], [1]),
    'TypeError: clipGradValue: value is an array, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue([W], { max: 1 }),
    'TypeError: clipGradValue: value is an object, expected a finite number, 0 or more',
  ],
  [
    () => js.clipGradValue(),
    'TypeError: clipGradValue: value is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradValue(1, [W]),
    'TypeError: clipGradValue: value is an array, expected a finite number, 0 or more',
  ],
  [
    () => js.clipGradValue([], 1),
    'TypeError: clipGradValue: parameters is empty, expected at least one; no layer of the model learns anything',
  ],
  [
    () => js.clipGradValue([null], 1),
    'TypeError: clipGradValue: parameters[0] is null, expected { name, value, gradient }',
  ],
  [
    ({ W }) => js.clipGradValue([W].concat(Array(1)), 1),
    'TypeError: clipGradValue: parameters[1] is undefined, expected { name, value, gradient }',
  ],
  [
    ({ W }) => js.clipGradValue(W, 1),
    'TypeError: clipGradValue: parameters is an object, expected an array such as model.parameters',
  ],
  [
    ({ W }) => js.clipGradValue([W.gradient], 1),
    'TypeError: clipGradValue: parameters[0] is a Tensor, expected { name, value, gradient }',
  ],
  [
    () => js.clipGradValue(new js.Linear(1, 1), 1),
    'TypeError: clipGradValue: parameters is a Linear, expected an array such as model.parameters',
  ],
  [
    ({ W }) => js.clipGradValue([W], Infinity),
    'RangeError: clipGradValue: value is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ W }) => js.clipGradNorm([{ parameters: [W], norm: 1 }], 1),
    "TypeError: clipGradNorm: parameters[0]: unknown option 'norm'; known are parameters, lr, weightDecay",
  ],
]);

refuses('optimizer of a schedule', () => ({ W: parameter('W') }), [
  [
    () => new js.ExponentialLR(undefined, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is undefined, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR(null, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR(0.1, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is 0.1, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR('sgd', { gamma: 0.9 }),
    "TypeError: ExponentialLR: optimizer is 'sgd', expected an optimizer such as new SGD(…)",
  ],
  [
    () => new js.ExponentialLR({}, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is an object, expected an optimizer such as new SGD(…)',
  ],
  [
    ({ W }) => new js.ExponentialLR([W], { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is an array, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR(js.SGD, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is a function, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR({ lr: '1' }, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer is an object, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ExponentialLR({ lr: NaN }, { gamma: 0.9 }),
    'RangeError: ExponentialLR: optimizer.lr is NaN, expected a finite number, 0 or more',
  ],
  [
    () => new js.ExponentialLR({ lr: -1 }, { gamma: 0.9 }),
    'RangeError: ExponentialLR: optimizer.lr is -1, expected a finite number, 0 or more',
  ],
  [
    () => new js.ExponentialLR({ lr: 1, groups: null }, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer.groups is null, expected an array of groups with an lr',
  ],
  [
    () => new js.ExponentialLR({ lr: 1, groups: 3 }, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer.groups is 3, expected an array of groups with an lr',
  ],
  [
    () => new js.ExponentialLR({ lr: 1, groups: [] }, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer.groups is empty, expected an array of groups with an lr',
  ],
  [
    () => new js.ExponentialLR({ lr: 1, groups: [null] }, { gamma: 0.9 }),
    'TypeError: ExponentialLR: optimizer.lr is undefined, expected a finite number, 0 or more',
  ],
  [
    () => new js.ExponentialLR({ lr: 1, groups: [{ lr: 1 }, { lr: 'x' }] }, { gamma: 0.9 }),
    "TypeError: ExponentialLR: lr of optimizer.groups[1] is 'x', expected a finite number, 0 or more",
  ],
  [
    () => new js.StepLR(null, { stepSize: 1 }),
    'TypeError: StepLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.MultiStepLR(null, { milestones: [1] }),
    'TypeError: MultiStepLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.LinearLR(null, {}),
    'TypeError: LinearLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.CosineAnnealingLR(null, { tMax: 1 }),
    'TypeError: CosineAnnealingLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.OneCycleLR(null, { maxLr: 1, totalSteps: 2 }),
    'TypeError: OneCycleLR: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
  [
    () => new js.ReduceLROnPlateau(null, {}),
    'TypeError: ReduceLROnPlateau: optimizer is null, expected an optimizer such as new SGD(…)',
  ],
]);

refuses('options of a schedule', () => ({ optimizer: new js.SGD([parameter('W')], { lr: 1 }) }), [
  [
    ({ optimizer }) => new js.StepLR(optimizer, undefined),
    'TypeError: StepLR: options are undefined, expected an object such as { stepSize: … }',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, null),
    'TypeError: StepLR: options are null, expected an object such as { stepSize: … }',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, 2),
    'TypeError: StepLR: options are 2, expected an object such as { stepSize: … }',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, []),
    'TypeError: StepLR: options are an array, expected an object such as { stepSize: … }',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, {}),
    'TypeError: StepLR: stepSize is undefined, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: 0 }),
    'RangeError: StepLR: stepSize is 0, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: -1 }),
    'RangeError: StepLR: stepSize is -1, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: 1.5 }),
    'RangeError: StepLR: stepSize is 1.5, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: '2' }),
    "TypeError: StepLR: stepSize is '2', expected a whole number, 1 or more",
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { step_size: 2 }),
    "TypeError: StepLR: unknown option 'step_size'; did you mean 'stepSize'?",
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: 2, gamma: -1 }),
    'RangeError: StepLR: gamma is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: 2, gamma: null }),
    'TypeError: StepLR: gamma is null, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.StepLR(optimizer, { stepSize: 2, lastEpoch: 1 }),
    "TypeError: StepLR: unknown option 'lastEpoch'; known are stepSize, gamma",
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, {}),
    'TypeError: MultiStepLR: milestones is undefined, expected an array of steps',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: 5 }),
    'TypeError: MultiStepLR: milestones is 5, expected an array of steps',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: [-1] }),
    'RangeError: MultiStepLR: milestones[0] is -1, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: [1.5] }),
    'RangeError: MultiStepLR: milestones[0] is 1.5, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: ['1'] }),
    "TypeError: MultiStepLR: milestones[0] is '1', expected a whole number, 0 or more",
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: Array(1) }),
    'TypeError: MultiStepLR: milestones[0] is undefined, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: new Set([1]) }),
    'TypeError: MultiStepLR: milestones is a Set, expected an array of steps',
  ],
  [
    ({ optimizer }) => new js.MultiStepLR(optimizer, { milestones: [1], gamma: NaN }),
    'RangeError: MultiStepLR: gamma is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ExponentialLR(optimizer, {}),
    'TypeError: ExponentialLR: gamma is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ExponentialLR(optimizer, { gamma: -1 }),
    'RangeError: ExponentialLR: gamma is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ExponentialLR(optimizer, { gamma: '0.9' }),
    "TypeError: ExponentialLR: gamma is '0.9', expected a finite number, 0 or more",
  ],
  [
    ({ optimizer }) => new js.ExponentialLR(optimizer, { gama: 0.9 }),
    "TypeError: ExponentialLR: unknown option 'gama'; did you mean 'gamma'?",
  ],
  [
    ({ optimizer }) => new js.ExponentialLR(optimizer, 0.9),
    'TypeError: ExponentialLR: options are 0.9, expected an object such as { gamma: … }',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { startFactor: 0 }),
    'RangeError: LinearLR: startFactor is 0, expected a finite number above 0',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { startFactor: 2 }),
    'RangeError: LinearLR: startFactor is 2, expected a number from 0 to 1',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { endFactor: -1 }),
    'RangeError: LinearLR: endFactor is -1, expected a number from 0 to 1',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { endFactor: NaN }),
    'RangeError: LinearLR: endFactor is NaN, expected a number from 0 to 1',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { totalIters: 0 }),
    'RangeError: LinearLR: totalIters is 0, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { totalIters: null }),
    'TypeError: LinearLR: totalIters is null, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.LinearLR(optimizer, { total_iters: 5 }),
    "TypeError: LinearLR: unknown option 'total_iters'; did you mean 'totalIters'?",
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, {}),
    'TypeError: CosineAnnealingLR: tMax is undefined, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, { tMax: 0 }),
    'RangeError: CosineAnnealingLR: tMax is 0, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, { tMax: 1.5 }),
    'RangeError: CosineAnnealingLR: tMax is 1.5, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, { tMax: '10' }),
    "TypeError: CosineAnnealingLR: tMax is '10', expected a whole number, 1 or more",
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, { tMax: 10, etaMin: -1 }),
    'RangeError: CosineAnnealingLR: etaMin is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.CosineAnnealingLR(optimizer, { T_max: 10 }),
    "TypeError: CosineAnnealingLR: unknown option 'T_max'; did you mean 'tMax'?",
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, {}),
    'TypeError: OneCycleLR: maxLr is undefined, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: -1, totalSteps: 5 }),
    'RangeError: OneCycleLR: maxLr is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: [1], totalSteps: 5 }),
    'TypeError: OneCycleLR: maxLr is an array, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1 }),
    'TypeError: OneCycleLR: totalSteps is undefined, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 0 }),
    'RangeError: OneCycleLR: totalSteps is 0, expected a whole number, 1 or more',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, pctStart: 1.5 }),
    'RangeError: OneCycleLR: pctStart is 1.5, expected a number from 0 to 1',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, annealStrategy: 'cosine' }),
    "RangeError: OneCycleLR: annealStrategy is 'cosine', expected one of 'cos', 'linear'",
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, divFactor: 0 }),
    'RangeError: OneCycleLR: divFactor is 0, expected a finite number above 0',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, finalDivFactor: NaN }),
    'RangeError: OneCycleLR: finalDivFactor is NaN, expected a finite number above 0',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, threePhase: 1 }),
    'TypeError: OneCycleLR: threePhase is 1, expected true or false',
  ],
  [
    ({ optimizer }) => new js.OneCycleLR(optimizer, { maxLR: 1, totalSteps: 5 }),
    "TypeError: OneCycleLR: unknown option 'maxLR'; did you mean 'maxLr'?",
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, null),
    'TypeError: ReduceLROnPlateau: options are null, expected an object such as { mode: … }',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { mode: 'minimum' }),
    "RangeError: ReduceLROnPlateau: mode is 'minimum', expected one of 'min', 'max'",
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { factor: 1 }),
    'RangeError: ReduceLROnPlateau: factor is 1, expected a number from 0 to below 1',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { factor: -1 }),
    'RangeError: ReduceLROnPlateau: factor is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { factor: '0.1' }),
    "TypeError: ReduceLROnPlateau: factor is '0.1', expected a finite number, 0 or more",
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { patience: -1 }),
    'RangeError: ReduceLROnPlateau: patience is -1, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { patience: 1.5 }),
    'RangeError: ReduceLROnPlateau: patience is 1.5, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { threshold: NaN }),
    'RangeError: ReduceLROnPlateau: threshold is NaN, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { thresholdMode: 'relative' }),
    "RangeError: ReduceLROnPlateau: thresholdMode is 'relative', expected one of 'rel', 'abs'",
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { cooldown: -1 }),
    'RangeError: ReduceLROnPlateau: cooldown is -1, expected a whole number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { minLr: [0] }),
    'TypeError: ReduceLROnPlateau: minLr is an array, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { eps: -1 }),
    'RangeError: ReduceLROnPlateau: eps is -1, expected a finite number, 0 or more',
  ],
  [
    ({ optimizer }) => new js.ReduceLROnPlateau(optimizer, { minLR: 0 }),
    "TypeError: ReduceLROnPlateau: unknown option 'minLR'; did you mean 'minLr'?",
  ],
]);

refuses(
  'StepLR, called',
  () =>
    (() => {
      const optimizer = new js.SGD([parameter('W')], { lr: 1 });
      const schedule = new js.StepLR(optimizer, { stepSize: 2 });
      schedule.step();
      return { optimizer, schedule, saved: schedule.state() };
    })(),
  [
    [
      ({ schedule }) => schedule.restore(undefined),
      'TypeError: StepLR.restore: state is undefined, expected what state() returned',
    ],
    [
      ({ schedule }) => schedule.restore(null),
      'TypeError: StepLR.restore: state is null, expected what state() returned',
    ],
    [
      ({ schedule }) => schedule.restore(1),
      'TypeError: StepLR.restore: state is 1, expected what state() returned',
    ],
    [
      ({ schedule }) => schedule.restore('{}'),
      "TypeError: StepLR.restore: state is '{}', expected what state() returned",
    ],
    [
      ({ schedule }) => schedule.restore([]),
      'TypeError: StepLR.restore: state is an array, expected what state() returned',
    ],
    [
      ({ schedule }) => schedule.restore({}),
      "TypeError: StepLR.restore: state is of undefined, expected 'StepLR'",
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { scheduler: 'Other' })),
      "TypeError: StepLR.restore: state is of 'Other', expected 'StepLR'",
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { steps: -1 })),
      'RangeError: StepLR.restore: steps is -1, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { steps: 1.5 })),
      'RangeError: StepLR.restore: steps is 1.5, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { steps: NaN })),
      'RangeError: StepLR.restore: steps is NaN, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { steps: '1' })),
      "TypeError: StepLR.restore: steps is '1', expected a whole number, 0 or more",
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: 1 })),
      'TypeError: StepLR.restore: lr is 1, expected one for each of 1 groups',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: [1, 1] })),
      'TypeError: StepLR.restore: lr is 2 learning rates, expected one for each of 1 groups',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: [-1] })),
      'RangeError: StepLR.restore: lr[0] is -1, expected a finite number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: [null] })),
      'TypeError: StepLR.restore: lr[0] is null, expected a finite number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: Array(1) })),
      'TypeError: StepLR.restore: lr[0] is undefined, expected a finite number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: null })),
      'TypeError: StepLR.restore: memory is null, expected an object',
    ],
  ],
);

refuses(
  'OneCycleLR, called',
  () =>
    (() => {
      const optimizer = new js.SGD([parameter('W')], { lr: 1 });
      const schedule = new js.OneCycleLR(optimizer, { maxLr: 1, totalSteps: 2 });
      schedule.step();
      schedule.step();
      return { optimizer, schedule, saved: schedule.state() };
    })(),
  [
    [({ schedule }) => schedule.step(), 'RangeError: OneCycleLR: step 3 is beyond the cycle of totalSteps 2'],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { steps: 100, lr: [5] })),
      'RangeError: OneCycleLR: step 100 is beyond the cycle of totalSteps 2',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { scheduler: 'StepLR' })),
      "TypeError: OneCycleLR.restore: state is of 'StepLR', expected 'OneCycleLR'",
    ],
  ],
);

refuses(
  'ReduceLROnPlateau, called',
  () =>
    (() => {
      const optimizer = new js.SGD([parameter('W')], { lr: 1 });
      const schedule = new js.ReduceLROnPlateau(optimizer, {});
      schedule.step(1);
      return { optimizer, schedule, saved: schedule.state() };
    })(),
  [
    [
      ({ schedule }) => schedule.step(),
      'TypeError: ReduceLROnPlateau.step: metric is undefined, expected a number',
    ],
    [
      ({ schedule }) => schedule.step('1'),
      "TypeError: ReduceLROnPlateau.step: metric is '1', expected a number",
    ],
    [
      ({ schedule }) => schedule.step(null),
      'TypeError: ReduceLROnPlateau.step: metric is null, expected a number',
    ],
    [
      ({ schedule }) => schedule.step(full([1], 1)),
      'TypeError: ReduceLROnPlateau.step: metric is a Tensor, expected a number',
    ],
    [
      ({ schedule }) => schedule.restore(undefined),
      'TypeError: ReduceLROnPlateau.restore: state is undefined, expected what state() returned',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: {} })),
      'TypeError: ReduceLROnPlateau.restore: bad is undefined, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: { bad: -1, cooldown: 0 } })),
      'RangeError: ReduceLROnPlateau.restore: bad is -1, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: { bad: NaN, cooldown: 0 } })),
      'RangeError: ReduceLROnPlateau.restore: bad is NaN, expected a whole number, 0 or more',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: { bad: 0, cooldown: '1' } })),
      "TypeError: ReduceLROnPlateau.restore: cooldown is '1', expected a whole number, 0 or more",
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { memory: { bad: 0, cooldown: 0, best: null } })),
      'TypeError: ReduceLROnPlateau.restore: best is null, expected a finite number',
    ],
    [
      ({ schedule, saved }) => schedule.restore(but(saved, { lr: Array(1) })),
      'TypeError: ReduceLROnPlateau.restore: lr[0] is undefined, expected a finite number, 0 or more',
    ],
  ],
);
