import { bind, DTypeError, ShapeError, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { anyTensor } from './arbitraries.ts';

class Scale {
  toString(): string {
    return 'Scale(3)';
  }
}

test('letters are bound to the sizes where they stand, numbers are not', () => {
  fc.assert(
    fc.property(anyTensor, (X) => {
      const letters = X.shape.map((_, d) => `d${d}`);
      expect(Object.values(bind(X, letters, 'f', 'X'))).toEqual(X.shape);
      expect(bind(X, X.shape, 'f', 'X', X.dtype)).toEqual({});
    }),
  );
});

test('a letter that stands twice is one size', () => {
  expect(bind(Tensor.zeros([2, 3, 2]), ['N', 3, 'N'], 'f', 'X')).toEqual({ N: 2 });
  expect(() => bind(Tensor.zeros([2, 3]), ['N', 'N'], 'f', 'X')).toThrow(ShapeError);
});

test('only the letters of the pattern are known to the compiler', () => {
  const { N } = bind(Tensor.zeros([2, 3]), ['N', 3], 'f', 'X');
  expectTypeOf(N).toBeNumber();
  // @ts-expect-error: there is no C in the pattern
  const { C } = bind(Tensor.zeros([2, 3]), ['N', 3], 'f', 'X');
  expect(C).toBeUndefined();
});

test('messages: a function, a layer by its toString, an object by its class', () => {
  const A = Tensor.zeros([1, 3]);
  expect(() => bind(A, ['N', 2], 'matmul', 'X')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: matmul: X is [1, 3], expected [N, 2]]`,
  );
  expect(() => bind(A, ['N', 2], new Scale(), 'forward: A')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Scale(3).forward: A is [1, 3], expected [N, 2]]`,
  );
  expect(() => bind(A, ['N'], new Map(), 'get: A')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Map.get: A is [1, 3], expected [N]]`,
  );
  expect(() => bind(A, [], 'f', 'A')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: f: A is [1, 3], expected []]`,
  );
});

test('messages: dtypes', () => {
  const A = Tensor.zeros([1, 3]);
  const wrong = (): unknown => bind(A, ['N', 3], new Scale(), 'forward: A', 'float64');
  expect(wrong).toThrow(DTypeError);
  expect(wrong).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Scale(3).forward: A is float32, expected float64; A.to('float64') converts it]`,
  );
  expect(() => bind(A, ['N', 3], 'matmul', 'out', 'float64')).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: matmul: out is float32, expected float64]`,
  );
});

test('messages: what is no tensor', () => {
  const never = (value: unknown): never => value as never;
  expect(() => bind(never([[1]]), ['N', 1], new Scale(), 'forward: A')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Scale(3).forward: A is an array, expected a Tensor [N, 1]; Tensor.from makes one]`,
  );
  expect(() => bind(never(undefined), ['N', 1], 'f', 'X')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: f: X is undefined, expected a Tensor [N, 1]; Tensor.from makes one]`,
  );
  expect(() => bind(never(Tensor.zeros([1, 1]).T), ['N', 1], 'f', 'X')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: f: X is a Transposed, expected a Tensor [N, 1]; only matmul reads .T]`,
  );
});

test('errors are errors with a name', () => {
  for (const Kind of [ShapeError, DTypeError]) {
    const error = new Kind('m');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe(`${Kind.name}: m`);
  }
});
