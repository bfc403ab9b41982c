import { Rng, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

const rng = new Rng(1);
const never = (value: unknown): never => value as never;

test('seeds', () => {
  expect(() => new Rng(0.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng: seed is 0.5, expected a safe integer]`,
  );
  expect(() => new Rng(2 ** 53)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng: seed is 9007199254740992, expected a safe integer]`,
  );
  expect(() => new Rng(NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng: seed is NaN, expected a safe integer]`,
  );
  expect(() => new Rng(never('42'))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng: seed is '42', expected a safe integer]`,
  );
  expect(() => new Rng(never(undefined))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng: seed is undefined, expected a safe integer]`,
  );
});

test('uniform', () => {
  expect(() => rng.uniform(NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.uniform: low is NaN, expected a finite number]`,
  );
  expect(() => rng.uniform(0, Infinity)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.uniform: high is Infinity, expected a finite number, 0 or more]`,
  );
  expect(() => rng.uniform(1, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.uniform: high is 0, expected a finite number, 1 or more]`,
  );
  expect(() => rng.uniform(2)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.uniform: high is 1, expected a finite number, 2 or more]`,
  );
  expect(() => rng.uniform(never('0'), 1)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.uniform: low is '0', expected a finite number]`,
  );
  expect(() => rng.uniform(0, never(null))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.uniform: high is null, expected a finite number, 0 or more]`,
  );
  expect(() => rng.uniform(-1.7e308, 1.7e308)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.uniform: high - low is Infinity, expected a finite number]`,
  );
});

test('normal', () => {
  expect(() => rng.normal(NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.normal: mean is NaN, expected a finite number]`,
  );
  expect(() => rng.normal(0, -1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.normal: std is -1, expected a finite number, 0 or more]`,
  );
  expect(() => rng.normal(0, never('1'))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.normal: std is '1', expected a finite number, 0 or more]`,
  );
});

test('fillUniform and fillNormal', () => {
  const X = Tensor.zeros([2, 2]);
  expect(() => rng.fillUniform(never([0, 0]))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.fillUniform: X is an array, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => rng.fillUniform(never(X.data))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.fillUniform: X is a Float32Array, expected a Tensor; Tensor.from makes one]`,
  );
  expect(() => rng.fillUniform(X, NaN)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.fillUniform: low is NaN, expected a finite number]`,
  );
  expect(() => rng.fillUniform(X, 1, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.fillUniform: high is 0, expected a finite number, 1 or more]`,
  );
  expect(() => rng.fillUniform(X, -1.7e308, 1.7e308)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.fillUniform: high - low is Infinity, expected a finite number]`,
  );
  expect(() => rng.fillNormal(never(X.T))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.fillNormal: X is a Transposed, expected a Tensor; only matmul reads .T]`,
  );
  expect(() => rng.fillNormal(X, never('0'))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.fillNormal: mean is '0', expected a finite number]`,
  );
  expect(() => rng.fillNormal(X, 0, -1)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.fillNormal: std is -1, expected a finite number, 0 or more]`,
  );
});

test('integer and permutation', () => {
  expect(() => rng.integer(0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.integer: n is 0, expected a whole number, 1 or more]`,
  );
  expect(() => rng.integer(2.5)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.integer: n is 2.5, expected a whole number, 1 or more]`,
  );
  expect(() => rng.integer(never(undefined))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.integer: n is undefined, expected a whole number, 1 or more]`,
  );
  expect(() => rng.permutation(0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.permutation: n is 0, expected a whole number from 1 to 4294967295]`,
  );
  expect(() => rng.permutation(never('10'))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.permutation: n is '10', expected a whole number from 1 to 4294967295]`,
  );
  expect(() => rng.permutation(2 ** 32)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: Rng.permutation: n is 4294967296, expected a whole number from 1 to 4294967295]`,
  );
});

test('restore', () => {
  expect(() => Rng.restore([0, 0, 0, 0])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is [0, 0, 0, 0], expected what state() returned]`,
  );
  expect(() => Rng.restore([1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is [1, 2, 3], expected what state() returned]`,
  );
  expect(() => Rng.restore([1, 2, 3, 2 ** 31])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is [1, 2, 3, 2147483648], expected what state() returned]`,
  );
  expect(() => Rng.restore([1, 2, 3, NaN])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is [1, 2, 3, NaN], expected what state() returned]`,
  );
  expect(() => Rng.restore(never(['1', '2', '3', '4']))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is ['1', '2', '3', '4'], expected what state() returned]`,
  );
  expect(() => Rng.restore(never({ seed: 1 }))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is an object, expected what state() returned]`,
  );
  expect(() => Rng.restore(never(undefined))).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Rng.restore: state is undefined, expected what state() returned]`,
  );
});

test('what is refused draws nothing', () => {
  const before = rng.state();
  expect(() => rng.uniform(NaN)).toThrow();
  expect(() => rng.normal(0, NaN)).toThrow();
  expect(() => rng.permutation(-1)).toThrow();
  const X = Tensor.full([2, 2], 5);
  expect(() => rng.fillUniform(X, 1, 0)).toThrow();
  expect(() => rng.fillNormal(X, 0, NaN)).toThrow();
  expect([...X.data]).toEqual([5, 5, 5, 5]);
  expect(rng.state()).toEqual(before);
});
