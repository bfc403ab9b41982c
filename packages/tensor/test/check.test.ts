import { checkDType, checkFlag, checkName, checkNumber, checkOptions, checkSize } from '@chainrule/tensor';
import { expect, test } from 'vitest';

test('what is right passes through', () => {
  expect(checkSize(3, 'f', 'n')).toBe(3);
  expect(checkNumber(-0.5, 'f', 'x')).toBe(-0.5);
  expect(checkNumber(0, 'f', 'x', 0, 1)).toBe(0);
  expect(checkNumber(1, 'f', 'x', 0, 1)).toBe(1);
  expect(checkFlag(false, 'f', 'x')).toBe(false);
  expect(checkName('mean', 'f', 'reduction', ['mean', 'sum'])).toBe('mean');
  expect(checkDType('float64', 'f')).toBe('float64');
  expect(() => {
    checkOptions({}, 'f', ['lr']);
  }).not.toThrow();
  expect(() => {
    checkOptions({ lr: undefined }, 'f', ['lr']);
  }).not.toThrow();
});

test.each([0, -1, 1.5, NaN, Infinity, '3', null, undefined, 2n, [2], 2 ** 53])('the size %s', (value) => {
  expect(() => checkSize(value, 'Linear', 'inFeatures')).toThrow('expected a positive integer');
});

test.each([1, 0, 'false', null, undefined])('the flag %s', (value) => {
  expect(() => checkFlag(value, 'Linear', 'bias')).toThrow('expected true or false');
});

test('messages: sizes, flags, dtypes', () => {
  expect(() => checkSize(0, 'Linear', 'inFeatures')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Linear: inFeatures is 0, expected a positive integer]`,
  );
  expect(() => checkSize('3', 'Linear', 'inFeatures')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Linear: inFeatures is '3', expected a positive integer]`,
  );
  expect(() => checkFlag('false', 'Linear', 'bias')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Linear: bias is 'false', expected true or false]`,
  );
  expect(() => checkDType('f32', 'Linear')).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Linear: dtype is 'f32', expected 'float32' or 'float64']`,
  );
});

test('messages: numbers', () => {
  expect(() => checkNumber(NaN, 'SGD', 'lr')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: SGD: lr is NaN, expected a finite number]`,
  );
  expect(() => checkNumber('0.1', 'SGD', 'lr')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: lr is '0.1', expected a finite number]`,
  );
  expect(() => checkNumber(-1, 'SGD', 'lr', 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: SGD: lr is -1, expected a finite number, 0 or more]`,
  );
  expect(() => checkNumber(Infinity, 'SGD', 'lr', 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: SGD: lr is Infinity, expected a finite number, 0 or more]`,
  );
  expect(() => checkNumber(4, 'f', 'x', -Infinity, 3)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: f: x is 4, expected a finite number, 3 or less]`,
  );
  expect(() => checkNumber(1.5, 'Dropout', 'p', 0, 1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Dropout: p is 1.5, expected a number from 0 to 1]`,
  );
  expect(() => checkNumber(1, 'f', 'x', 2)).toThrow(RangeError);
  expect(() => checkNumber(1n, 'f', 'x', 2)).toThrow(TypeError);
});

test('messages: names', () => {
  const names = ['relu', 'tanh', 'sigmoid'];
  expect(() => checkName('rleu', 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 'rleu', expected one of 'relu', 'tanh', 'sigmoid'; did you mean 'relu'?]`,
  );
  expect(() => checkName('ReLU', 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 'ReLU', expected one of 'relu', 'tanh', 'sigmoid'; did you mean 'relu'?]`,
  );
  expect(() => checkName('gelu', 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 'gelu', expected one of 'relu', 'tanh', 'sigmoid'; did you mean 'relu'?]`,
  );
  expect(() => checkName('softplus', 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 'softplus', expected one of 'relu', 'tanh', 'sigmoid']`,
  );
  expect(() => checkName(3, 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 3, expected one of 'relu', 'tanh', 'sigmoid']`,
  );
  expect(() => checkName('x'.repeat(999), 'mlp', 'activation', names)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: mlp: activation is 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…', expected one of 'relu', 'tanh', 'sigmoid']`,
  );
});

test('messages: options', () => {
  const known = ['lr', 'momentum', 'weightDecay'];
  expect(() => {
    checkOptions({ momentun: 1 }, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: unknown option 'momentun'; did you mean 'momentum'?]`,
  );
  expect(() => {
    checkOptions({ weight_decay: 1 }, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: unknown option 'weight_decay'; did you mean 'weightDecay'?]`,
  );
  expect(() => {
    checkOptions({ LR: 1 }, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(`[TypeError: SGD: unknown option 'LR'; did you mean 'lr'?]`);
  expect(() => {
    checkOptions({ eps: 1 }, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: unknown option 'eps'; known are lr, momentum, weightDecay]`,
  );
  expect(() => {
    checkOptions({ [Symbol('s')]: 1 }, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: unknown option Symbol(s); known are lr, momentum, weightDecay]`,
  );
  expect(() => {
    checkOptions(0.1, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: options are 0.1, expected an object such as { lr: … }]`,
  );
  expect(() => {
    checkOptions(null, 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: options are null, expected an object such as { lr: … }]`,
  );
  expect(() => {
    checkOptions([0.1], 'SGD', known);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: SGD: options are an array, expected an object such as { lr: … }]`,
  );
});
