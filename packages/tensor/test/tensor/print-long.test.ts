import { Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';

const counted = (...shape: number[]): Tensor =>
  new Tensor(
    Tensor.zeros(shape).data.map((_, i) => i),
    shape,
  );

test('long dimensions show their ends', () => {
  expect(String(counted(10))).toMatchInlineSnapshot(`
    "Tensor [10] float32
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
  `);
  expect(String(counted(11))).toMatchInlineSnapshot(`
    "Tensor [11] float32
    [ 0,  1,  2, …,  8,  9, 10]"
  `);
  expect(String(counted(2, 784))).toMatchInlineSnapshot(`
    "Tensor [2, 784] float32
    [[   0,    1,    2, …,  781,  782,  783],
     [ 784,  785,  786, …, 1565, 1566, 1567]]"
  `);
  expect(String(counted(500, 2))).toMatchInlineSnapshot(`
    "Tensor [500, 2] float32
    [[  0,   1],
     [  2,   3],
     [  4,   5],
     …,
     [994, 995],
     [996, 997],
     [998, 999]]"
  `);
  expect(String(counted(60, 2, 2))).toMatchInlineSnapshot(`
    "Tensor [60, 2, 2] float32
    [[[  0,   1],
      [  2,   3]],

     …,

     [[236, 237],
      [238, 239]]]"
  `);
});

test('a million numbers are eight lines, and only those shown are looked at', () => {
  const X = counted(1000, 1000);
  const text = String(X);
  const shown = (place: number): boolean => place < 3 || place >= 997;
  for (let i = 0; i < X.size; i++) {
    if (!shown(Math.floor(i / 1000)) || !shown(i % 1000)) X.data[i] = i % 2 === 0 ? NaN : -1e30;
  }
  expect(String(X)).toBe(text);
  expect(text).toMatchInlineSnapshot(`
    "Tensor [1000, 1000] float32
    [[     0,      1,      2, …,    997,    998,    999],
     [  1000,   1001,   1002, …,   1997,   1998,   1999],
     [  2000,   2001,   2002, …,   2997,   2998,   2999],
     …,
     [997000, 997001, 997002, …, 997997, 997998, 997999],
     [998000, 998001, 998002, …, 998997, 998998, 998999],
     [999000, 999001, 999002, …, 999997, 999998, 999999]]"
  `);
});

test.each([[[10, 10, 10, 10]], [[64, 3, 32, 32]], [[2, 1, 1, 1, 1, 1, 1, 300]]])(
  '%j fits on a screen',
  (shape) => {
    expect(String(Tensor.zeros(shape)).split('\n').length).toBeLessThan(60);
  },
);
