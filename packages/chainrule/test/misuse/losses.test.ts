// What a wrong call of @chainrule/losses gets: the whole error, and nothing has changed.
import { js, refuses } from './misuse.ts';

const full = (shape: number[], value: number) => js.Tensor.full(shape, value);
const doubles = (...shape: number[]) => js.Tensor.zeros(shape, 'float64');

refuses('options', () => ({}), [
  [
    () => new js.MSELoss({ reduction: 'none' }),
    "RangeError: MSELoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.MSELoss('sum'),
    "TypeError: MSELoss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.MSELoss({ reductoin: 'sum' }),
    "TypeError: MSELoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.L1Loss({ reduction: 'none' }),
    "RangeError: L1Loss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.L1Loss('sum'),
    "TypeError: L1Loss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.L1Loss({ reductoin: 'sum' }),
    "TypeError: L1Loss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.HuberLoss({ reduction: 'none' }),
    "RangeError: HuberLoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.HuberLoss('sum'),
    "TypeError: HuberLoss: options are 'sum', expected an object such as { delta: … }",
  ],
  [
    () => new js.HuberLoss({ reductoin: 'sum' }),
    "TypeError: HuberLoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.SmoothL1Loss({ reduction: 'none' }),
    "RangeError: SmoothL1Loss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.SmoothL1Loss('sum'),
    "TypeError: SmoothL1Loss: options are 'sum', expected an object such as { beta: … }",
  ],
  [
    () => new js.SmoothL1Loss({ reductoin: 'sum' }),
    "TypeError: SmoothL1Loss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.BCELoss({ reduction: 'none' }),
    "RangeError: BCELoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.BCELoss('sum'),
    "TypeError: BCELoss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.BCELoss({ reductoin: 'sum' }),
    "TypeError: BCELoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.BCEWithLogitsLoss({ reduction: 'none' }),
    "RangeError: BCEWithLogitsLoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.BCEWithLogitsLoss('sum'),
    "TypeError: BCEWithLogitsLoss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.BCEWithLogitsLoss({ reductoin: 'sum' }),
    "TypeError: BCEWithLogitsLoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.KLDivLoss({ reduction: 'none' }),
    "RangeError: KLDivLoss: reduction is 'none', expected one of 'mean', 'sum', 'batchmean'",
  ],
  [
    () => new js.KLDivLoss('sum'),
    "TypeError: KLDivLoss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.KLDivLoss({ reductoin: 'sum' }),
    "TypeError: KLDivLoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.CrossEntropyLoss({ reduction: 'none' }),
    "RangeError: CrossEntropyLoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.CrossEntropyLoss('sum'),
    "TypeError: CrossEntropyLoss: options are 'sum', expected an object such as { labelSmoothing: … }",
  ],
  [
    () => new js.CrossEntropyLoss({ reductoin: 'sum' }),
    "TypeError: CrossEntropyLoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.NLLLoss({ reduction: 'none' }),
    "RangeError: NLLLoss: reduction is 'none', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.NLLLoss('sum'),
    "TypeError: NLLLoss: options are 'sum', expected an object such as { reduction: … }",
  ],
  [
    () => new js.NLLLoss({ reductoin: 'sum' }),
    "TypeError: NLLLoss: unknown option 'reductoin'; did you mean 'reduction'?",
  ],
  [
    () => new js.MSELoss(null),
    'TypeError: MSELoss: options are null, expected an object such as { reduction: … }',
  ],
  [
    () => new js.MSELoss([]),
    'TypeError: MSELoss: options are an array, expected an object such as { reduction: … }',
  ],
  [
    () => new js.MSELoss({ reduction: null }),
    "RangeError: MSELoss: reduction is null, expected one of 'mean', 'sum'",
  ],
  [
    () => new js.MSELoss({ reduction: 'batchmean' }),
    "RangeError: MSELoss: reduction is 'batchmean', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.MSELoss({ reduction: '__proto__' }),
    "RangeError: MSELoss: reduction is '__proto__', expected one of 'mean', 'sum'",
  ],
  [
    () => new js.MSELoss({ size_average: true }),
    "TypeError: MSELoss: unknown option 'size_average'; known are reduction",
  ],
  [
    () => new js.MSELoss(new Map([['reduction', 'sum']])),
    'TypeError: MSELoss: options are a Map, expected an object such as { reduction: … }',
  ],
  [
    () => new js.MSELoss({ constructor: 1 }),
    "TypeError: MSELoss: unknown option 'constructor'; known are reduction",
  ],
  [
    () => new js.KLDivLoss({ reduction: 'batchMean' }),
    "RangeError: KLDivLoss: reduction is 'batchMean', expected one of 'mean', 'sum', 'batchmean'; did you mean 'batchmean'?",
  ],
  [
    () => new js.KLDivLoss({ logTarget: true }),
    "TypeError: KLDivLoss: unknown option 'logTarget'; known are reduction",
  ],
  [
    () => new js.HuberLoss({ delta: 0 }),
    'RangeError: HuberLoss: delta is 0, expected a finite number above 0',
  ],
  [
    () => new js.HuberLoss({ delta: -1 }),
    'RangeError: HuberLoss: delta is -1, expected a finite number above 0',
  ],
  [
    () => new js.HuberLoss({ delta: '1' }),
    "TypeError: HuberLoss: delta is '1', expected a finite number above 0",
  ],
  [() => new js.HuberLoss({ beta: 1 }), "TypeError: HuberLoss: unknown option 'beta'; did you mean 'delta'?"],
  [
    () => new js.SmoothL1Loss({ beta: -1 }),
    'RangeError: SmoothL1Loss: beta is -1, expected a finite number, 0 or more',
  ],
  [
    () => new js.SmoothL1Loss({ beta: NaN }),
    'RangeError: SmoothL1Loss: beta is NaN, expected a finite number, 0 or more',
  ],
  [
    () => new js.SmoothL1Loss({ beta: null }),
    'TypeError: SmoothL1Loss: beta is null, expected a finite number, 0 or more',
  ],
  [
    () => new js.CrossEntropyLoss({ labelSmoothing: 2 }),
    'RangeError: CrossEntropyLoss: labelSmoothing is 2, expected a number from 0 to 1',
  ],
  [
    () => new js.CrossEntropyLoss({ labelSmoothing: -0.1 }),
    'RangeError: CrossEntropyLoss: labelSmoothing is -0.1, expected a number from 0 to 1',
  ],
  [
    () => new js.CrossEntropyLoss({ labelSmoothing: null }),
    'TypeError: CrossEntropyLoss: labelSmoothing is null, expected a number from 0 to 1',
  ],
  [
    () => new js.CrossEntropyLoss({ labelSmoothing: '0.1' }),
    "TypeError: CrossEntropyLoss: labelSmoothing is '0.1', expected a number from 0 to 1",
  ],
  [
    () => new js.CrossEntropyLoss({ label_smoothing: 0.1 }),
    "TypeError: CrossEntropyLoss: unknown option 'label_smoothing'; did you mean 'labelSmoothing'?",
  ],
  [
    () => new js.CrossEntropyLoss({ weight: [1, 2] }),
    "TypeError: CrossEntropyLoss: unknown option 'weight'; known are labelSmoothing, reduction",
  ],
  [
    () => new js.NLLLoss({ ignoreIndex: 0 }),
    "TypeError: NLLLoss: unknown option 'ignoreIndex'; known are reduction",
  ],
]);

refuses('backward before forward', () => ({}), [
  [
    () => new js.MSELoss().backward(),
    'Error: MSELoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.L1Loss().backward(),
    'Error: L1Loss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.HuberLoss().backward(),
    'Error: HuberLoss(1).backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.SmoothL1Loss().backward(),
    'Error: SmoothL1Loss(1).backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.BCELoss().backward(),
    'Error: BCELoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.BCEWithLogitsLoss().backward(),
    'Error: BCEWithLogitsLoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.KLDivLoss().backward(),
    'Error: KLDivLoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.CrossEntropyLoss().backward(),
    'Error: CrossEntropyLoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
  [
    () => new js.NLLLoss().backward(),
    'Error: NLLLoss.backward: call forward first; backward needs the Z and Y that forward saw',
  ],
]);

refuses(
  'MSELoss',
  () =>
    (() => {
      const loss = new js.MSELoss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: MSELoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(null, Y),
      'TypeError: MSELoss.forward: Z is null, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: MSELoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: MSELoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([1, 2, 3], 0.5), Y),
      'ShapeError: MSELoss.forward: Z is [1, 2, 3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3, 2], 0.5).T, Y),
      'TypeError: MSELoss.forward: Z is a Transposed, expected a Tensor [N, C]; only matmul reads .T',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: MSELoss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, null),
      'TypeError: MSELoss.forward: Y is null, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, 1),
      'TypeError: MSELoss.forward: Y is 1, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: MSELoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) =>
        loss.forward(Z, [
          [1, 0, 0],
          [0, 1, 0],
        ]),
      'TypeError: MSELoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, Int32Array.of(0, 1)),
      'TypeError: MSELoss.forward: Y is an Int32Array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: MSELoss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([3, 2], 1)),
      'ShapeError: MSELoss.forward: Y is [3, 2], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([3], 1)),
      'ShapeError: MSELoss.forward: Y is [3], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: MSELoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
    [
      ({ loss, Y }) => loss.forward(doubles(2, 3), Y),
      "DTypeError: MSELoss.forward: Y is float32, expected float64; Y.to('float64') converts it",
    ],
  ],
);

refuses(
  'CrossEntropyLoss',
  () =>
    (() => {
      const loss = new js.CrossEntropyLoss();
      const Z = full([2, 3], 0.5);
      const Y = [0, 2];
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: CrossEntropyLoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(null, Y),
      'TypeError: CrossEntropyLoss.forward: Z is null, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: CrossEntropyLoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: CrossEntropyLoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([1, 2, 3], 0.5), Y),
      'ShapeError: CrossEntropyLoss.forward: Z is [1, 2, 3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3, 2], 0.5).T, Y),
      'TypeError: CrossEntropyLoss.forward: Z is a Transposed, expected a Tensor [N, C]; only matmul reads .T',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: CrossEntropyLoss.forward: Y is undefined, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, null),
      'TypeError: CrossEntropyLoss.forward: Y is null, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, 1),
      'TypeError: CrossEntropyLoss.forward: Y is 1, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, '01'),
      "TypeError: CrossEntropyLoss.forward: Y is '01', expected 2 class indices or a Tensor of probabilities [2, 3]",
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0]),
      'ShapeError: CrossEntropyLoss.forward: Y has 1 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1, 2]),
      'ShapeError: CrossEntropyLoss.forward: Y has 3 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, []),
      'ShapeError: CrossEntropyLoss.forward: Y has 0 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 3]),
      'RangeError: CrossEntropyLoss.forward: Y[1] is 3, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [-1, 0]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is -1, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0.5, 1]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is 0.5, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [NaN, 0]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is NaN, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, ['0', '1']),
      "RangeError: CrossEntropyLoss.forward: Y[0] is '0', expected a class index, 0 to 2",
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [null, 0]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is null, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, Array(2)),
      'RangeError: CrossEntropyLoss.forward: Y[0] is undefined, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [true, false]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is true, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0n, 1n]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is 0n, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, Float32Array.of(0, 0.5)),
      'RangeError: CrossEntropyLoss.forward: Y[1] is 0.5, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) =>
        loss.forward(Z, [
          [1, 0, 0],
          [0, 1, 0],
        ]),
      'RangeError: CrossEntropyLoss.forward: Y[0] is an array, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, {}),
      'TypeError: CrossEntropyLoss.forward: Y is an object, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, new Set([0, 1])),
      'TypeError: CrossEntropyLoss.forward: Y is a Set, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, { length: NaN }),
      'ShapeError: CrossEntropyLoss.forward: Y has NaN class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, js.Tensor.from([0, 1])),
      'ShapeError: CrossEntropyLoss.forward: Y is [2], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, js.Tensor.from([[0], [1]])),
      'ShapeError: CrossEntropyLoss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([3, 3], 1)),
      'ShapeError: CrossEntropyLoss.forward: Y is [3, 3], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: CrossEntropyLoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([3, 2], 1).T),
      'TypeError: CrossEntropyLoss.forward: Y is a Transposed, expected 2 class indices or a Tensor of probabilities [2, 3]',
    ],
  ],
);

refuses(
  'NLLLoss',
  () =>
    (() => {
      const loss = new js.NLLLoss();
      const Z = full([2, 3], 0.5);
      const Y = [0, 2];
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: NLLLoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(null, Y),
      'TypeError: NLLLoss.forward: Z is null, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: NLLLoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: NLLLoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([1, 2, 3], 0.5), Y),
      'ShapeError: NLLLoss.forward: Z is [1, 2, 3], expected [N, C]',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3, 2], 0.5).T, Y),
      'TypeError: NLLLoss.forward: Z is a Transposed, expected a Tensor [N, C]; only matmul reads .T',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: NLLLoss.forward: Y is undefined, expected 2 class indices',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, null),
      'TypeError: NLLLoss.forward: Y is null, expected 2 class indices',
    ],
    [({ loss, Z }) => loss.forward(Z, 1), 'TypeError: NLLLoss.forward: Y is 1, expected 2 class indices'],
    [
      ({ loss, Z }) => loss.forward(Z, '01'),
      "TypeError: NLLLoss.forward: Y is '01', expected 2 class indices",
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0]),
      'ShapeError: NLLLoss.forward: Y has 1 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1, 2]),
      'ShapeError: NLLLoss.forward: Y has 3 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, []),
      'ShapeError: NLLLoss.forward: Y has 0 class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 3]),
      'RangeError: NLLLoss.forward: Y[1] is 3, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [-1, 0]),
      'RangeError: NLLLoss.forward: Y[0] is -1, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0.5, 1]),
      'RangeError: NLLLoss.forward: Y[0] is 0.5, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [NaN, 0]),
      'RangeError: NLLLoss.forward: Y[0] is NaN, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, ['0', '1']),
      "RangeError: NLLLoss.forward: Y[0] is '0', expected a class index, 0 to 2",
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [null, 0]),
      'RangeError: NLLLoss.forward: Y[0] is null, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, Array(2)),
      'RangeError: NLLLoss.forward: Y[0] is undefined, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [true, false]),
      'RangeError: NLLLoss.forward: Y[0] is true, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0n, 1n]),
      'RangeError: NLLLoss.forward: Y[0] is 0n, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, Float32Array.of(0, 0.5)),
      'RangeError: NLLLoss.forward: Y[1] is 0.5, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) =>
        loss.forward(Z, [
          [1, 0, 0],
          [0, 1, 0],
        ]),
      'RangeError: NLLLoss.forward: Y[0] is an array, expected a class index, 0 to 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, {}),
      'TypeError: NLLLoss.forward: Y is an object, expected 2 class indices',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, new Set([0, 1])),
      'TypeError: NLLLoss.forward: Y is a Set, expected 2 class indices',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, { length: NaN }),
      'ShapeError: NLLLoss.forward: Y has NaN class indices, expected N = 2',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 3], 1)),
      'TypeError: NLLLoss.forward: Y is a Tensor, expected 2 class indices',
    ],
  ],
);

refuses(
  'L1Loss',
  () =>
    (() => {
      const loss = new js.L1Loss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: L1Loss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: L1Loss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: L1Loss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: L1Loss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: L1Loss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: L1Loss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: L1Loss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
  ],
);

refuses(
  'HuberLoss',
  () =>
    (() => {
      const loss = new js.HuberLoss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: HuberLoss(1).forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: HuberLoss(1).forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: HuberLoss(1).forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: HuberLoss(1).forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: HuberLoss(1).forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: HuberLoss(1).forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: HuberLoss(1).forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
  ],
);

refuses(
  'SmoothL1Loss',
  () =>
    (() => {
      const loss = new js.SmoothL1Loss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: SmoothL1Loss(1).forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: SmoothL1Loss(1).forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: SmoothL1Loss(1).forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: SmoothL1Loss(1).forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: SmoothL1Loss(1).forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: SmoothL1Loss(1).forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: SmoothL1Loss(1).forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
  ],
);

refuses(
  'BCEWithLogitsLoss',
  () =>
    (() => {
      const loss = new js.BCEWithLogitsLoss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: BCEWithLogitsLoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: BCEWithLogitsLoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: BCEWithLogitsLoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: BCEWithLogitsLoss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: BCEWithLogitsLoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: BCEWithLogitsLoss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: BCEWithLogitsLoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
  ],
);

refuses(
  'KLDivLoss',
  () =>
    (() => {
      const loss = new js.KLDivLoss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: KLDivLoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward([[1, 2, 3]], Y),
      'TypeError: KLDivLoss.forward: Z is an array, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: KLDivLoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: KLDivLoss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: KLDivLoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: KLDivLoss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: KLDivLoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
  ],
);

refuses(
  'BCELoss',
  () =>
    (() => {
      const loss = new js.BCELoss();
      const Z = full([2, 3], 0.5);
      const Y = full([2, 3], 0.25);
      loss.forward(Z, Y);
      return { loss, Z, Y, remembered: () => loss.backward() };
    })(),
  [
    [
      ({ loss }) => loss.forward(),
      'TypeError: BCELoss.forward: Z is undefined, expected a Tensor [N, C]; Tensor.from makes one',
    ],
    [
      ({ loss, Y }) => loss.forward(full([3], 0.5), Y),
      'ShapeError: BCELoss.forward: Z is [3], expected [N, C]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z),
      'TypeError: BCELoss.forward: Y is undefined, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, [0, 1]),
      'TypeError: BCELoss.forward: Y is an array, expected a Tensor [2, 3]; Tensor.from makes one',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, full([2, 1], 1)),
      'ShapeError: BCELoss.forward: Y is [2, 1], expected [2, 3]',
    ],
    [
      ({ loss, Z }) => loss.forward(Z, doubles(2, 3)),
      "DTypeError: BCELoss.forward: Y is float64, expected float32; Y.to('float32') converts it",
    ],
    [
      ({ loss, Y }) => loss.forward(full([2, 3], 2), Y),
      'RangeError: BCELoss.forward: Z[0, 0] is 2, expected a probability, 0 to 1; BCEWithLogitsLoss takes logits',
    ],
    [
      ({ loss }) => loss.forward(js.Tensor.from([[0.5, -0.1]]), js.Tensor.from([[1, 1]])),
      'RangeError: BCELoss.forward: Z[0, 1] is -0.10000000149011612, expected a probability, 0 to 1; BCEWithLogitsLoss takes logits',
    ],
  ],
);
