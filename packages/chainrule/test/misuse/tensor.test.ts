// What a wrong call of @chainrule/tensor gets: the whole error, and nothing has changed.
import { js, refuses } from './misuse.ts';

const zeros = (...shape: number[]) => js.Tensor.zeros(shape);
const doubles = (...shape: number[]) => js.Tensor.zeros(shape, 'float64');

refuses('new Tensor', () => ({}), [
  [
    () => new js.Tensor(),
    'TypeError: Tensor: data is undefined, expected a Float32Array or Float64Array; Tensor.from takes other arrays',
  ],
  [
    () => new js.Tensor([1, 2], [2]),
    'TypeError: Tensor: data is an array, expected a Float32Array or Float64Array; Tensor.from takes other arrays',
  ],
  [
    () => new js.Tensor(new Int32Array(2), [2]),
    'TypeError: Tensor: data is an Int32Array, expected a Float32Array or Float64Array; Tensor.from takes other arrays',
  ],
  [
    () => new js.Tensor(new ArrayBuffer(8), [2]),
    'TypeError: Tensor: data is an ArrayBuffer, expected a Float32Array or Float64Array; Tensor.from takes other arrays',
  ],
  [
    () => new js.Tensor(new Float32Array(2)),
    'ShapeError: Tensor: shape is undefined, expected an array of sizes such as [2, 3]',
  ],
  [
    () => new js.Tensor(new Float32Array(2), 2),
    'ShapeError: Tensor: shape is 2, expected an array of sizes such as [2, 3]',
  ],
  [
    () => new js.Tensor(new Float32Array(2), '2'),
    "ShapeError: Tensor: shape is '2', expected an array of sizes such as [2, 3]",
  ],
  [() => new js.Tensor(new Float32Array(2), [3]), 'ShapeError: Tensor: data has 2 values, shape [3] needs 3'],
  [() => new js.Tensor(new Float32Array(2), []), 'ShapeError: Tensor: data has 2 values, shape [] needs 1'],
  [
    () => new js.Tensor(new Float32Array(2), [2.5]),
    'ShapeError: Tensor: shape is [2.5], expected sizes that are positive integers',
  ],
  [
    () => new js.Tensor(new Float32Array(2), [NaN]),
    'ShapeError: Tensor: shape is [NaN], expected sizes that are positive integers',
  ],
  [
    () => new js.Tensor(new Float32Array(2), [-2]),
    'ShapeError: Tensor: shape is [-2], expected sizes that are positive integers',
  ],
  [
    () => new js.Tensor(new Float32Array(2), ['2']),
    "ShapeError: Tensor: shape is ['2'], expected sizes that are positive integers",
  ],
  [
    () => new js.Tensor(new Float32Array(2), [2n]),
    'ShapeError: Tensor: shape is [2n], expected sizes that are positive integers',
  ],
  [
    () => new js.Tensor(new Float32Array(2), new Uint32Array([2])),
    'ShapeError: Tensor: shape is a Uint32Array, expected an array of sizes such as [2, 3]',
  ],
  [
    () => new js.Tensor(new Float32Array(0), [0]),
    'ShapeError: Tensor: shape is [0], expected sizes that are positive integers',
  ],
  [
    () => new js.Tensor(new Float32Array(2), [2 ** 30, 2 ** 30]),
    'ShapeError: Tensor: shape [1073741824, 1073741824] has more than 2³² numbers, too many for one tensor',
  ],
  [
    () => new js.Tensor(zeros(2), [2]),
    'TypeError: Tensor: data is a Tensor, expected a Float32Array or Float64Array; Tensor.from takes other arrays',
  ],
]);

refuses('Tensor.from', () => ({}), [
  [() => js.Tensor.from(), 'TypeError: Tensor.from: values is undefined, expected numbers'],
  [() => js.Tensor.from(null), 'TypeError: Tensor.from: values is null, expected numbers'],
  [() => js.Tensor.from('12'), "TypeError: Tensor.from: values is '12', expected numbers"],
  [() => js.Tensor.from(true), 'TypeError: Tensor.from: values is true, expected numbers'],
  [() => js.Tensor.from(['1', '2']), "TypeError: Tensor.from: the value at [0] is '1', expected a number"],
  [
    () => js.Tensor.from([true, false]),
    'TypeError: Tensor.from: the value at [0] is true, expected a number',
  ],
  [() => js.Tensor.from([1n]), 'TypeError: Tensor.from: the value at [0] is 1n, expected a number'],
  [
    () => js.Tensor.from([[1, 2], [3]]),
    'ShapeError: Tensor.from: row [1] has 1 value, expected 2 as in the first row; all rows have the same length',
  ],
  [
    () => js.Tensor.from([[1], 2]),
    'ShapeError: Tensor.from: row [1] is a number, expected 1 value as in the first row; all rows have the same length',
  ],
  [
    () => js.Tensor.from([1, [2]]),
    'ShapeError: Tensor.from: row [1] has 1 value, expected a number as in the first row; all rows have the same length',
  ],
  [() => js.Tensor.from([]), 'ShapeError: Tensor.from: the array is empty, expected at least one value'],
  [() => js.Tensor.from([[]]), 'ShapeError: Tensor.from: row [0] is empty, expected at least one value'],
  [() => js.Tensor.from([[1], []]), 'ShapeError: Tensor.from: row [1] is empty, expected at least one value'],
  [() => js.Tensor.from({}), 'TypeError: Tensor.from: values is an object, expected numbers'],
  [() => js.Tensor.from({ length: NaN }), 'TypeError: Tensor.from: values is an object, expected numbers'],
  [
    () => js.Tensor.from({ length: 2 }),
    'TypeError: Tensor.from: the value at [0] is undefined, expected a number',
  ],
  [
    () => js.Tensor.from([1, undefined]),
    'TypeError: Tensor.from: the value at [1] is undefined, expected a number',
  ],
  [
    () => js.Tensor.from(Array(2)),
    'TypeError: Tensor.from: the value at [0] is undefined, expected a number',
  ],
  [() => js.Tensor.from([null]), 'TypeError: Tensor.from: the value at [0] is null, expected a number'],
  [
    () => js.Tensor.from(new BigInt64Array(2)),
    'TypeError: Tensor.from: the value at [0] is 0n, expected a number',
  ],
  [
    () => js.Tensor.from(new ArrayBuffer(8)),
    'TypeError: Tensor.from: values is an ArrayBuffer, expected numbers',
  ],
  [() => js.Tensor.from(new Set([1])), 'TypeError: Tensor.from: values is a Set, expected numbers'],
  [() => js.Tensor.from(zeros(2)), 'TypeError: Tensor.from: values is a Tensor, expected numbers'],
  [
    () => js.Tensor.from([zeros(2)]),
    'TypeError: Tensor.from: the value at [0] is a Tensor, expected a number',
  ],
  [() => js.Tensor.from(zeros(2, 2).T), 'TypeError: Tensor.from: values is a Transposed, expected numbers'],
  [() => js.Tensor.from(Symbol('x')), 'TypeError: Tensor.from: values is Symbol(x), expected numbers'],
  [
    () => js.Tensor.from([1], null),
    'TypeError: Tensor.from: options are null, expected an object such as { dtype: … }',
  ],
  [
    () => js.Tensor.from([1], 'float64'),
    "TypeError: Tensor.from: options are 'float64', expected an object such as { dtype: … }",
  ],
  [
    () => js.Tensor.from([1], { dtype: 'float16' }),
    "DTypeError: Tensor.from: dtype is 'float16', expected 'float32' or 'float64'",
  ],
  [
    () => js.Tensor.from([1], { dtype: null }),
    "DTypeError: Tensor.from: dtype is null, expected 'float32' or 'float64'",
  ],
  [
    () => js.Tensor.from([1], { dtyp: 'float64' }),
    "TypeError: Tensor.from: unknown option 'dtyp'; did you mean 'dtype'?",
  ],
  [() => js.Tensor.from([1], { shape: [2] }), 'ShapeError: Tensor.from: got 1 values, shape [2] needs 2'],
  [
    () => js.Tensor.from([1], { shape: null }),
    'ShapeError: Tensor.from: shape is null, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.Tensor.from([1], { shape: [-1] }),
    'ShapeError: Tensor.from: shape is [-1], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.from([1], [1]),
    'TypeError: Tensor.from: options are an array, expected an object such as { dtype: … }',
  ],
  [
    () => js.Tensor.from([1], new Map([['dtype', 'float64']])),
    'TypeError: Tensor.from: options are a Map, expected an object such as { dtype: … }',
  ],
  [
    () => js.Tensor.from([1], JSON.parse('{"__proto__": 1}')),
    "TypeError: Tensor.from: unknown option '__proto__'; known are dtype, shape",
  ],
  [
    () => js.Tensor.from([1], { constructor: 1 }),
    "TypeError: Tensor.from: unknown option 'constructor'; known are dtype, shape",
  ],
  [
    () => js.Tensor.from([1], Object.create({ dtyp: 'float64' })),
    "TypeError: Tensor.from: unknown option 'dtyp'; did you mean 'dtype'?",
  ],
  [
    () => js.Tensor.from([1], { [Symbol('dtype')]: 'float64' }),
    'TypeError: Tensor.from: unknown option Symbol(dtype); known are dtype, shape',
  ],
]);

refuses('Tensor.zeros and Tensor.full', () => ({}), [
  [
    () => js.Tensor.zeros(),
    'ShapeError: Tensor.zeros: shape is undefined, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.Tensor.zeros(2, 3),
    'ShapeError: Tensor.zeros: shape is 2, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.Tensor.zeros('2,3'),
    "ShapeError: Tensor.zeros: shape is '2,3', expected an array of sizes such as [2, 3]",
  ],
  [
    () => js.Tensor.zeros([0, 2]),
    'ShapeError: Tensor.zeros: shape is [0, 2], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([-1]),
    'ShapeError: Tensor.zeros: shape is [-1], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([1.5]),
    'ShapeError: Tensor.zeros: shape is [1.5], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([NaN]),
    'ShapeError: Tensor.zeros: shape is [NaN], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([Infinity]),
    'ShapeError: Tensor.zeros: shape is [Infinity], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([2 ** 53]),
    'ShapeError: Tensor.zeros: shape is [9007199254740992], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([2 ** 32 + 1]),
    'ShapeError: Tensor.zeros: shape [4294967297] has more than 2³² numbers, too many for one tensor',
  ],
  [
    () => js.Tensor.zeros([[2]]),
    'ShapeError: Tensor.zeros: shape is [an array], expected sizes that are positive integers',
  ],
  [
    () => js.Tensor.zeros([2], 'float16'),
    "DTypeError: Tensor.zeros: dtype is 'float16', expected 'float32' or 'float64'",
  ],
  [
    () => js.Tensor.zeros([2], null),
    "DTypeError: Tensor.zeros: dtype is null, expected 'float32' or 'float64'",
  ],
  [
    () => js.Tensor.zeros([2], { dtype: 'float64' }),
    "DTypeError: Tensor.zeros: dtype is an object, expected 'float32' or 'float64'",
  ],
  [
    () => js.Tensor.zeros([2], '__proto__'),
    "DTypeError: Tensor.zeros: dtype is '__proto__', expected 'float32' or 'float64'",
  ],
  [() => js.Tensor.full([2]), 'TypeError: Tensor.full: value is undefined, expected a number'],
  [() => js.Tensor.full([2], '1'), "TypeError: Tensor.full: value is '1', expected a number"],
  [() => js.Tensor.full([2], zeros(1)), 'TypeError: Tensor.full: value is a Tensor, expected a number'],
  [
    () => js.Tensor.full(1, [2]),
    'ShapeError: Tensor.full: shape is 1, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.Tensor.full([2], 1, 'Float64'),
    "DTypeError: Tensor.full: dtype is 'Float64', expected 'float32' or 'float64'",
  ],
]);

refuses(
  'Tensor',
  () => ({
    X: js.Tensor.from([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  }),
  [
    [({ X }) => X.at(), 'RangeError: Tensor.at: index [] is outside [2, 3]'],
    [({ X }) => X.at(1), 'RangeError: Tensor.at: index [1] is outside [2, 3]'],
    [({ X }) => X.at(0, 0, 0), 'RangeError: Tensor.at: index [0, 0, 0] is outside [2, 3]'],
    [({ X }) => X.at(-1, 0), 'RangeError: Tensor.at: index [-1, 0] is outside [2, 3]'],
    [({ X }) => X.at(2, 0), 'RangeError: Tensor.at: index [2, 0] is outside [2, 3]'],
    [({ X }) => X.at(0, 0.5), 'RangeError: Tensor.at: index [0, 0.5] is outside [2, 3]'],
    [({ X }) => X.at(NaN, 0), 'RangeError: Tensor.at: index [NaN, 0] is outside [2, 3]'],
    [({ X }) => X.at('0', '1'), "RangeError: Tensor.at: index ['0', '1'] is outside [2, 3]"],
    [({ X }) => X.at([0, 1]), 'RangeError: Tensor.at: index [an array] is outside [2, 3]'],
    [({ X }) => X.at(0n, 0), 'RangeError: Tensor.at: index [0n, 0] is outside [2, 3]'],
    [({ X }) => X.at(Symbol('i'), 0), 'RangeError: Tensor.at: index [Symbol(i), 0] is outside [2, 3]'],
    [({ X }) => X.item(), 'ShapeError: Tensor.item: the tensor is [2, 3], expected a single number'],
    [
      ({ X }) => X.reshape(),
      'ShapeError: Tensor.reshape: shape is undefined, expected an array of sizes such as [2, 3]',
    ],
    [
      ({ X }) => X.reshape(3, 2),
      'ShapeError: Tensor.reshape: shape is 3, expected an array of sizes such as [2, 3]',
    ],
    [({ X }) => X.reshape([4]), 'ShapeError: Tensor.reshape: [4] needs 4 values, [2, 3] has 6'],
    [
      ({ X }) => X.reshape([-1, 6]),
      'ShapeError: Tensor.reshape: shape is [-1, 6], expected sizes that are positive integers',
    ],
    [
      ({ X }) => X.reshape([2.5, 2]),
      'ShapeError: Tensor.reshape: shape is [2.5, 2], expected sizes that are positive integers',
    ],
    [
      ({ X }) => X.reshape(X),
      'ShapeError: Tensor.reshape: shape is a Tensor, expected an array of sizes such as [2, 3]',
    ],
    [({ X }) => X.to(), "DTypeError: Tensor.to: dtype is undefined, expected 'float32' or 'float64'"],
    [({ X }) => X.to('int8'), "DTypeError: Tensor.to: dtype is 'int8', expected 'float32' or 'float64'"],
    [
      ({ X }) => X.to({ dtype: 'float64' }),
      "DTypeError: Tensor.to: dtype is an object, expected 'float32' or 'float64'",
    ],
    [() => zeros(2).T, 'ShapeError: Tensor.T: the tensor is [2], expected rank 2'],
    [() => zeros(1, 2, 3).T, 'ShapeError: Tensor.T: the tensor is [1, 2, 3], expected rank 2'],
    [() => new js.Transposed(), 'TypeError: Transposed: X is undefined, expected a Tensor'],
    [() => new js.Transposed([[1]]), 'TypeError: Transposed: X is an array, expected a Tensor'],
  ],
);

refuses(
  'matmul and affine',
  () => ({
    X: js.Tensor.from([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    Y: zeros(3, 2),
    S: js.Tensor.from([
      [1, 2],
      [3, 4],
    ]),
    out: js.Tensor.full([2, 2], 7),
  }),
  [
    [() => js.matmul(), 'TypeError: matmul: X is undefined, expected a Tensor or the .T of one'],
    [({ X }) => js.matmul(X), 'TypeError: matmul: Y is undefined, expected a Tensor or the .T of one'],
    [({ X }) => js.matmul(X, 2), 'TypeError: matmul: Y is 2, expected a Tensor or the .T of one'],
    [({ X }) => js.matmul(X, [[1]]), 'TypeError: matmul: Y is an array, expected a Tensor or the .T of one'],
    [
      ({ X }) => js.matmul(X, X),
      'ShapeError: matmul: X is [2, 3], Y is [2, 3]; the inner sizes 3 and 2 differ',
    ],
    [
      ({ X, Y }) => js.matmul(X.T, Y),
      'ShapeError: matmul: X.T is [3, 2], Y is [3, 2]; the inner sizes 2 and 3 differ',
    ],
    [({ Y }) => js.matmul(zeros(3), Y), 'ShapeError: matmul: X is [3], expected rank 2'],
    [({ Y }) => js.matmul(zeros(1, 2, 3), Y), 'ShapeError: matmul: X is [1, 2, 3], expected rank 2'],
    [
      ({ X }) => js.matmul(X, doubles(3, 2)),
      "DTypeError: matmul: X is float32, Y is float64; Y.to('float32') converts it",
    ],
    [
      ({ X }) => js.matmul(X, { data: new Float32Array(6), shape: [3, 2], dtype: 'float32' }),
      'TypeError: matmul: Y is an object, expected a Tensor or the .T of one',
    ],
    [
      ({ X, Y }) => js.matmul(X, Y, null),
      'TypeError: matmul: out is null, expected a Tensor [2, 2]; Tensor.from makes one',
    ],
    [
      ({ X, Y }) => js.matmul(X, Y, []),
      'TypeError: matmul: out is an array, expected a Tensor [2, 2]; Tensor.from makes one',
    ],
    [({ X, Y }) => js.matmul(X, Y, X), 'ShapeError: matmul: out is [2, 3], expected [2, 2]'],
    [({ X, Y }) => js.matmul(X, Y, doubles(2, 2)), 'DTypeError: matmul: out is float64, expected float32'],
    [
      ({ X, Y, out }) => js.matmul(X, Y, out.T),
      'TypeError: matmul: out is a Transposed, expected a Tensor [2, 2]; only matmul reads .T',
    ],
    [
      ({ S }) => js.matmul(S, S, S),
      'Error: matmul: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ S }) => js.matmul(S.T, zeros(2, 2), S),
      'Error: matmul: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [({ X, out }) => js.matmul(X, zeros(3, 3), out), 'ShapeError: matmul: out is [2, 2], expected [2, 3]'],
    [
      () => js.affine(),
      'TypeError: affine: A is undefined, expected a Tensor [N, inFeatures]; Tensor.from makes one',
    ],
    [({ X, Y }) => js.affine(X, Y), 'ShapeError: affine: W is [3, 2], expected [outFeatures, 3]'],
    [({ X }) => js.affine(X, X, zeros(3, 1)), 'ShapeError: affine: b is [3, 1], expected [2, 1]'],
    [
      ({ X }) => js.affine(X, X, null),
      'TypeError: affine: b is null, expected a Tensor [2, 1]; Tensor.from makes one',
    ],
    [
      ({ X, out }) => js.affine(X, X, doubles(2, 1), out),
      "DTypeError: affine: b is float64, expected float32; b.to('float32') converts it",
    ],
    [
      ({ S }) => js.affine(S, zeros(2, 2), undefined, S),
      'Error: affine: out shares memory with A, which is still read while out is written; pass A.clone() or another out',
    ],
  ],
);

refuses(
  'gatherRows',
  () => ({
    X: js.Tensor.from([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    out: js.Tensor.full([2, 3], 7),
  }),
  [
    [
      ({ X }) => js.gatherRows(X),
      'TypeError: gatherRows: indices is undefined, expected an array of row numbers',
    ],
    [({ X }) => js.gatherRows(X, 1), 'TypeError: gatherRows: indices is 1, expected an array of row numbers'],
    [
      ({ X }) => js.gatherRows(X, '01'),
      "TypeError: gatherRows: indices is '01', expected an array of row numbers",
    ],
    [
      ({ X }) => js.gatherRows(X, []),
      'ShapeError: gatherRows: indices is empty, expected at least one row number',
    ],
    [
      ({ X }) => js.gatherRows(X, [-1]),
      'RangeError: gatherRows: indices[0] is -1, expected a row of X, 0 to 1',
    ],
    [
      ({ X, out }) => js.gatherRows(X, [2], out),
      'RangeError: gatherRows: indices[0] is 2, expected a row of X, 0 to 1',
    ],
    [
      ({ X, out }) => js.gatherRows(X, [0, 2], out),
      'RangeError: gatherRows: indices[1] is 2, expected a row of X, 0 to 1',
    ],
    [
      ({ X, out }) => js.gatherRows(X, [0, 0.5], out),
      'RangeError: gatherRows: indices[1] is 0.5, expected a row of X, 0 to 1',
    ],
    [
      ({ X, out }) => js.gatherRows(X, [0, NaN], out),
      'RangeError: gatherRows: indices[1] is NaN, expected a row of X, 0 to 1',
    ],
    [
      ({ X }) => js.gatherRows(X, ['0']),
      "RangeError: gatherRows: indices[0] is '0', expected a row of X, 0 to 1",
    ],
    [
      ({ X }) => js.gatherRows(X, [null]),
      'RangeError: gatherRows: indices[0] is null, expected a row of X, 0 to 1',
    ],
    [
      ({ X }) => js.gatherRows(X, Array(2)),
      'RangeError: gatherRows: indices[0] is undefined, expected a row of X, 0 to 1',
    ],
    [
      ({ X }) => js.gatherRows(X, [0n]),
      'RangeError: gatherRows: indices[0] is 0n, expected a row of X, 0 to 1',
    ],
    [
      ({ X }) => js.gatherRows(X, Uint32Array.of(5)),
      'RangeError: gatherRows: indices[0] is 5, expected a row of X, 0 to 1',
    ],
    [
      ({ X }) => js.gatherRows(X, { length: -1 }),
      'TypeError: gatherRows: indices is an object, expected an array of row numbers',
    ],
    [
      ({ X }) => js.gatherRows(X, { length: NaN }),
      'TypeError: gatherRows: indices is an object, expected an array of row numbers',
    ],
    [
      ({ X }) => js.gatherRows(X, new Set([0])),
      'TypeError: gatherRows: indices is a Set, expected an array of row numbers',
    ],
    [
      ({ X }) => js.gatherRows(X, zeros(1)),
      'TypeError: gatherRows: indices is a Tensor, expected an array of row numbers',
    ],
    [() => js.gatherRows(zeros(3), [0]), 'ShapeError: gatherRows: X is [3], expected [M, C]'],
    [({ X, out }) => js.gatherRows(X, [0], out), 'ShapeError: gatherRows: out is [2, 3], expected [1, 3]'],
    [
      ({ X }) => js.gatherRows(X, [1, 0], X),
      'Error: gatherRows: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
  ],
);

refuses('sums', () => ({}), [
  [() => js.sumRows(), 'TypeError: sumRows: X is undefined, expected a Tensor [M, C]; Tensor.from makes one'],
  [
    () => js.sumRows([[1]]),
    'TypeError: sumRows: X is an array, expected a Tensor [M, C]; Tensor.from makes one',
  ],
  [() => js.sumRows(zeros(3)), 'ShapeError: sumRows: X is [3], expected [M, C]'],
  [() => js.sumRows(zeros(2, 3), zeros(1, 3)), 'ShapeError: sumRows: out is [1, 3], expected [3, 1]'],
  [() => js.sumColumns(zeros(1, 1, 1)), 'ShapeError: sumColumns: X is [1, 1, 1], expected [M, C]'],
  [() => js.sumColumns(zeros(2, 3), zeros(3, 1)), 'ShapeError: sumColumns: out is [3, 1], expected [2, 1]'],
  [() => js.sum(), 'TypeError: sum: X is undefined, expected a Tensor; Tensor.from makes one'],
  [() => js.sum([1, 2]), 'TypeError: sum: X is an array, expected a Tensor; Tensor.from makes one'],
  [() => js.dot(zeros(2)), 'TypeError: dot: Y is undefined, expected a Tensor [2]; Tensor.from makes one'],
  [() => js.dot(zeros(2), zeros(3)), 'ShapeError: dot: Y is [3], expected [2]'],
  [
    () => js.dot(zeros(2), doubles(2)),
    "DTypeError: dot: Y is float64, expected float32; Y.to('float32') converts it",
  ],
  [
    () => js.argmax([1, 2]),
    'TypeError: argmax: X is an array, expected a Tensor [M, C]; Tensor.from makes one',
  ],
  [() => js.argmax(zeros(3)), 'ShapeError: argmax: X is [3], expected [M, C]'],
]);

refuses(
  'element by element',
  () => ({
    X: js.Tensor.from([
      [1, 2],
      [3, 4],
    ]),
    Y: js.Tensor.full([2, 2], 7),
  }),
  [
    [({ X }) => js.add(X), 'TypeError: add: Y is undefined, expected a Tensor [2, 2]; Tensor.from makes one'],
    [({ X }) => js.add(X, 1), 'TypeError: add: Y is 1, expected a Tensor [2, 2]; Tensor.from makes one'],
    [({ X }) => js.add(X, zeros(2, 1)), 'ShapeError: add: Y is [2, 1], expected [2, 2]'],
    [
      ({ X }) => js.add(X, doubles(2, 2)),
      "DTypeError: add: Y is float64, expected float32; Y.to('float32') converts it",
    ],
    [({ X, Y }) => js.add(X, Y, zeros(4)), 'ShapeError: add: out is [4], expected [2, 2]'],
    [({ X }) => js.subtract(X, zeros(1, 2)), 'ShapeError: subtract: Y is [1, 2], expected [2, 2]'],
    [
      ({ X }) => js.multiply(X, 2),
      'TypeError: multiply: Y is 2, expected a Tensor [2, 2]; Tensor.from makes one',
    ],
    [
      ({ X, Y }) => js.multiply(X.T, Y),
      'TypeError: multiply: X is a Transposed, expected a Tensor; only matmul reads .T',
    ],
    [({ X }) => js.scale(X, 2), 'TypeError: scale: alpha is a Tensor, expected a number'],
    [({ X }) => js.scale('2', X), "TypeError: scale: alpha is '2', expected a number"],
    [() => js.scale(2), 'TypeError: scale: X is undefined, expected a Tensor; Tensor.from makes one'],
    [({ X, Y }) => js.axpy(X, 1, Y), 'TypeError: axpy: alpha is a Tensor, expected a number'],
    [({ X }) => js.axpy(1, X, zeros(4)), 'ShapeError: axpy: Y is [4], expected [2, 2]'],
    [
      ({ Y }) => js.axpy(1, doubles(2, 2), Y),
      "DTypeError: axpy: Y is float32, expected float64; Y.to('float64') converts it",
    ],
    [
      ({ X }) => js.axpy(1, X),
      'TypeError: axpy: Y is undefined, expected a Tensor [2, 2]; Tensor.from makes one',
    ],
    [({ X }) => js.addRow(X, zeros(1, 2)), 'ShapeError: addRow: r is [1, 2], expected [2, 1]'],
    [({ X }) => js.addRow(X, zeros(2)), 'ShapeError: addRow: r is [2], expected [2, 1]'],
    [
      ({ X, Y }) => js.addRow(X, doubles(2, 1), Y),
      "DTypeError: addRow: r is float64, expected float32; r.to('float32') converts it",
    ],
    [
      ({ X, Y }) => js.multiplyRow(X, zeros(3, 1), Y),
      'ShapeError: multiplyRow: r is [3, 1], expected [2, 1]',
    ],
    [() => js.multiplyRow(zeros(2), zeros(2, 1)), 'ShapeError: multiplyRow: X is [2], expected [M, C]'],
    [({ X }) => js.map(X), 'TypeError: map: f is undefined, expected a function of numbers'],
    [({ X }) => js.map(X, 2), 'TypeError: map: f is 2, expected a function of numbers'],
    [
      ({ X, Y }) => js.map(X, () => undefined, Y),
      'TypeError: map: f gives undefined at [0, 0], expected a number',
    ],
    [({ X, Y }) => js.map(X, () => '1', Y), "TypeError: map: f gives '1' at [0, 0], expected a number"],
    [({ X }) => js.map(X, () => 1n), 'TypeError: map: f gives 1n at [0, 0], expected a number'],
    [({ X }) => js.map(X, () => 1, zeros(4)), 'ShapeError: map: out is [4], expected [2, 2]'],
    [({ X, Y }) => js.zip(X, Y), 'TypeError: zip: f is undefined, expected a function of numbers'],
    [({ X }) => js.zip(X, zeros(4), () => 1), 'ShapeError: zip: Y is [4], expected [2, 2]'],
    [({ X, Y }) => js.zip(X, Y, () => null, Y), 'TypeError: zip: f gives null at [0, 0], expected a number'],
  ],
);

refuses(
  'out that overlaps',
  () =>
    (() => {
      const memory = new Float32Array(8).fill(1);
      return {
        X: new js.Tensor(memory.subarray(0, 4), [2, 2]),
        out: new js.Tensor(memory.subarray(1, 5), [2, 2]),
        r: new js.Tensor(memory.subarray(4, 6), [2, 1]),
      };
    })(),
  [
    [
      ({ X, out }) => js.add(X, zeros(2, 2), out),
      'Error: add: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.subtract(zeros(2, 2), X, out),
      'Error: subtract: out shares memory with Y, which is still read while out is written; pass Y.clone() or another out',
    ],
    [
      ({ X, out }) => js.multiply(X, X, out),
      'Error: multiply: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.scale(2, X, out),
      'Error: scale: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.axpy(2, X, out),
      'Error: axpy: Y shares memory with X, which is still read while Y is written; pass X.clone() or another Y',
    ],
    [
      ({ out, r }) => js.addRow(zeros(2, 2), r, out),
      'Error: addRow: out shares memory with r, which is still read while out is written; pass r.clone() or another out',
    ],
    [
      ({ X, out }) => js.multiplyRow(X, zeros(2, 1), out),
      'Error: multiplyRow: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.map(X, () => 1, out),
      'Error: map: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.zip(X, X, () => 1, out),
      'Error: zip: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.matmul(X, zeros(2, 2), out),
      'Error: matmul: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ out, r }) => js.affine(zeros(2, 2), zeros(2, 2), r, out),
      'Error: affine: out shares memory with b, which is still read while out is written; pass b.clone() or another out',
    ],
    [
      ({ out, r }) => js.sumRows(out, r),
      'Error: sumRows: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ out, r }) => js.sumColumns(out, r),
      'Error: sumColumns: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
    [
      ({ X, out }) => js.gatherRows(X, [1, 0], out),
      'Error: gatherRows: out shares memory with X, which is still read while out is written; pass X.clone() or another out',
    ],
  ],
);

refuses('Rng', () => ({}), [
  [() => new js.Rng(), 'RangeError: Rng: seed is undefined, expected a safe integer'],
  [() => new js.Rng('42'), "RangeError: Rng: seed is '42', expected a safe integer"],
  [() => new js.Rng(1.5), 'RangeError: Rng: seed is 1.5, expected a safe integer'],
  [() => new js.Rng(NaN), 'RangeError: Rng: seed is NaN, expected a safe integer'],
  [() => new js.Rng(2 ** 53), 'RangeError: Rng: seed is 9007199254740992, expected a safe integer'],
  [() => new js.Rng(1n), 'RangeError: Rng: seed is 1n, expected a safe integer'],
  [() => new js.Rng([1]), 'RangeError: Rng: seed is an array, expected a safe integer'],
  [() => new js.Rng(new Date(0)), 'RangeError: Rng: seed is a Date, expected a safe integer'],
  [() => js.Rng.restore(), 'TypeError: Rng.restore: state is undefined, expected what state() returned'],
  [
    () => js.Rng.restore('[1,2,3,4]'),
    "TypeError: Rng.restore: state is '[1,2,3,4]', expected what state() returned",
  ],
  [() => js.Rng.restore([]), 'TypeError: Rng.restore: state is [], expected what state() returned'],
  [
    () => js.Rng.restore([1, 2, 3]),
    'TypeError: Rng.restore: state is [1, 2, 3], expected what state() returned',
  ],
  [
    () => js.Rng.restore([0, 0, 0, 0]),
    'TypeError: Rng.restore: state is [0, 0, 0, 0], expected what state() returned',
  ],
  [
    () => js.Rng.restore([1, 2, 3, NaN]),
    'TypeError: Rng.restore: state is [1, 2, 3, NaN], expected what state() returned',
  ],
  [
    () => js.Rng.restore([1, 2, 3, 2 ** 40]),
    'TypeError: Rng.restore: state is [1, 2, 3, 1099511627776], expected what state() returned',
  ],
  [
    () => js.Rng.restore(['1', 2, 3, 4]),
    "TypeError: Rng.restore: state is ['1', 2, 3, 4], expected what state() returned",
  ],
  [
    () => js.Rng.restore([1n, 2, 3, 4]),
    'TypeError: Rng.restore: state is [1n, 2, 3, 4], expected what state() returned',
  ],
  [
    () => js.Rng.restore([1, 2, 3].concat(Array(1))),
    'TypeError: Rng.restore: state is [1, 2, 3, undefined], expected what state() returned',
  ],
  [
    () => js.Rng.restore(Int32Array.of(1, 2, 3, 4)),
    'TypeError: Rng.restore: state is an Int32Array, expected what state() returned',
  ],
  [
    () => js.Rng.restore(new js.Rng(1)),
    'TypeError: Rng.restore: state is an Rng, expected what state() returned',
  ],
  [
    () => js.Rng.restore(Array(1000).fill('x')),
    'TypeError: Rng.restore: state is an array, expected what state() returned',
  ],
]);

refuses('Rng, drawing', () => ({ rng: new js.Rng(1), X: zeros(2, 2) }), [
  [({ rng }) => rng.uniform(1, 0), 'RangeError: Rng.uniform: high is 0, expected a finite number, 1 or more'],
  [({ rng }) => rng.uniform(NaN), 'RangeError: Rng.uniform: low is NaN, expected a finite number'],
  [({ rng }) => rng.uniform('0', '1'), "TypeError: Rng.uniform: low is '0', expected a finite number"],
  [
    ({ rng }) => rng.uniform(0, null),
    'TypeError: Rng.uniform: high is null, expected a finite number, 0 or more',
  ],
  [
    ({ rng }) => rng.uniform(0, Infinity),
    'RangeError: Rng.uniform: high is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ rng }) => rng.uniform(-1e308, 1e308),
    'RangeError: Rng.uniform: high - low is Infinity, expected a finite number',
  ],
  [({ rng }) => rng.normal(0, -1), 'RangeError: Rng.normal: std is -1, expected a finite number, 0 or more'],
  [({ rng }) => rng.normal(NaN), 'RangeError: Rng.normal: mean is NaN, expected a finite number'],
  [({ rng }) => rng.normal('0'), "TypeError: Rng.normal: mean is '0', expected a finite number"],
  [
    ({ rng }) => rng.normal(0, Infinity),
    'RangeError: Rng.normal: std is Infinity, expected a finite number, 0 or more',
  ],
  [
    ({ rng }) => rng.fillUniform(),
    'TypeError: Rng.fillUniform: X is undefined, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ rng }) => rng.fillUniform(-1, 1),
    'TypeError: Rng.fillUniform: X is -1, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ rng }) => rng.fillUniform([2, 2]),
    'TypeError: Rng.fillUniform: X is an array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ rng }) => rng.fillUniform(new Float32Array(4), 0, 1),
    'TypeError: Rng.fillUniform: X is a Float32Array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ rng, X }) => rng.fillUniform(X, 1, 0),
    'RangeError: Rng.fillUniform: high is 0, expected a finite number, 1 or more',
  ],
  [
    ({ rng, X }) => rng.fillUniform(X, '0', '1'),
    "TypeError: Rng.fillUniform: low is '0', expected a finite number",
  ],
  [
    ({ rng, X }) => rng.fillUniform(X, [-1, 1]),
    'TypeError: Rng.fillUniform: low is an array, expected a finite number',
  ],
  [
    ({ rng, X }) => rng.fillUniform(X, -1e308, 1e308),
    'RangeError: Rng.fillUniform: high - low is Infinity, expected a finite number',
  ],
  [
    ({ rng, X }) => rng.fillNormal(X.T),
    'TypeError: Rng.fillNormal: X is a Transposed, expected a Tensor; only matmul reads .T',
  ],
  [
    ({ rng, X }) => rng.fillNormal(X, NaN),
    'RangeError: Rng.fillNormal: mean is NaN, expected a finite number',
  ],
  [
    ({ rng, X }) => rng.fillNormal(X, 0, -1),
    'RangeError: Rng.fillNormal: std is -1, expected a finite number, 0 or more',
  ],
  [
    ({ rng, X }) => rng.fillNormal(X, 0, null),
    'TypeError: Rng.fillNormal: std is null, expected a finite number, 0 or more',
  ],
  [({ rng }) => rng.integer(), 'TypeError: Rng.integer: n is undefined, expected a whole number, 1 or more'],
  [({ rng }) => rng.integer(0), 'RangeError: Rng.integer: n is 0, expected a whole number, 1 or more'],
  [({ rng }) => rng.integer(-1), 'RangeError: Rng.integer: n is -1, expected a whole number, 1 or more'],
  [({ rng }) => rng.integer(1.5), 'RangeError: Rng.integer: n is 1.5, expected a whole number, 1 or more'],
  [({ rng }) => rng.integer('5'), "TypeError: Rng.integer: n is '5', expected a whole number, 1 or more"],
  [({ rng }) => rng.integer(1n), 'TypeError: Rng.integer: n is 1n, expected a whole number, 1 or more'],
  [
    ({ rng }) => rng.permutation(),
    'TypeError: Rng.permutation: n is undefined, expected a whole number from 1 to 4294967295',
  ],
  [
    ({ rng }) => rng.permutation(0),
    'RangeError: Rng.permutation: n is 0, expected a whole number from 1 to 4294967295',
  ],
  [
    ({ rng }) => rng.permutation(-1),
    'RangeError: Rng.permutation: n is -1, expected a whole number from 1 to 4294967295',
  ],
  [
    ({ rng }) => rng.permutation(NaN),
    'RangeError: Rng.permutation: n is NaN, expected a whole number from 1 to 4294967295',
  ],
  [
    ({ rng }) => rng.permutation(2 ** 32),
    'RangeError: Rng.permutation: n is 4294967296, expected a whole number from 1 to 4294967295',
  ],
]);

refuses('parametersOf', () => ({}), [
  [
    () => js.parametersOf(),
    'TypeError: parametersOf: layer is undefined, expected a layer that holds the tensors',
  ],
  [
    () => js.parametersOf(null, 'W'),
    'TypeError: parametersOf: layer is null, expected a layer that holds the tensors',
  ],
  [
    () => js.parametersOf('Linear', 'W'),
    "TypeError: parametersOf: layer is 'Linear', expected a layer that holds the tensors",
  ],
  [
    () => js.parametersOf({ W: zeros(2) }, 'b'),
    'TypeError: Object.b is undefined, expected a Tensor; Tensor.from makes one',
  ],
  [
    () => js.parametersOf({ W: zeros(2) }, 'W'),
    'TypeError: Object.dLdW is undefined, expected a Tensor [2]; Tensor.from makes one',
  ],
  [
    () => js.parametersOf({ W: zeros(2), dLdW: zeros(3) }, 'W'),
    'ShapeError: Object.dLdW is [3], expected [2]',
  ],
  [
    () => js.parametersOf({ W: zeros(2), dLdW: doubles(2) }, 'W'),
    "DTypeError: Object.dLdW is float64, expected float32; dLdW.to('float32') converts it",
  ],
  [
    () => js.parametersOf({ W: new Float32Array(2), dLdW: zeros(2) }, 'W'),
    'TypeError: Object.W is a Float32Array, expected a Tensor; Tensor.from makes one',
  ],
  [
    () => js.parametersOf({ W: zeros(2), dLdW: zeros(2) }, ['W']),
    "TypeError: parametersOf: names[0] is an array, expected a name such as 'W'",
  ],
  [
    () => js.parametersOf({}, Symbol('W')),
    "TypeError: parametersOf: names[0] is Symbol(W), expected a name such as 'W'",
  ],
  [
    () => js.parametersOf({}, '__proto__'),
    'TypeError: Object.__proto__ is an object, expected a Tensor; Tensor.from makes one',
  ],
  [
    () => js.parametersOf({}, 'constructor'),
    'TypeError: Object.constructor is a function, expected a Tensor; Tensor.from makes one',
  ],
  [
    () =>
      (() => {
        const W = zeros(2);
        return js.parametersOf({ W, dLdW: W }, 'W');
      })(),
    'Error: Object.dLdW shares memory with W, which backward would overwrite; give it its own',
  ],
]);

refuses('what layers of your own check with', () => ({}), [
  [
    () => js.bind([[1]], ['N', 2], 'mine', 'A'),
    'TypeError: mine: A is an array, expected a Tensor [N, 2]; Tensor.from makes one',
  ],
  [() => js.bind(zeros(2), ['N', 2], 'mine', 'A'), 'ShapeError: mine: A is [2], expected [N, 2]'],
  [() => js.bind(zeros(2, 3), ['N', 'N'], 'mine', 'A'), 'ShapeError: mine: A is [2, 3], expected [N, N]'],
  [
    () => js.bind(zeros(2, 3), ['N', 3], 'mine', 'A', 'float64'),
    "DTypeError: mine: A is float32, expected float64; A.to('float64') converts it",
  ],
  [
    () => js.bind(zeros(2), ['N', 2], new js.ReLU(), 'forward: A'),
    'ShapeError: ReLU.forward: A is [2], expected [N, 2]',
  ],
  [
    () =>
      js.bind(
        new (class Tensor {
          readonly shape = [2, 2];
        })(),
        ['N', 2],
        'mine',
        'A',
      ),
    'TypeError: mine: A is a Tensor, expected a Tensor [N, 2]; it is of another library, or of another copy of this one',
  ],
  [() => js.checkSize(0, 'mine', 'n'), 'ShapeError: mine: n is 0, expected a positive integer'],
  [() => js.checkSize('2', 'mine', 'n'), "ShapeError: mine: n is '2', expected a positive integer"],
  [() => js.checkNumber(NaN, 'mine', 'x'), 'RangeError: mine: x is NaN, expected a finite number'],
  [() => js.checkNumber(2, 'mine', 'x', 0, 1), 'RangeError: mine: x is 2, expected a number from 0 to 1'],
  [() => js.checkPositive(0, 'mine', 'x'), 'RangeError: mine: x is 0, expected a finite number above 0'],
  [() => js.checkPositive('1', 'mine', 'x'), "TypeError: mine: x is '1', expected a finite number above 0"],
  [() => js.checkCount(1.5, 'mine', 'n'), 'RangeError: mine: n is 1.5, expected a whole number, 1 or more'],
  [() => js.checkFlag(0, 'mine', 'yes'), 'TypeError: mine: yes is 0, expected true or false'],
  [
    () => js.checkName('tann', 'mine', 'f', ['tanh', 'relu']),
    "RangeError: mine: f is 'tann', expected one of 'tanh', 'relu'; did you mean 'tanh'?",
  ],
  [
    () => js.checkName(Symbol('tanh'), 'mine', 'f', ['tanh', 'relu']),
    "RangeError: mine: f is Symbol(tanh), expected one of 'tanh', 'relu'",
  ],
  [
    () => js.checkDType('double', 'mine'),
    "DTypeError: mine: dtype is 'double', expected 'float32' or 'float64'",
  ],
  [
    () => js.checkShape([2, '3'], 'mine'),
    "ShapeError: mine: shape is [2, '3'], expected sizes that are positive integers",
  ],
  [
    () => js.checkOptions(null, 'mine', ['a']),
    'TypeError: mine: options are null, expected an object such as { a: … }',
  ],
  [
    () => js.checkOptions([], 'mine', ['a']),
    'TypeError: mine: options are an array, expected an object such as { a: … }',
  ],
  [() => js.checkOptions({ b: 1 }, 'mine', []), "TypeError: mine: unknown option 'b'; it takes none"],
  [
    () => js.checkOptions({ 'a\nb': 1 }, 'mine', []),
    "TypeError: mine: unknown option 'a\\nb'; it takes none",
  ],
  [
    () => js.checkParameter({ name: 'W', value: zeros(1) }, 'mine', 'parameters[0]'),
    'TypeError: mine: parameters[0] is an object, expected { name, value, gradient }',
  ],
  [
    () => js.checkParameter({ name: 'W', value: zeros(1), gradient: zeros(2) }, 'mine', 'parameters[0]'),
    'ShapeError: mine: W.gradient is [2], expected [1]',
  ],
  [
    () => new js.Loan().fit(),
    'ShapeError: Loan.fit: shape is undefined, expected an array of sizes such as [2, 3]',
  ],
  [
    () => new js.Loan().fit([0], 'float32'),
    'ShapeError: Loan.fit: shape is [0], expected sizes that are positive integers',
  ],
  [() => new js.Loan().fit([2]), "DTypeError: Loan.fit: dtype is undefined, expected 'float32' or 'float64'"],
  [
    () => js.allocate(),
    'ShapeError: allocate: shape is undefined, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.allocate([2], 'float16'),
    "DTypeError: allocate: dtype is 'float16', expected 'float32' or 'float64'",
  ],
]);

refuses('useBackend', () => ({ backend: js.backend }), [
  [
    () => js.useBackend(),
    "RangeError: useBackend: undefined is not available here, only 'reference' and 'simd'",
  ],
  [
    () => js.useBackend('wasm'),
    "RangeError: useBackend: 'wasm' is not available here, only 'reference' and 'simd'",
  ],
  [
    () => js.useBackend('SIMD'),
    "RangeError: useBackend: 'SIMD' is not available here, only 'reference' and 'simd'",
  ],
  [
    () => js.useBackend(null),
    "RangeError: useBackend: null is not available here, only 'reference' and 'simd'",
  ],
  [
    () => js.useBackend('__proto__'),
    "RangeError: useBackend: '__proto__' is not available here, only 'reference' and 'simd'",
  ],
]);
