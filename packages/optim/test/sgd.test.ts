// The rules of SGD, worked by hand; trajectories against PyTorch stand in sgd-pytorch.test.ts.
import { SGD, type OptimizerState, type SGDOptions } from '@chainrule/optim';
import { Tensor, type DType, type Parameter } from '@chainrule/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyNumber, eighths } from '../../layers/test/drawn.ts';
import { bits } from '../../layers/test/oracle.ts';

const parameter = (
  name: string,
  values: number[],
  gradients: number[],
  dtype: DType = 'float64',
): Parameter => ({
  name,
  value: Tensor.from([values], { dtype }),
  gradient: Tensor.from([gradients], { dtype }),
});

/** P after each of `steps` steps from P = 1 with dLdP = 2. All numbers below are exact in binary. */
function steps(options: Omit<SGDOptions, 'lr'>, steps: number): number[] {
  const P = parameter('P', [1], [2]);
  const optimizer = new SGD([P], { lr: 0.5, ...options });
  return Array.from({ length: steps }, () => {
    optimizer.step();
    return P.value.item();
  });
}

describe('worked by hand, P = 1, dLdP = 2, lr = ½', () => {
  test('P ← P − lr·dLdP', () => {
    expect(steps({}, 3)).toEqual([0, -1, -2]);
  });

  test('momentum: V = 2, ½·2 + 2 = 3, ½·3 + 2 = 3½', () => {
    expect(steps({ momentum: 0.5 }, 3)).toEqual([0, -1.5, -3.25]);
  });

  test('the first velocity is the gradient itself, dampening or not: V = 2, ½·2 + ½·2 = 2', () => {
    expect(steps({ momentum: 0.5, dampening: 0.5 }, 3)).toEqual([0, -1, -2]);
    expect(steps({ momentum: 0.5, dampening: 1 }, 3)).toEqual([0, -0.5, -0.75]);
  });

  test('nesterov steps by G + μ·V: 2 + 1, 2 + 1½', () => {
    expect(steps({ momentum: 0.5, nesterov: true }, 2)).toEqual([-0.5, -2.25]);
  });

  test('weight decay adds λ·P to the gradient: 2 + ¼, 2 − ¼·⅛', () => {
    expect(steps({ weightDecay: 0.25 }, 2)).toEqual([-0.125, -1.109375]);
  });

  test('maximize climbs, and decay still pulls to 0: −2 + ¼', () => {
    expect(steps({ maximize: true }, 2)).toEqual([2, 3]);
    expect(steps({ maximize: true, weightDecay: 0.25 }, 1)).toEqual([1.875]);
  });

  test('dampening without momentum does nothing', () => {
    expect(steps({ dampening: 0.5 }, 3)).toEqual(steps({}, 3));
  });

  test('lr can be set between steps; 0 stands still', () => {
    const P = parameter('P', [1], [2]);
    const optimizer = new SGD([P], { lr: 0 });
    optimizer.step();
    expect(P.value.item()).toBe(1);
    optimizer.lr = 0.25;
    optimizer.step();
    expect([P.value.item(), optimizer.lr]).toEqual([0.5, 0.25]);
  });
});

test('the worked numbers of CMU 11-785 HW1P1: ones, dLdW = 1/10, lr = 1, without and with momentum 0.9', () => {
  // hand-out: W is 0.9 after one step; after two it is 0.8, and 0.71 with momentum (V = 0.1, then 0.9·0.1 + 0.1 = 0.19).
  const twice = (momentum: number) => {
    const W = {
      name: 'W',
      value: Tensor.full([2, 3], 1, 'float64'),
      gradient: Tensor.full([2, 3], 0.1, 'float64'),
    };
    const b = {
      name: 'b',
      value: Tensor.full([2, 1], 1, 'float64'),
      gradient: Tensor.full([2, 1], 0.1, 'float64'),
    };
    const optimizer = new SGD([W, b], { lr: 1, momentum });
    return [1, 2].map(() => {
      optimizer.step();
      expect(new Set([...W.value.data, ...b.value.data]).size).toBe(1);
      return W.value.at(1, 2).toFixed(12);
    });
  };
  expect(twice(0)).toEqual(['0.900000000000', '0.800000000000']);
  expect(twice(0.9)).toEqual(['0.900000000000', '0.710000000000']);
});

test('each parameter moves by its own gradient and keeps its own velocity', () => {
  const all = [
    parameter('0.W', [1, 2], [3, 4]),
    parameter('0.b', [5], [6], 'float32'),
    parameter('1.W', [7], [8]),
  ];
  const optimizer = new SGD(all, { lr: 0.5, momentum: 0.5 });
  optimizer.step();
  optimizer.step();
  expect(all.flatMap(({ value }) => [...value.data])).toEqual([-2.75, -3, -2.5, -3]);
  expect(all.flatMap(({ gradient }) => [...gradient.data])).toEqual([3, 4, 6, 8]);
});

test('an infinite weight without decay stays what the rule says', () => {
  const P = parameter('P', [Infinity, NaN, 1], [1, 1, -Infinity]);
  new SGD([P], { lr: 0.5 }).step();
  expect([...P.value.data]).toEqual([Infinity, NaN, Infinity]);
});

const someOptions: fc.Arbitrary<SGDOptions> = fc.oneof(
  fc.record({ lr: fc.constant(0.1), weightDecay: fc.constantFrom(0, 0.01), maximize: fc.boolean() }),
  fc.record({
    lr: fc.constant(0.1),
    momentum: fc.constantFrom(0.5, 0.9),
    dampening: fc.constantFrom(0, 0.3),
    weightDecay: fc.constantFrom(0, 0.01),
  }),
  fc.record({ lr: fc.constant(0.1), momentum: fc.constant(0.9), nesterov: fc.constant(true) }),
);

describe('state and restore', () => {
  test('through JSON, an optimizer goes on to the last bit', () => {
    fc.assert(
      fc.property(
        someOptions,
        fc.constantFrom<DType>('float32', 'float64'),
        fc.nat({ max: 4 }),
        fc.array(fc.tuple(eighths, eighths), { minLength: 9, maxLength: 9 }),
        (options, dtype, before, gradients) => {
          const model = () => [parameter('W', [0.3, -1.7], [0, 0], dtype)];
          const step = (optimizer: SGD, [P]: Parameter[], t: number) => {
            P!.gradient.data.set(gradients[t]!);
            optimizer.step();
          };
          const [whole, parts] = [model(), model()];
          const optimizer = new SGD(whole, options);
          let second = new SGD(parts, options);
          for (let t = 0; t < 9; t++) {
            if (t === before) {
              second.lr = 0.05;
              const saved = JSON.stringify(second.state());
              second = new SGD(parts, options);
              second.restore(JSON.parse(saved) as OptimizerState);
              optimizer.lr = 0.05;
            }
            step(optimizer, whole, t);
            step(second, parts, t);
          }
          expect(bits(parts[0]!.value)).toBe(bits(whole[0]!.value));
          expect(second.state()).toEqual(optimizer.state());
        },
      ),
    );
  });

  test('is plain data, a copy of its own', () => {
    const P = parameter('0.W', [1, 2], [3, 4]);
    const optimizer = new SGD([P], { lr: 0.5, momentum: 0.5 });
    const start = optimizer.state();
    optimizer.step();
    expect(start).toEqual({
      optimizer: 'SGD',
      lr: [0.5],
      steps: 0,
      parameters: [{ name: '0.W', memory: { velocity: [0, 0] } }],
    });
    expect(optimizer.state()).toEqual({
      optimizer: 'SGD',
      lr: [0.5],
      steps: 1,
      parameters: [{ name: '0.W', memory: { velocity: [3, 4] } }],
    });
    expect(new SGD([P], { lr: 1 }).state().parameters).toEqual([{ name: '0.W', memory: {} }]);
  });

  test('back to the start: the next step is a first step again', () => {
    const P = parameter('P', [1], [2]);
    const optimizer = new SGD([P], { lr: 0.5, momentum: 0.5, dampening: 1 });
    const start = optimizer.state();
    optimizer.step();
    optimizer.restore(start);
    P.value.data.fill(1);
    optimizer.step();
    expect(P.value.item()).toBe(0);
  });
});

test('with lr 0 no finite parameter moves, whatever the gradient', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (value, gradient) => {
      const P = parameter('P', [value], [gradient]);
      new SGD([P], { lr: 0 }).step();
      expect(P.value.item() === value).toBe(true);
    }),
  );
});
