// Gains and bounds against torch.nn.init; the numbers are from oracles/initializers.py.
import {
  gain,
  initialize,
  kaimingNormal,
  kaimingUniform,
  Linear,
  mlp,
  ReLU,
  Sequential,
  xavierNormal,
  xavierUniform,
  type Initializer,
  type Layer,
  type Nonlinearity,
} from '@chainrule/layers';
import { parametersOf, Rng, Tensor, type Parameter } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import numbers from './oracles/initializers.json' with { type: 'json' };
import { bits, gamma } from './oracle.ts';

const camel = (name: string) => name.replace(/_(.)/, (_, letter: string) => letter.toUpperCase());

/** An Rng that draws the largest number each time: a of U(−a, a), σ of N(0, σ²). */
class Largest extends Rng {
  override fillUniform(X: Tensor, low = 0, high = 1): Tensor {
    X.data.fill(low === -high ? high : NaN);
    return X;
  }
  override fillNormal(X: Tensor, mean = 0, std = 1): Tensor {
    X.data.fill(mean === 0 ? std : NaN);
    return X;
  }
}

const initializers = { xavierUniform, xavierNormal, kaimingUniform, kaimingNormal };

/** What a key such as `kaimingUniform {"mode": "fanIn"}` stands for. */
function initializerOf(key: string): Initializer {
  const [name] = key.split(' ') as [keyof typeof initializers];
  return initializers[name](JSON.parse(key.slice(name.length)) as object);
}

test.each(Object.entries(numbers.gains))('the gain of %s is PyTorch’s', (key, want) => {
  const [name, slope] = key.split(' ') as [string, string?];
  const got =
    slope === undefined
      ? gain(camel(name) as Nonlinearity)
      : gain(camel(name) as Nonlinearity, Number(slope));
  // √(2 / (1 + a²)): four roundings here and there; the others are one √ or one ÷.
  expect(Math.abs(got - want)).toBeLessThanOrEqual(2 * gamma(4, 'float64') * want);
});

test('identity has the gain of linear', () => {
  expect(gain('identity')).toBe(gain('linear'));
});

describe.each(Object.entries(numbers.scales))('W [%s]', (shape, scales) => {
  test.each(Object.entries(scales))('%s', (key, want) => {
    const W = Tensor.zeros(shape.split('x').map(Number), 'float64');
    initializerOf(key)(W, new Largest(1));
    // gain·√3·√(2 / (C_in + C_out)), in PyTorch's order or ours: seven roundings or fewer, the gain's four among them.
    const off = Math.max(...W.data.map((w) => Math.abs(w - want)));
    expect(off).toBeLessThanOrEqual(2 * gamma(7, 'float64') * want);
  });
});

describe('a sample of 100 × 200 weights', () => {
  const sample = (init: Initializer) => {
    const W = Tensor.zeros([100, 200], 'float64');
    init(W, new Rng(1));
    return [...W.data];
  };
  const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const n = 20_000;

  test.each([
    ['xavierUniform', xavierUniform(), Math.sqrt(2 / 300), 4 / 5],
    ['kaimingUniform', kaimingUniform(), Math.sqrt(2 / 200), 4 / 5],
    ['kaimingUniform fanOut', kaimingUniform({ mode: 'fanOut' }), Math.sqrt(2 / 100), 4 / 5],
    ['xavierNormal', xavierNormal(), Math.sqrt(2 / 300), 2],
    ['kaimingNormal', kaimingNormal({ nonlinearity: 'tanh' }), 5 / 3 / Math.sqrt(200), 2],
  ] as const)('%s has mean 0 and its standard deviation', (name, init, std, spread) => {
    const W = sample(init);
    // Five standard errors: σ/√n of the mean; of the variance σ²·√(spread/n), spread = μ₄/σ⁴ − 1 = 4/5 or 2.
    expect(Math.abs(mean(W))).toBeLessThan((5 * std) / Math.sqrt(n));
    expect(Math.abs(mean(W.map((w) => w * w)) / std ** 2 - 1)).toBeLessThan(5 * Math.sqrt(spread / n));
    if (name.includes('Uniform')) {
      const a = Math.sqrt(3) * std;
      expect(Math.max(...W)).toBeLessThanOrEqual(a * (1 + gamma(7, 'float64')));
      expect(Math.max(...W.map(Math.abs))).toBeGreaterThan(a * (1 - 10 / n)); // missed with probability e⁻¹⁰
    }
  });
});

describe('initialize', () => {
  /** A layer of another kind: its g is no weight. */
  class Scaling implements Layer {
    readonly g: Tensor = Tensor.full([1, 3], 5);
    readonly dLdg: Tensor = Tensor.full([1, 3], 6);
    readonly parameters: readonly Parameter[] = parametersOf(this, 'g');
    forward(A: Tensor): Tensor {
      return A;
    }
    backward(dLdZ: Tensor): Tensor {
      return dLdZ;
    }
  }

  test('fills every W, zeroes every b, and touches nothing else', () => {
    const [linear, scaling] = [new Linear(2, 3), new Scaling()];
    for (const X of [linear.b, linear.dLdW, linear.dLdb]) X.data.fill(4);
    const model = new Sequential(new Sequential(linear, new ReLU()), scaling);
    expect(initialize(model, { rng: new Rng(1) })).toBe(model);
    expect([...linear.W.data].every((w) => w !== 0)).toBe(true);
    expect([...linear.b.data]).toEqual([0, 0, 0]);
    for (const X of [linear.dLdW, linear.dLdb]) expect(new Set(X.data)).toEqual(new Set([4]));
    expect([...scaling.g.data, ...scaling.dLdg.data]).toEqual([5, 5, 5, 6, 6, 6]);
  });

  test('is kaimingUniform for ReLU, first layer first, unless init says otherwise', () => {
    const model = initialize(new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1)), {
      rng: new Rng(1),
    });
    const rng = new Rng(1);
    const [first, last] = [
      new Linear(2, 3, { init: kaimingUniform(), rng }),
      new Linear(3, 1, { init: kaimingUniform(), rng }),
    ];
    expect(model.parameters.map(({ value }) => bits(value))).toEqual(
      [first.W, first.b, last.W, last.b].map(bits),
    );
    const other = initialize(new Linear(2, 3), { init: xavierNormal(), rng: new Rng(1) });
    expect(bits(other.W)).toBe(bits(new Linear(2, 3, { init: xavierNormal(), rng: new Rng(1) }).W));
    expect(bits(other.W)).not.toBe(bits(first.W));
  });

  test('float32 weights are the float64 ones rounded', () => {
    const [single, double] = (['float32', 'float64'] as const).map((dtype) =>
      mlp([5, 4, 3], { rng: new Rng(3), dtype }),
    );
    for (const [i, { value }] of single!.parameters.entries()) {
      expect(bits(value)).toBe(bits(double!.parameters[i]!.value.to('float32')));
    }
  });
});

describe('mlp', () => {
  test.each([
    ['relu', kaimingUniform(), 'ReLU'],
    ['tanh', xavierUniform({ gain: 5 / 3 }), 'Tanh'],
    ['sigmoid', xavierUniform(), 'Sigmoid'],
    ['identity', xavierUniform(), 'Identity'],
  ] as const)(
    'with %s: that activation between the Linears, the weights that suit it',
    (activation, init, name) => {
      const model = mlp([4, 8, 5, 3], { activation, rng: new Rng(1) });
      expect(String(model)).toBe(`Sequential(Linear(4 → 8), ${name}, Linear(8 → 5), ${name}, Linear(5 → 3))`);
      const rng = new Rng(1);
      const Ws = [
        new Linear(4, 8, { init, rng }),
        new Linear(8, 5, { init, rng }),
        new Linear(5, 3, { init, rng }),
      ];
      const weights = model.parameters.filter((parameter) => parameter.name.endsWith('W'));
      expect(weights.map(({ value }) => bits(value))).toEqual(Ws.map(({ W }) => bits(W)));
    },
  );

  test('is relu and float32 by default; two sizes make one Linear', () => {
    expect(String(mlp([4, 8, 3], { rng: new Rng(1) }))).toBe(
      'Sequential(Linear(4 → 8), ReLU, Linear(8 → 3))',
    );
    expect(mlp([4, 8, 3], { rng: new Rng(1) }).dtype).toBe('float32');
    expect(mlp([4, 3], { rng: new Rng(1), dtype: 'float64' }).dtype).toBe('float64');
    expect(String(mlp([4, 3], { rng: new Rng(1) }))).toBe('Sequential(Linear(4 → 3))');
  });
});
