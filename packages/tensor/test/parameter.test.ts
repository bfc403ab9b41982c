import { parametersOf, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

class Affine {
  readonly W = Tensor.zeros([2, 3]);
  readonly b = Tensor.zeros([2, 1]);
  readonly dLdW = Tensor.zeros([2, 3]);
  readonly dLdb = Tensor.zeros([2, 1]);
  readonly name = 'no tensor';
}

test('parameters are paired by name, in the order asked for, and are the tensors themselves', () => {
  const layer = new Affine();
  const [b, W] = parametersOf(layer, 'b', 'W');
  expect(b!.name).toBe('b');
  expect(b!.value).toBe(layer.b);
  expect(b!.gradient).toBe(layer.dLdb);
  expect(W!.gradient).toBe(layer.dLdW);
});

test('neither the list nor its entries can be changed', () => {
  const parameters = parametersOf(new Affine(), 'W');
  expect(() => (parameters as unknown[]).pop()).toThrow(TypeError);
  expect(() => Object.assign(parameters[0]!, { name: 'V' })).toThrow(TypeError);
});

test('a layer without the gradient does not compile, and says so when run', () => {
  const g = Tensor.zeros([1, 3]);
  // @ts-expect-error: g without dLdg
  expect(() => parametersOf({ g }, 'g')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Object.dLdg is undefined, expected a Tensor [1, 3]; Tensor.from makes one]`,
  );
  // @ts-expect-error: dLdg without g
  expect(() => parametersOf({ dLdg: g }, 'g')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Object.g is undefined, expected a Tensor; Tensor.from makes one]`,
  );
  // @ts-expect-error: a name that the layer does not have
  expect(() => parametersOf(new Affine(), 'V')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Affine.V is undefined, expected a Tensor; Tensor.from makes one]`,
  );
  // @ts-expect-error: a field that is no tensor
  expect(() => parametersOf(new Affine(), 'name')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: Affine.name is 'no tensor', expected a Tensor; Tensor.from makes one]`,
  );
});

test('a gradient has the shape and the dtype of its value', () => {
  const g = Tensor.zeros([1, 3]);
  expect(() => parametersOf({ g, dLdg: Tensor.zeros([3, 1]) }, 'g')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: Object.dLdg is [3, 1], expected [1, 3]]`,
  );
  expect(() => parametersOf({ g, dLdg: g.to('float64') }, 'g')).toThrowErrorMatchingInlineSnapshot(
    `[DTypeError: Object.dLdg is float64, expected float32; dLdg.to('float32') converts it]`,
  );
});
