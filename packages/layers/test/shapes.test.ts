import type { Parameter, Tensor } from '@chainrule/tensor';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { Identity, Linear, mlp, ReLU, Residual, Sequential, Tanh, type Layer } from '../src/index.ts';

/** A user's layer that says nothing of its features. */
declare class Unknown implements Layer {
  forward(A: Tensor): Tensor;
  backward(dLdZ: Tensor): Tensor;
  readonly parameters: readonly Parameter[];
}

describe('sizes are known when compiling', () => {
  test('literal sizes are inferred through activations and nested models', () => {
    const inner = new Sequential(new ReLU(), new Linear(4, 16), new ReLU());
    const model = new Sequential(inner, new Linear(16, 3));
    expectTypeOf(inner.inFeatures).toEqualTypeOf<4>();
    expectTypeOf(inner.outFeatures).toEqualTypeOf<16>();
    expectTypeOf(model.inFeatures).toEqualTypeOf<4>();
    expectTypeOf(model.outFeatures).toEqualTypeOf<3>();
    expectTypeOf(new Sequential(new ReLU()).outFeatures).toEqualTypeOf<'same'>();
    expect(model.inFeatures).toBe(4);
    expect(model.outFeatures).toBe(3);
  });

  test('layers that do not fit do not compile, and do not run either', () => {
    // @ts-expect-error -- 16 features meet a layer that takes 8
    expect(() => new Sequential(new Linear(4, 16), new Linear(8, 3))).toThrow('takes 8');
    // @ts-expect-error -- an activation between them changes nothing
    expect(() => new Sequential(new Linear(4, 16), new ReLU(), new Linear(8, 3))).toThrow('takes 8');
    const inner = new Sequential(new Linear(4, 16), new ReLU());
    // @ts-expect-error -- nor does a model inside a model
    expect(() => new Sequential(inner, new Linear(8, 3))).toThrow('takes 8');
    // @ts-expect-error -- nor standing last
    expect(() => new Sequential(new Linear(4, 8), inner)).toThrow('takes 4');
  });

  test('a size that is any number is left to the check when running', () => {
    const width: number = 16;
    const model = new Sequential(new Linear(4, width), new ReLU(), new Linear(width, 3));
    expectTypeOf(model.outFeatures).toEqualTypeOf<3>();
    expect(() => new Sequential(new Linear(4, width), new Linear(8, 3))).toThrow('takes 8');
  });

  test('a list of layers whose length is not known compiles', () => {
    const layers: Layer[] = [new Linear(2, 3), new ReLU()];
    expect(new Sequential(...layers).outFeatures).toBe(3);
    expectTypeOf(mlp).returns.toExtend<Sequential>();
  });

  test("behind a user's layer nothing is known", () => {
    expectTypeOf<Sequential<readonly [Linear<2, 3>, Unknown]>['outFeatures']>().toEqualTypeOf<undefined>();
    expectTypeOf<
      Sequential<readonly [Linear<2, 3>, Unknown, Linear<9, 1>]>['outFeatures']
    >().toEqualTypeOf<1>();
  });

  test('what may be any layer may be of any size', () => {
    const layer: Layer = new Linear(5, 2);
    const model = new Sequential(layer, new Linear(2, 3));
    expectTypeOf(model.inFeatures).toEqualTypeOf<number | undefined>();
    expect(model.inFeatures).toBe(5);
    expectTypeOf(new Residual<Layer>(new ReLU()).inFeatures).toEqualTypeOf<number | undefined>();
    const some: Layer[] = [new ReLU(), new Linear(3, 7)];
    const spread = new Sequential(new Linear(2, 3), ...some);
    expectTypeOf(spread.inFeatures).toEqualTypeOf<2>();
    expectTypeOf(spread.outFeatures).toEqualTypeOf<number | 'same' | undefined>();
    expect(spread.outFeatures).toBe(7);
    expect(() => new Sequential(new Linear(2, 4), ...some)).toThrow('takes 3');
  });

  test('one of two layers, or of two sizes, is refused only where neither fits', () => {
    const [chosen, width] = [1, 16] as [number, 16 | 32];
    const model = new Sequential(
      new Linear(2, width),
      chosen === 1 ? new Tanh() : new Identity(),
      new Linear(width, 1),
    );
    expect(model.outFeatures).toBe(1);
    expect(() => new Sequential(new Linear(2, width), new Linear(32, 1))).toThrow('takes 32');
    // @ts-expect-error -- neither 16 nor 32 is 8
    expect(() => new Sequential(new Linear(2, width), new Linear(8, 1))).toThrow('takes 8');
  });

  test('generic code compiles, and its sizes are known where it is called', () => {
    const block = <const C extends number>(C: C) =>
      new Residual(new Sequential(new Linear(C, C), new ReLU(), new Linear(C, C)));
    const around = <L extends Layer>(layer: L) => new Sequential(layer, new ReLU());
    expectTypeOf(block(4).inFeatures).toEqualTypeOf<4>();
    expectTypeOf(around(new Linear(2, 3)).outFeatures).toEqualTypeOf<3>();
    // @ts-expect-error -- 4 features meet a block of 5
    expect(() => new Sequential(block(4), block(5))).toThrow('takes 5');
  });

  test('a block around any layer is a Layer and a Residual', () => {
    expectTypeOf(new Residual(new ReLU())).toExtend<Layer>();
    expectTypeOf(new Residual(new ReLU())).toExtend<Residual>();
    expectTypeOf<Residual<Unknown>>().toExtend<Layer>();
    const model = new Sequential(new Linear(2, 8), new Residual(new ReLU()), new Linear(8, 1));
    expect(model.outFeatures).toBe(1);
  });

  test('every model is a Sequential and a Layer; forward gives what the last layer gives', () => {
    const model = new Sequential(new Linear(4, 3));
    expectTypeOf(model).toExtend<Sequential>();
    expectTypeOf(model).toExtend<Layer>();
    expectTypeOf<ReturnType<typeof model.forward>>().toEqualTypeOf<Tensor>();
    expect(String(model)).toBe('Sequential(Linear(4 → 3))');
  });
});
