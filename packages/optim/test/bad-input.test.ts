// What a wrong call gets: who, got, wanted, a hint where one is known; and neither optimizer nor parameters have changed.
import { SGD, type OptimizerState } from '@chainrule/optim';
import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

const wrong = (value: unknown) => value as never;
const W = () => ({ name: '0.W', value: Tensor.from([[1, 2]]), gradient: Tensor.from([[3, 4]]) });

test('wrong parameters', () => {
  const P = W();
  expect([
    errorOf(() => new SGD([], { lr: 1 })),
    errorOf(() => new SGD(wrong(undefined), { lr: 1 })),
    errorOf(() => new SGD(wrong({ parameters: [P] }), { lr: 1 })),
    errorOf(() => new SGD(wrong([P.value]), { lr: 1 })),
    errorOf(() => new SGD(wrong([null]), { lr: 1 })),
    errorOf(() => new SGD(wrong([{ name: 'W', value: P.value }]), { lr: 1 })),
    errorOf(() => new SGD([{ ...P, gradient: Tensor.zeros([2, 1]) }], { lr: 1 })),
    errorOf(() => new SGD([{ ...P, gradient: Tensor.zeros([1, 2], 'float64') }], { lr: 1 })),
    errorOf(() => new SGD([P, P], { lr: 1 })),
    errorOf(() => new SGD([P, { ...W(), value: P.value }], { lr: 1 })),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: SGD: parameters is empty, expected at least one; no layer of the model learns anything",
      "TypeError: SGD: parameters is undefined, expected an array such as model.parameters",
      "TypeError: SGD: parameters is an object, expected an array such as model.parameters",
      "TypeError: SGD: parameters[0] is a Tensor, expected { name, value, gradient }",
      "TypeError: SGD: parameters[0] is null, expected { name, value, gradient }",
      "TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }",
      "ShapeError: SGD: 0.W.gradient is [2, 1], expected [1, 2]",
      "DTypeError: SGD: 0.W.gradient is float64, expected float32; 0.W.gradient.to('float32') converts it",
      "Error: SGD: parameters[1], 0.W, stands in the list twice",
      "Error: SGD: parameters[1], 0.W, stands in the list twice",
    ]
  `);
});

test('wrong options', () => {
  const make = (options: unknown) => errorOf(() => new SGD([W()], wrong(options)));
  expect([
    make(undefined),
    make(0.1),
    make({}),
    make({ lr: -1 }),
    make({ lr: NaN }),
    make({ lr: Infinity }),
    make({ lr: '0.1' }),
    make({ lr: 1, momentun: 0.9 }),
    make({ lr: 1, weight_decay: 0.9 }),
    make({ lr: 1, betas: [0.9, 0.999] }),
    make({ lr: 1, momentum: -0.1 }),
    make({ lr: 1, dampening: NaN }),
    make({ lr: 1, weightDecay: -1 }),
    make({ lr: 1, nesterov: 1 }),
    make({ lr: 1, maximize: 'yes' }),
    make({ lr: 1, nesterov: true }),
    make({ lr: 1, nesterov: true, momentum: 0.9, dampening: 0.1 }),
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: SGD: options are undefined, expected an object such as { lr: … }",
      "TypeError: SGD: options are 0.1, expected an object such as { lr: … }",
      "TypeError: SGD: lr is undefined, expected a finite number, 0 or more",
      "RangeError: SGD: lr is -1, expected a finite number, 0 or more",
      "RangeError: SGD: lr is NaN, expected a finite number, 0 or more",
      "RangeError: SGD: lr is Infinity, expected a finite number, 0 or more",
      "TypeError: SGD: lr is '0.1', expected a finite number, 0 or more",
      "TypeError: SGD: unknown option 'momentun'; did you mean 'momentum'?",
      "TypeError: SGD: unknown option 'weight_decay'; did you mean 'weightDecay'?",
      "TypeError: SGD: unknown option 'betas'; known are lr, momentum, dampening, nesterov, weightDecay, maximize",
      "RangeError: SGD: momentum is -0.1, expected a finite number, 0 or more",
      "RangeError: SGD: dampening is NaN, expected a finite number",
      "RangeError: SGD: weightDecay is -1, expected a finite number, 0 or more",
      "TypeError: SGD: nesterov is 1, expected true or false",
      "TypeError: SGD: maximize is 'yes', expected true or false",
      "RangeError: SGD: nesterov with momentum 0 and dampening 0, expected momentum > 0 and dampening 0",
      "RangeError: SGD: nesterov with momentum 0.9 and dampening 0.1, expected momentum > 0 and dampening 0",
    ]
  `);
});

test('a wrong lr leaves the old one', () => {
  const optimizer = new SGD([W()], { lr: 0.5 });
  expect(
    [-1, NaN, Infinity, '1', undefined].map((lr) =>
      errorOf(() => {
        optimizer.lr = wrong(lr);
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "RangeError: SGD: lr is -1, expected a finite number, 0 or more",
      "RangeError: SGD: lr is NaN, expected a finite number, 0 or more",
      "RangeError: SGD: lr is Infinity, expected a finite number, 0 or more",
      "TypeError: SGD: lr is '1', expected a finite number, 0 or more",
      "TypeError: SGD: lr is undefined, expected a finite number, 0 or more",
    ]
  `);
  expect(optimizer.lr).toBe(0.5);
});

describe('restore', () => {
  const build = () => {
    const optimizer = new SGD([W(), { ...W(), name: '0.b' }], { lr: 0.5, momentum: 0.5 });
    optimizer.step();
    return optimizer;
  };
  const good: OptimizerState = build().state();
  const [first, second] = good.parameters as [
    OptimizerState['parameters'][number],
    OptimizerState['parameters'][number],
  ];

  test('a state of something else is refused whole', () => {
    const optimizer = build();
    const before = optimizer.state();
    const restore = (state: unknown) =>
      errorOf(() => {
        optimizer.restore(wrong(state));
      });
    const secondWith = (velocity: unknown) => ({
      ...good,
      lr: [9],
      parameters: [first, { ...second, memory: { velocity } }],
    });
    expect([
      restore(undefined),
      restore('{}'),
      restore({}),
      restore({ ...good, parameters: [null, null] }),
      restore({ ...good, optimizer: 'Adam' }),
      restore({ ...good, lr: [-1] }),
      restore({ ...good, lr: 0.1 }),
      restore({ ...good, lr: [1, 2] }),
      restore({ ...good, steps: -1 }),
      restore({ ...good, steps: 1.5 }),
      restore({ ...good, parameters: [first] }),
      restore({ ...good, parameters: [second, first] }),
      restore({ ...good, parameters: [first, { name: '0.b' }] }),
      restore({ ...good, parameters: [first, { name: '0.b', memory: null }] }),
      restore(secondWith([1])),
      restore(secondWith('12')),
      restore(secondWith([1, null])),
      restore({ ...good, parameters: [first, { ...second, memory: { ...second.memory, square: [1, 2] } }] }),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: SGD.restore: state is undefined, expected what state() returned",
        "TypeError: SGD.restore: state is '{}', expected what state() returned",
        "TypeError: SGD.restore: state is an object, expected what state() returned",
        "TypeError: SGD.restore: state is an object, expected what state() returned",
        "TypeError: SGD.restore: state is of 'Adam', expected 'SGD'",
        "RangeError: SGD.restore: lr[0] is -1, expected a finite number, 0 or more",
        "ShapeError: SGD.restore: lr is 0.1, expected one for each of 1 groups",
        "ShapeError: SGD.restore: lr is 2 learning rates, expected one for each of 1 groups",
        "RangeError: SGD.restore: steps is -1, expected a whole number, 0 or more",
        "RangeError: SGD.restore: steps is 1.5, expected a whole number, 0 or more",
        "ShapeError: SGD.restore: state has 1 parameters, expected 2",
        "TypeError: SGD.restore: parameter 0 of the state is '0.b', expected '0.W'",
        "TypeError: SGD.restore: memory of 0.b is undefined, expected an object",
        "TypeError: SGD.restore: memory of 0.b is null, expected an object",
        "ShapeError: SGD.restore: velocity of 0.b is 1 numbers, expected 2 numbers",
        "ShapeError: SGD.restore: velocity of 0.b is '12', expected 2 numbers",
        "TypeError: SGD.restore: velocity of 0.b[1] is null, expected a number",
        "TypeError: SGD.restore: the state has a square of 0.b, this SGD keeps none; build it with the options of the one that was saved",
      ]
    `);
    expect(optimizer.state()).toEqual(before);
  });

  test('velocities are not dropped in silence', () => {
    const plain = new SGD([W(), { ...W(), name: '0.b' }], { lr: 0.5 });
    expect(
      errorOf(() => {
        plain.restore(good);
      }),
    ).toMatchInlineSnapshot(
      `"TypeError: SGD.restore: the state has a velocity of 0.W, this SGD keeps none; build it with the options of the one that was saved"`,
    );
    expect(
      errorOf(() => {
        build().restore(plain.state());
      }),
    ).toMatchInlineSnapshot(`"ShapeError: SGD.restore: velocity of 0.W is undefined, expected 2 numbers"`);
  });

  test('NaN and ∞ do not survive JSON: said, not hidden', () => {
    const P = W();
    P.gradient.data.set([NaN, 1]);
    const optimizer = new SGD([P], { lr: 0.5, momentum: 0.5 });
    optimizer.step();
    const state = optimizer.state();
    expect(() => {
      optimizer.restore(state);
    }).not.toThrow();
    const thawed = JSON.parse(JSON.stringify(state)) as OptimizerState;
    expect(
      errorOf(() => {
        optimizer.restore(thawed);
      }),
    ).toMatchInlineSnapshot(`"TypeError: SGD.restore: velocity of 0.W[0] is null, expected a number"`);
  });
});
