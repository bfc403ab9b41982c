// What a wrong call of @chainrule/gradcheck gets: the whole error, and nothing has changed.
import fc from 'fast-check';
import { js, refuses } from './misuse.ts';

const doubles = (...shape: number[]) => js.Tensor.zeros(shape, 'float64');
/** A layer of one's own, right but for what is said. */
const own = (...wrong: unknown[]): unknown =>
  Object.assign({ forward: (A: unknown) => A, backward: (dLdZ: unknown) => dLdZ, parameters: [] }, ...wrong);
/** The spec of a Tanh, right but for what is said. */
const spec = (...wrong: unknown[]): unknown =>
  Object.assign({ sizes: { N: js.size() }, layer: () => new js.Tanh(), input: () => [2, 2] }, ...wrong);
/** The spec of an MSELoss, right but for what is said. */
const lossSpec = (...wrong: unknown[]): unknown =>
  Object.assign(
    {
      sizes: { N: js.size() },
      loss: () => new js.MSELoss(),
      input: () => [2, 2],
      target: () => js.tensor([2, 2]),
    },
    ...wrong,
  );
const few = { numRuns: 2 };

refuses('checkGradients', () => ({ layer: new js.Linear(2, 3, { dtype: 'float64' }), A: doubles(2, 2) }), [
  [
    () => js.checkGradients(),
    'TypeError: checkGradients: layer is undefined, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.checkGradients(null, A),
    'TypeError: checkGradients: layer is null, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.checkGradients(1, A),
    'TypeError: checkGradients: layer is 1, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.checkGradients('Linear', A),
    "TypeError: checkGradients: layer is 'Linear', expected { forward, backward, parameters }",
  ],
  [
    ({ A }) => js.checkGradients(js.Linear, A),
    'TypeError: checkGradients: layer is a function, expected { forward, backward, parameters }',
  ],
  [({ A }) => js.checkGradients({}, A), 'TypeError: checkGradients: layer has no forward(A)'],
  [
    ({ layer, A }) => js.checkGradients([layer], A),
    'TypeError: checkGradients: layer is an array, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.checkGradients(A, A),
    'TypeError: checkGradients: layer is a Tensor, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.checkGradients({ forward: () => A, parameters: [] }, A),
    'TypeError: checkGradients: layer has no backward(dLdZ)',
  ],
  [
    ({ A }) => js.checkGradients({ forward: () => A, backward: () => A }, A),
    'TypeError: checkGradients: layer has no parameters; a layer without any says `parameters = []`',
  ],
  [
    ({ A }) => js.checkGradients(own({ parameters: [null] }), A),
    'TypeError: checkGradients: parameters[0] of layer is null, expected { name, value, gradient } with two Tensors',
  ],
  [
    ({ A }) => js.checkGradients(own({ parameters: [{ name: 'W', value: A }] }), A),
    'TypeError: checkGradients: parameters[0] of layer is an object, expected { name, value, gradient } with two Tensors',
  ],
  [
    ({ A }) => js.checkGradients(own({ parameters: [{ value: A, gradient: A }] }), A),
    'TypeError: checkGradients: parameters[0] of layer is an object, expected { name, value, gradient } with two Tensors',
  ],
  [
    ({ A }) => js.checkGradients(own({ parameters: [{ name: 'W', value: [1], gradient: [1] }] }), A),
    'TypeError: checkGradients: parameters[0] of layer is an object, expected { name, value, gradient } with two Tensors',
  ],
  [
    ({ A }) => js.checkGradients(own({ forward: () => undefined }), A),
    'TypeError: checkGradients: layer.forward gives undefined, expected a Tensor',
  ],
  [
    ({ A }) => js.checkGradients(own({ forward: () => Promise.resolve(A) }), A),
    'TypeError: checkGradients: layer.forward gives a Promise, expected a Tensor',
  ],
  [
    ({ A }) => js.checkGradients(own({ backward: () => undefined }), A),
    'TypeError: checkGradients: layer.backward gives undefined, expected a Tensor',
  ],
  [
    ({ A }) => js.checkGradients(own({ backward: () => doubles(5) }), A),
    'ShapeError: layer.backward: dLdA is [5], expected [2, 2]',
  ],
  [
    ({ A }) => js.checkGradients(Object.create(null), A),
    'TypeError: checkGradients: layer has no forward(A)',
  ],
  [
    ({ layer }) => js.checkGradients(layer, undefined),
    'TypeError: checkGradients: A is undefined, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer }) => js.checkGradients(layer, [[1, 2]]),
    'TypeError: checkGradients: A is an array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer }) => js.checkGradients(layer, [2, 2]),
    'TypeError: checkGradients: A is an array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A.T),
    'TypeError: checkGradients: A is a Transposed, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer }) => js.checkGradients(layer, doubles(2, 3)),
    'ShapeError: Linear(2 → 3).forward: A is [2, 3], expected [N, 2]',
  ],
  [
    ({ layer }) => js.checkGradients(layer, js.Tensor.zeros([2, 2])),
    "DTypeError: Linear(2 → 3).forward: A is float32, expected float64; A.to('float64') converts it",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, null),
    'TypeError: checkGradients: options are null, expected an object such as { mode: … }',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, 1),
    'TypeError: checkGradients: options are 1, expected an object such as { mode: … }',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, 'exact'),
    "TypeError: checkGradients: options are 'exact', expected an object such as { mode: … }",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, []),
    'TypeError: checkGradients: options are an array, expected an object such as { mode: … }',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { mode: 'fast' }),
    "RangeError: checkGradients: mode is 'fast', expected one of 'auto', 'numeric', 'exact'",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { mode: null }),
    "RangeError: checkGradients: mode is null, expected one of 'auto', 'numeric', 'exact'",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { mod: 'exact' }),
    "TypeError: checkGradients: unknown option 'mod'; did you mean 'mode'?",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { eps: 1e-6 }),
    "TypeError: checkGradients: unknown option 'eps'; known are mode, dLdZ, rng, ranges",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { dLdZ: null }),
    'TypeError: checkGradients: dLdZ is null, expected a Tensor [2, 3]; Tensor.from makes one',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { dLdZ: [[1]] }),
    'TypeError: checkGradients: dLdZ is an array, expected a Tensor [2, 3]; Tensor.from makes one',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { dLdZ: doubles(2, 2) }),
    'ShapeError: checkGradients: dLdZ is [2, 2], expected [2, 3]',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { dLdZ: js.Tensor.zeros([2, 3]) }),
    "DTypeError: checkGradients: dLdZ is float32, expected float64; dLdZ.to('float64') converts it",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { rng: 42 }),
    'TypeError: checkGradients: rng is 42, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { rng: null }),
    'TypeError: checkGradients: rng is null, expected an Rng; pass rng: new Rng(seed)',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: null }),
    'TypeError: checkGradients: ranges: options are null, expected an object such as { A: … }',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: 5 }),
    'TypeError: checkGradients: ranges: options are 5, expected an object such as { A: … }',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { A: 5 } }),
    'TypeError: checkGradients: ranges.A is 5, expected [low, high] with low ≤ high',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { A: [1] } }),
    'TypeError: checkGradients: ranges.A is [1], expected [low, high] with low ≤ high',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { A: [2, 1] } }),
    'TypeError: checkGradients: ranges.A is [2, 1], expected [low, high] with low ≤ high',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { A: [NaN, 1] } }),
    'TypeError: checkGradients: ranges.A is [NaN, 1], expected [low, high] with low ≤ high',
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { A: ['0', '1'] } }),
    "TypeError: checkGradients: ranges.A is ['0', '1'], expected [low, high] with low ≤ high",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, { ranges: { B: [0, 1] } }),
    "TypeError: checkGradients: ranges: unknown option 'B'; did you mean 'b'?",
  ],
  [
    ({ layer, A }) => js.checkGradients(layer, A, new js.Rng(1)),
    'TypeError: checkGradients: options are an Rng, expected an object such as { mode: … }',
  ],
]);

refuses('jacobian', () => ({ layer: new js.Linear(2, 3, { dtype: 'float64' }), A: doubles(2, 2) }), [
  [
    () => js.jacobian(),
    'TypeError: jacobian: layer is undefined, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.jacobian(null, A),
    'TypeError: jacobian: layer is null, expected { forward, backward, parameters }',
  ],
  [
    ({ A }) => js.jacobian(js.Linear, A),
    'TypeError: jacobian: layer is a function, expected { forward, backward, parameters }',
  ],
  [
    ({ layer }) => js.jacobian(layer),
    'TypeError: jacobian: A is undefined, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer }) => js.jacobian(layer, [[1, 2]]),
    'TypeError: jacobian: A is an array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ layer }) => js.jacobian(layer, doubles(2, 3)),
    'ShapeError: Linear(2 → 3).forward: A is [2, 3], expected [N, 2]',
  ],
  [
    ({ A }) => js.jacobian(own({ parameters: [null] }), A),
    'TypeError: jacobian: parameters[0] of layer is null, expected { name, value, gradient } with two Tensors',
  ],
  [
    ({ A }) => js.jacobian(own({ parameters: [{ name: 'W', value: A, gradient: doubles(3) }] }), A),
    'ShapeError: jacobian: W.gradient is [3], expected [2, 2]',
  ],
  [
    ({ A }) => js.jacobian(own({ forward: () => undefined }), A),
    'TypeError: jacobian: layer.forward gives undefined, expected a Tensor',
  ],
  [
    ({ A }) => js.jacobian(own({ backward: () => undefined }), A),
    'TypeError: jacobian: layer.backward: dLdA is undefined, expected a Tensor [2, 2]; Tensor.from makes one',
  ],
  [
    ({ A }) => js.jacobian(own({ backward: () => doubles(5) }), A),
    'ShapeError: jacobian: layer.backward: dLdA is [5], expected [2, 2]',
  ],
]);

refuses('checkLossGradient', () => ({ loss: new js.MSELoss(), Z: doubles(2, 2), Y: doubles(2, 2) }), [
  [
    () => js.checkLossGradient(),
    'TypeError: checkLossGradient: loss is undefined, expected { forward, backward }',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient(null, Z, Y),
    'TypeError: checkLossGradient: loss is null, expected { forward, backward }',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient('mse', Z, Y),
    "TypeError: checkLossGradient: loss is 'mse', expected { forward, backward }",
  ],
  [
    ({ Z, Y }) => js.checkLossGradient(js.MSELoss, Z, Y),
    'TypeError: checkLossGradient: loss is a function, expected { forward, backward }',
  ],
  [({ Z, Y }) => js.checkLossGradient({}, Z, Y), 'TypeError: checkLossGradient: loss has no forward(Z, Y)'],
  [
    ({ Z, Y }) => js.checkLossGradient({ forward: () => 0 }, Z, Y),
    'TypeError: checkLossGradient: loss has no backward()',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient({ forward: () => undefined, backward: () => Z }, Z, Y),
    'TypeError: checkLossGradient: loss.forward gives undefined, expected a number',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient({ forward: () => Z, backward: () => Z }, Z, Y),
    'TypeError: checkLossGradient: loss.forward gives a Tensor, expected a number',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient({ forward: () => 0, backward: () => undefined }, Z, Y),
    'TypeError: checkLossGradient: loss.backward gives undefined, expected a Tensor',
  ],
  [
    ({ Z, Y }) => js.checkLossGradient({ forward: () => 0, backward: () => doubles(1) }, Z, Y),
    'ShapeError: loss.backward: dLdZ is [1], expected [2, 2]',
  ],
  [
    ({ loss }) => js.checkLossGradient(loss),
    'TypeError: checkLossGradient: Z is undefined, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ loss, Y }) => js.checkLossGradient(loss, [[1, 2]], Y),
    'TypeError: checkLossGradient: Z is an array, expected a Tensor; Tensor.from makes one',
  ],
  [
    ({ loss, Y }) => js.checkLossGradient(loss, doubles(2), Y),
    'ShapeError: MSELoss.forward: Z is [2], expected [N, C]',
  ],
  [
    ({ loss, Z }) => js.checkLossGradient(loss, Z),
    'TypeError: MSELoss.forward: Y is undefined, expected a Tensor [2, 2]; Tensor.from makes one',
  ],
  [
    ({ Z }) => js.checkLossGradient(new js.CrossEntropyLoss(), Z, [0, 5]),
    'RangeError: CrossEntropyLoss.forward: Y[1] is 5, expected a class index, 0 to 1',
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, null),
    'TypeError: checkLossGradient: options are null, expected an object such as { mode: … }',
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, 'exact'),
    "TypeError: checkLossGradient: options are 'exact', expected an object such as { mode: … }",
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, { mode: 'fast' }),
    "RangeError: checkLossGradient: mode is 'fast', expected one of 'auto', 'numeric', 'exact'",
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, { dLdZ: Z }),
    "TypeError: checkLossGradient: unknown option 'dLdZ'; known are mode, ranges",
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, { ranges: { Z: [1, 0] } }),
    'TypeError: checkLossGradient: ranges.Z is [1, 0], expected [low, high] with low ≤ high',
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, { ranges: { A: [0, 1] } }),
    "TypeError: checkLossGradient: ranges: unknown option 'A'; known are Z",
  ],
  [
    ({ loss, Z, Y }) => js.checkLossGradient(loss, Z, Y, { ranges: 3 }),
    'TypeError: checkLossGradient: ranges: options are 3, expected an object such as { Z: … }',
  ],
]);

refuses('gradcheck', () => ({}), [
  [() => js.gradcheck(), 'TypeError: gradcheck: spec is undefined, expected { sizes, layer, input }'],
  [() => js.gradcheck(null, few), 'TypeError: gradcheck: spec is null, expected { sizes, layer, input }'],
  [() => js.gradcheck(1, few), 'TypeError: gradcheck: spec is 1, expected { sizes, layer, input }'],
  [
    () => js.gradcheck(() => 1, few),
    'TypeError: gradcheck: spec is a function, expected { sizes, layer, input }',
  ],
  [
    () => js.gradcheck([], few),
    'TypeError: gradcheck: sizes is undefined, expected arbitraries by name such as { N: size() }',
  ],
  [
    () => js.gradcheck({}, few),
    'TypeError: gradcheck: sizes is undefined, expected arbitraries by name such as { N: size() }',
  ],
  [
    () => js.gradcheck(new js.Tanh(), few),
    'TypeError: gradcheck: sizes is undefined, expected arbitraries by name such as { N: size() }',
  ],
  [
    () => js.gradcheck(spec({ sizes: undefined }), few),
    'TypeError: gradcheck: sizes is undefined, expected arbitraries by name such as { N: size() }',
  ],
  [
    () => js.gradcheck(spec({ sizes: null }), few),
    'TypeError: gradcheck: sizes is null, expected arbitraries by name such as { N: size() }',
  ],
  [
    () => js.gradcheck(spec({ sizes: [js.size()] }), few),
    'TypeError: gradcheck: sizes is an array, expected arbitraries by name such as { N: size() }',
  ],
  [() => js.gradcheck(spec({ sizes: { N: 3 } }), few), 'TypeError: gradcheck: sizes.N is 3, expected size()'],
  [
    () => js.gradcheck(spec({ sizes: { N: js.size } }), few),
    'TypeError: gradcheck: sizes.N is a function, expected size()',
  ],
  [
    () => js.gradcheck(spec({ layer: undefined }), few),
    'TypeError: gradcheck: layer is undefined, expected a function of the sizes',
  ],
  [
    () => js.gradcheck(spec({ layer: new js.Tanh() }), few),
    'TypeError: gradcheck: layer is a Tanh, expected a function of the sizes',
  ],
  [
    () => js.gradcheck(spec({ input: undefined }), few),
    'TypeError: gradcheck: input is undefined, expected a function of the sizes',
  ],
  [
    () => js.gradcheck(spec({ input: [2, 2] }), few),
    'TypeError: gradcheck: input is an array, expected a function of the sizes',
  ],
  [
    () => js.gradcheck(spec({ input: () => undefined }), few),
    'ShapeError: gradcheck: input: shape is undefined, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.gradcheck(spec({ input: () => 3 }), few),
    'ShapeError: gradcheck: input: shape is 3, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.gradcheck(spec({ input: () => [2, NaN] }), few),
    'ShapeError: gradcheck: input: shape is [2, NaN], expected sizes that are positive integers',
  ],
  [
    () => js.gradcheck(spec({ input: () => [0, 2] }), few),
    'ShapeError: gradcheck: input: shape is [0, 2], expected sizes that are positive integers',
  ],
  [
    () => js.gradcheck(spec({ couplesBatch: 'yes' }), few),
    "TypeError: gradcheck: couplesBatch is 'yes', expected true or false",
  ],
  [
    () => js.gradcheck(spec({ zeroGradients: 'b' }), few),
    "TypeError: gradcheck: zeroGradients is 'b', expected names of tensors such as ['b']",
  ],
  [
    () => js.gradcheck(spec({ zeroGradients: ['c'] }), few),
    'TypeError: gradcheck: zeroGradients names c, expected one of A',
  ],
  [
    () => js.gradcheck(spec({ coupleBatch: true }), few),
    "TypeError: gradcheck: unknown option 'coupleBatch'; did you mean 'couplesBatch'?",
  ],
  [
    () => js.gradcheck(spec({ imput: 1 }), few),
    "TypeError: gradcheck: unknown option 'imput'; did you mean 'input'?",
  ],
  [
    () => js.gradcheck(spec({ ranges: null }), few),
    'TypeError: gradcheck: ranges: options are null, expected none',
  ],
  [
    () => js.gradcheck(spec({ ranges: { A: 3 } }), few),
    'TypeError: gradcheck: ranges.A is 3, expected [low, high] with low ≤ high',
  ],
  [
    () => js.gradcheck(spec({ ranges: { A: [1, 0] } }), few),
    'TypeError: gradcheck: ranges.A is [1, 0], expected [low, high] with low ≤ high',
  ],
  [
    () => js.gradcheck(spec({ ranges: { A: [NaN, 1] } }), few),
    'TypeError: gradcheck: ranges.A is [NaN, 1], expected [low, high] with low ≤ high',
  ],
  [
    () => js.gradcheck(spec({ sizes: { N: fc.constant(0) } }), few),
    'ShapeError: gradcheck: the size N that was drawn is 0, expected a positive integer',
  ],
  [
    () => js.gradcheck(spec({ sizes: { N: fc.constant('3') } }), few),
    "ShapeError: gradcheck: the size N that was drawn is '3', expected a positive integer",
  ],
  [
    () => js.gradcheck(spec({ sizes: { N: fc.constant(1.5) } }), few),
    'ShapeError: gradcheck: the size N that was drawn is 1.5, expected a positive integer',
  ],
  [
    () => js.gradcheck(spec(), null),
    'TypeError: gradcheck: options are null, expected an object such as { laws: … }',
  ],
  [
    () => js.gradcheck(spec(), 3),
    'TypeError: gradcheck: options are 3, expected an object such as { laws: … }',
  ],
  [
    () => js.gradcheck(spec(), 'x'),
    "TypeError: gradcheck: options are 'x', expected an object such as { laws: … }",
  ],
  [
    () => js.gradcheck(spec(), []),
    'TypeError: gradcheck: options are an array, expected an object such as { laws: … }',
  ],
  [
    () => js.gradcheck(spec(), { numRuns: 0 }),
    'RangeError: gradcheck: numRuns is 0, expected a whole number, 1 or more',
  ],
  [
    () => js.gradcheck(spec(), { numRuns: -1 }),
    'RangeError: gradcheck: numRuns is -1, expected a whole number, 1 or more',
  ],
  [
    () => js.gradcheck(spec(), { numRuns: NaN }),
    'RangeError: gradcheck: numRuns is NaN, expected a whole number, 1 or more',
  ],
  [
    () => js.gradcheck(spec(), { numRuns: 1.5 }),
    'RangeError: gradcheck: numRuns is 1.5, expected a whole number, 1 or more',
  ],
  [
    () => js.gradcheck(spec(), { numRuns: '3' }),
    "TypeError: gradcheck: numRuns is '3', expected a whole number, 1 or more",
  ],
  [() => js.gradcheck(spec(), { seed: 'x' }), "TypeError: gradcheck: seed is 'x', expected a finite number"],
  [() => js.gradcheck(spec(), { seed: NaN }), 'RangeError: gradcheck: seed is NaN, expected a finite number'],
  [
    () => js.gradcheck(spec(), { path: 5 }),
    'TypeError: gradcheck: path is 5, expected the text that a failure printed',
  ],
  [
    () => js.gradcheck(spec(), { laws: 'gradients' }),
    "TypeError: gradcheck: laws is 'gradients', expected an array such as ['gradients']",
  ],
  [
    () => js.gradcheck(spec(), { laws: null }),
    "TypeError: gradcheck: laws is null, expected an array such as ['gradients']",
  ],
  [() => js.gradcheck(spec(), { laws: [] }), 'TypeError: gradcheck: nothing to check; skipped are all laws'],
  [
    () => js.gradcheck(spec(), { laws: ['gradient'] }),
    "TypeError: gradcheck: there is no law 'gradient'; the laws are 'gradients', 'leaves its inputs alone', 'linear in dLdZ', 'repeatable', 'no memory of an earlier batch', 'zero in gives zero out', 'batch order', 'float32 beside float64', 'backward needs forward', 'parameters keep their identity' and 'predict agrees with forward'",
  ],
  [
    () => js.gradcheck(spec(), { mode: 'fast' }),
    "RangeError: gradcheck: mode is 'fast', expected one of 'auto', 'numeric', 'exact'",
  ],
  [
    () => js.gradcheck(spec(), { numRun: 5 }),
    "TypeError: gradcheck: unknown option 'numRun'; did you mean 'numRuns'?",
  ],
  [
    () => js.gradcheck(spec(), { runs: 5 }),
    "TypeError: gradcheck: unknown option 'runs'; known are laws, mode, numRuns, seed, path, verbose, examples, endOnFailure, unbiased, randomType, maxSkipsPerRun, skipEqualValues, ignoreEqualValues, timeout, skipAllAfterTimeLimit, interruptAfterTimeLimit, markInterruptAsFailure, logger, reporter, asyncReporter, includeErrorInReport, plugins",
  ],
]);

refuses('gradcheckLoss', () => ({}), [
  [
    () => js.gradcheckLoss(),
    'TypeError: gradcheckLoss: spec is undefined, expected { sizes, loss, input, target }',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ loss: undefined }), few),
    'TypeError: gradcheckLoss: loss is undefined, expected a function of the sizes',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ loss: new js.MSELoss() }), few),
    'TypeError: gradcheckLoss: loss is an MSELoss, expected a function of the sizes',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ target: undefined }), few),
    'TypeError: gradcheckLoss: target is undefined, expected a function of the sizes',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ target: () => undefined }), few),
    'TypeError: gradcheckLoss: target gives undefined, expected an arbitrary such as tensor([N, C])',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ target: () => doubles(2, 2) }), few),
    'TypeError: gradcheckLoss: target gives a Tensor, expected an arbitrary such as tensor([N, C])',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ input: () => 3 }), few),
    'ShapeError: gradcheckLoss: input: shape is 3, expected an array of sizes such as [2, 3]',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ sizes: { N: 1 } }), few),
    'TypeError: gradcheckLoss: sizes.N is 1, expected size()',
  ],
  [
    () => js.gradcheckLoss(lossSpec({ couplesBatch: true }), few),
    "TypeError: gradcheckLoss: unknown option 'couplesBatch'; known are sizes, loss, input, target, ranges",
  ],
  [
    () => js.gradcheckLoss(lossSpec({ ranges: { Z: [2, 1] } }), few),
    'TypeError: gradcheckLoss: ranges.Z is [2, 1], expected [low, high] with low ≤ high',
  ],
  [
    () => js.gradcheckLoss(lossSpec(), { numRuns: 0 }),
    'RangeError: gradcheckLoss: numRuns is 0, expected a whole number, 1 or more',
  ],
  [
    () => js.gradcheckLoss(lossSpec(), { numrun: 3 }),
    "TypeError: gradcheckLoss: unknown option 'numrun'; did you mean 'numRuns'?",
  ],
]);

refuses('size and tensor', () => ({}), [
  [() => js.size(null), 'TypeError: size: options are null, expected an object such as { min: … }'],
  [() => js.size(3), 'TypeError: size: options are 3, expected an object such as { min: … }'],
  [() => js.size(1, 4), 'TypeError: size: options are 1, expected an object such as { min: … }'],
  [() => js.size({ min: 0 }), 'RangeError: size: got min 0 and max 4, expected integers with 1 ≤ min ≤ max'],
  [
    () => js.size({ min: 3, max: 1 }),
    'RangeError: size: got min 3 and max 1, expected integers with 1 ≤ min ≤ max',
  ],
  [
    () => js.size({ min: 1.5 }),
    'RangeError: size: got min 1.5 and max 4, expected integers with 1 ≤ min ≤ max',
  ],
  [
    () => js.size({ max: NaN }),
    'RangeError: size: got min 1 and max NaN, expected integers with 1 ≤ min ≤ max',
  ],
  [
    () => js.size({ max: Infinity }),
    'RangeError: size: got min 1 and max Infinity, expected integers with 1 ≤ min ≤ max',
  ],
  [
    () => js.size({ min: '1' }),
    "RangeError: size: got min '1' and max 4, expected integers with 1 ≤ min ≤ max",
  ],
  [
    () => js.size({ max: null }),
    'RangeError: size: got min 1 and max null, expected integers with 1 ≤ min ≤ max',
  ],
  [() => js.size({ mni: 2 }), "TypeError: size: unknown option 'mni'; did you mean 'min'?"],
  [
    () => js.size({ min: Symbol('1') }),
    'RangeError: size: got min Symbol(1) and max 4, expected integers with 1 ≤ min ≤ max',
  ],
  [() => js.tensor(), 'ShapeError: tensor: shape is undefined, expected an array of sizes such as [2, 3]'],
  [() => js.tensor(2, 3), 'TypeError: tensor: options are 3, expected an object such as { dtype: … }'],
  [() => js.tensor([0]), 'ShapeError: tensor: shape is [0], expected sizes that are positive integers'],
  [() => js.tensor([1.5]), 'ShapeError: tensor: shape is [1.5], expected sizes that are positive integers'],
  [
    () => js.tensor([js.size()]),
    'ShapeError: tensor: shape is [an IntegerArbitrary], expected sizes that are positive integers',
  ],
  [
    () => js.tensor([2], null),
    'TypeError: tensor: options are null, expected an object such as { dtype: … }',
  ],
  [
    () => js.tensor([2], 'float64'),
    "TypeError: tensor: options are 'float64', expected an object such as { dtype: … }",
  ],
  [() => js.tensor([2], { dtype: 'f' }), "DTypeError: tensor: dtype is 'f', expected 'float32' or 'float64'"],
  [() => js.tensor([2], { min: 1, max: 0 }), 'RangeError: tensor: got min 1 and max 0, expected min ≤ max'],
  [() => js.tensor([2], { min: NaN }), 'RangeError: tensor: min is NaN, expected a finite number'],
  [() => js.tensor([2], { min: '0' }), "TypeError: tensor: min is '0', expected a finite number"],
  [() => js.tensor([2], { max: null }), 'TypeError: tensor: max is null, expected a finite number'],
  [() => js.tensor([2], { max: Infinity }), 'RangeError: tensor: max is Infinity, expected a finite number'],
  [() => js.tensor([2], { mn: 0 }), "TypeError: tensor: unknown option 'mn'; did you mean 'min'?"],
]);

refuses('adapt', () => ({ forward: () => [[1, 2]], backward: () => [[1, 2]], A: doubles(1, 2) }), [
  [() => js.adapt(), 'TypeError: adapt: got undefined, expected { forward, backward, parameters? }'],
  [() => js.adapt(null), 'TypeError: adapt: got null, expected { forward, backward, parameters? }'],
  [() => js.adapt(() => 1), 'TypeError: adapt: got a function, expected { forward, backward, parameters? }'],
  [() => js.adapt([]), 'TypeError: adapt: got an array, expected { forward, backward, parameters? }'],
  [() => js.adapt({}), 'TypeError: adapt: forward is undefined, expected a function over plain arrays'],
  [
    ({ forward }) => js.adapt({ forward }),
    'TypeError: adapt: backward is undefined, expected a function over plain arrays',
  ],
  [
    ({ backward }) => js.adapt({ backward }),
    'TypeError: adapt: forward is undefined, expected a function over plain arrays',
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, foward: forward }),
    "TypeError: adapt: unknown option 'foward'; did you mean 'forward'?",
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, params: [] }),
    "TypeError: adapt: unknown option 'params'; known are forward, backward, parameters, arrays, outputShape, dtype, name",
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, parameters: {} }),
    'TypeError: adapt: parameters is an object, expected an array of { name, value, gradient }',
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, parameters: [null] }),
    "TypeError: adapt: a parameter is called undefined, expected a name such as 'W'",
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, parameters: [{ name: 'W', gradient: [1] }] }),
    'TypeError: adapt: parameter W has value undefined and gradient an array, expected arrays that are written in place',
  ],
  [
    ({ forward, backward }) =>
      js.adapt({ forward, backward, parameters: [{ name: 'W', value: null, gradient: [1] }] }),
    'TypeError: adapt: parameter W has value null and gradient an array, expected arrays that are written in place',
  ],
  [
    ({ forward, backward }) =>
      js.adapt({ forward, backward, parameters: [{ name: 'W', value: [1], gradient: null }] }),
    'TypeError: adapt: parameter W has value an array and gradient null, expected arrays that are written in place',
  ],
  [
    ({ forward, backward }) =>
      js.adapt({ forward, backward, parameters: [{ name: 'W', value: 3, gradient: [1] }] }),
    'TypeError: adapt: parameter W has value 3 and gradient an array, expected arrays that are written in place',
  ],
  [
    ({ forward, backward, A }) =>
      js.adapt({ forward, backward, parameters: [{ name: 'W', value: A, gradient: A }] }),
    'TypeError: adapt: parameter W has value a Tensor and gradient a Tensor, expected arrays that are written in place',
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, arrays: 'flat' }),
    "RangeError: adapt: arrays is 'flat', expected one of 'nested', 'typed'",
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, dtype: 'f16' }),
    "DTypeError: adapt: dtype is 'f16', expected 'float32' or 'float64'",
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, outputShape: [2, 2] }),
    'TypeError: adapt: outputShape is an array, expected a function of the shape of A',
  ],
  [
    ({ forward, backward }) => js.adapt({ forward, backward, name: 5 }),
    'TypeError: adapt: name is 5, expected a text for reports',
  ],
  [
    ({ backward, A }) => js.checkGradients(js.adapt({ forward: () => 'x', backward }), A),
    "TypeError: adapted.forward: Z is 'x', expected an array of numbers",
  ],
  [
    ({ backward, A }) => js.checkGradients(js.adapt({ forward: () => Promise.resolve([]), backward }), A),
    'TypeError: adapted.forward: Z is a Promise, expected an array of numbers',
  ],
  [
    ({ forward, A }) => js.checkGradients(js.adapt({ forward, backward: () => undefined }), A),
    'TypeError: adapted.backward: dLdA is undefined, expected an array of numbers',
  ],
  [
    ({ forward, A }) => js.checkGradients(js.adapt({ forward, backward: () => [[1]] }), A),
    'ShapeError: adapted.backward: dLdA is [1, 1], expected [1, 2]',
  ],
]);

refuses('paint', () => ({}), [
  [() => js.paint(), 'TypeError: paint: text is undefined, expected a text; String(report) gives it'],
  [() => js.paint(5), 'TypeError: paint: text is 5, expected a text; String(report) gives it'],
]);
