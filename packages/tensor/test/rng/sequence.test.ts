import { Rng, Tensor, type RngState } from '@chainrule/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dtypes } from '../arbitraries.ts';
import { expectSame } from '../same-bits.ts';

const seed = fc.oneof(fc.integer(), fc.maxSafeInteger());

/** A few numbers of every kind, by which two generators are told apart. */
const draw = (rng: Rng): unknown[] => [
  rng.uniform(),
  rng.normal(),
  rng.integer(1000),
  [...rng.permutation(9)],
  rng.uniform(-2, 5),
  rng.normal(3, 0.5),
  rng.integer(2 ** 40),
];

test('the same seed gives the same numbers', () => {
  fc.assert(
    fc.property(seed, (s) => {
      expect(draw(new Rng(s))).toEqual(draw(new Rng(s)));
    }),
  );
});

test('other seeds give other numbers', () => {
  fc.assert(
    fc.property(fc.uniqueArray(seed, { minLength: 2, maxLength: 2 }), ([s, t]) => {
      expect(draw(new Rng(s!))).not.toEqual(draw(new Rng(t!)));
    }),
  );
});

test('filling draws what as many single draws give, bit by bit, and leaves the generator where they do', () => {
  const shape = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 });
  const bound = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
  fc.assert(
    fc.property(seed, shape, fc.constantFrom(...dtypes), bound, bound, (s, sizes, dtype, a, b) => {
      const [low, high, std] = [Math.min(a, b), Math.max(a, b), Math.abs(b)];
      const [filling, single] = [new Rng(s), new Rng(s)];
      const fills: ((X: Tensor) => Tensor)[] = [
        (X) => filling.fillUniform(X),
        (X) => filling.fillUniform(X, low, high),
        (X) => filling.fillNormal(X),
        (X) => filling.fillNormal(X, a, std),
      ];
      const draws: (() => number)[] = [
        () => single.uniform(),
        () => single.uniform(low, high),
        () => single.normal(),
        () => single.normal(a, std),
      ];
      fills.forEach((fill, i) => {
        const [X, expected] = [Tensor.full(sizes, NaN, dtype), Tensor.zeros(sizes, dtype)];
        for (let j = 0; j < expected.size; j++) expected.data[j] = draws[i]!();
        expect(fill(X)).toBe(X);
        expectSame(X, expected);
        expect(filling.state()).toEqual(single.state());
      });
    }),
  );
});

test('state and restore go on at the same place, also through JSON and as often as one likes', () => {
  fc.assert(
    fc.property(seed, fc.nat({ max: 20 }), (s, steps) => {
      const rng = new Rng(s);
      for (let i = 0; i < steps; i++) rng.normal();
      const saved = JSON.stringify(rng.state());
      const expected = draw(rng);
      expect(draw(Rng.restore(JSON.parse(saved) as RngState))).toEqual(expected);
      expect(draw(Rng.restore(JSON.parse(saved) as RngState))).toEqual(expected);
      expect(rng.state()).not.toEqual(JSON.parse(saved));
    }),
  );
});

test('a saved state is a copy: drawing does not change it, and changing it does not change what is drawn', () => {
  const rng = new Rng(1);
  const state = rng.state() as number[];
  const before = [...state];
  const expected = draw(Rng.restore(before));
  rng.uniform();
  expect(state).toEqual(before);
  const restored = Rng.restore(state);
  state.fill(5);
  expect(draw(restored)).toEqual(expected);
});

test('neighbouring seeds share no word of their states', () => {
  fc.assert(
    fc.property(fc.integer(), (s) => {
      const words = Array.from({ length: 16 }, (_, i) => new Rng(s + i).state()).flat();
      expect(new Set(words).size).toBe(words.length);
    }),
  );
});

test('the sequence is pinned: what was trained with a seed can be trained again', () => {
  const text = (seed: number): string => JSON.stringify(draw(new Rng(seed)));
  expect(new Rng(42).state().join(' ')).toMatchInlineSnapshot(
    `"1827058012 -1232077450 -242839799 -1796003789"`,
  );
  expect(text(0)).toMatchInlineSnapshot(
    `"[0.08855693380545693,0.9454179730698772,411,[4,7,0,8,2,6,1,3,5],1.7793505326590306,3.5872909471941554,829369383517]"`,
  );
  expect(text(42)).toMatchInlineSnapshot(
    `"[0.8780733595849197,-0.1452528533645155,275,[7,8,0,5,1,2,4,3,6],2.516398795684516,2.161039644144677,916843695540]"`,
  );
  expect(text(-1)).toMatchInlineSnapshot(
    `"[0.4775716741720113,1.4048609304278499,399,[8,3,7,2,4,5,0,1,6],1.1048610079601278,2.8649757864996115,1013613070480]"`,
  );
  expect(text(Number.MAX_SAFE_INTEGER)).toMatchInlineSnapshot(
    `"[0.7781912930118593,-0.30626941366921545,220,[4,3,6,1,7,5,8,0,2],3.5110403316504133,3.5678127201386776,733736894734]"`,
  );
});
